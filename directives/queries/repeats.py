"""The last report or contribution with what proved it, to tell a second click from a second report."""

from __future__ import annotations

from typing import Any

from ecabinet.db import fetch_one

MARKS = """
ARRAY(
    SELECT coalesce(v.blob, e.document_number)::text COLLATE "C" FROM evidence AS e
    LEFT JOIN paper_version AS v ON v.id = e.paper_version WHERE e.{of} = o.id ORDER BY 1
) AS marks
"""
REPORT = f"""
SELECT o.id, o.at, o.by, o.text, o.percent, {MARKS.format(of="report")}
FROM report AS o WHERE o.directive = $1 ORDER BY o.at DESC, o.id DESC LIMIT 1
"""  # noqa: S608 - constants
CONTRIBUTION = f"""
SELECT o.id, o.at, o.by, o.text, {MARKS.format(of="contribution")}
FROM contribution AS o WHERE o.directive = $1 ORDER BY o.at DESC, o.id DESC LIMIT 1
"""  # noqa: S608 - constants


async def last_report(directive: int) -> Any | None:
    return await fetch_one(REPORT, directive)


async def last_contribution(directive: int) -> Any | None:
    return await fetch_one(CONTRIBUTION, directive)
