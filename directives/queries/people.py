"""Who is told of an act: the accounts of the agencies concerned, and those that issue."""

from __future__ import annotations

from datetime import date

from ecabinet.db import fetch

OF_AGENCIES = """
SELECT DISTINCT t.person FROM account AS t JOIN post AS p ON p.person = t.person
WHERE t.disabled_at IS NULL AND t.duties && ARRAY['ministry', 'member']::varchar[] AND p.agency = ANY($1::int[])
    AND p.valid_from <= $2 AND coalesce(p.valid_to, $2) >= $2
"""
WHO_ISSUE = "SELECT DISTINCT person FROM account WHERE disabled_at IS NULL AND 'office_head' = ANY(duties)"


async def of_agencies(agencies: list[int], day: date) -> list[int]:
    return [row["person"] for row in await fetch(OF_AGENCIES, agencies, day)]


async def who_issue() -> list[int]:
    return [row["person"] for row in await fetch(WHO_ISSUE)]
