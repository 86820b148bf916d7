"""Pages as the worker leaves them behind, without an image: enough for notes."""

from __future__ import annotations

import json

from documents.rules.flow import PageLines
from ecabinet.db import fetch


async def draw(sha256: str, pages: list[PageLines], *, state: str = "done") -> None:
    await fetch(
        "INSERT INTO rendering (blob, state, pages, ready, outline, reason) VALUES ($1, $2, $3, $3, '[]', '')"
        " ON CONFLICT (blob) DO NOTHING",
        sha256, state, len(pages),
    )  # fmt: skip
    await fetch("UPDATE paper_version SET state = 'readable', readable_at = at WHERE blob = $1", sha256)
    for page in pages:
        await fetch(
            "INSERT INTO page (blob, n, width, height, text, lines) VALUES ($1, $2, 1600, 2263, '', $3::jsonb)"
            " ON CONFLICT (blob, n) DO NOTHING",
            sha256, page.n, json.dumps(page.lines, ensure_ascii=False),
        )  # fmt: skip
