"""Word papers that are read as text alone."""

from __future__ import annotations

from ecabinet.db import fetch

SOME = 20
# A content whose pages are being drawn is left to them; before papers were drawn at all there is no rendering.
WITHOUT = """
SELECT b.sha256 FROM blob b LEFT JOIN rendering r ON r.blob = b.sha256
WHERE b.kind = 'docx' AND coalesce(r.state, 'text_only') = 'text_only'
  AND EXISTS (SELECT 1 FROM paper_version v WHERE v.blob = b.sha256 AND v.state = 'readable')
  AND NOT EXISTS (SELECT 1 FROM page g WHERE g.blob = b.sha256)
  AND NOT EXISTS (SELECT 1 FROM wording w WHERE w.blob = b.sha256)
ORDER BY b.sha256 LIMIT $1
"""


async def without_words() -> list[str]:
    """Some of the readable ones of which no words are kept."""
    return [row["sha256"] for row in await fetch(WITHOUT, SOME)]
