"""The people of the house, each by the office that he holds today."""

from __future__ import annotations

import msgspec

from ecabinet.db import fetch
from ecabinet.posts import MEMBERS, NAMES


class PersonRow(msgspec.Struct, frozen=True):
    id: int
    name: str
    post_title: str
    agency_name: str
    member: bool


PEOPLE = """
WITH today AS (SELECT (now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date AS day)
SELECT person.id, person.name, post.title, coalesce(agency.name, '') AS agency_name,
       post.kind = ANY($2::text[]) AS member
FROM person
JOIN LATERAL (
    SELECT kind, title, agency, array_position($1::text[], kind::text) AS rank FROM post, today
    WHERE post.person = person.id AND valid_from <= day AND coalesce(valid_to, day) >= day
    ORDER BY rank, id LIMIT 1
) post ON true
LEFT JOIN agency ON agency.id = post.agency
WHERE $3::int IS NULL OR post.agency = $3
ORDER BY post.rank, person.sort_key, person.id
"""


async def everyone() -> list[PersonRow]:
    """In the order of protocol, and within one rank in Vietnamese order."""
    return await _people(None)


async def of_agency(agency: int) -> list[PersonRow]:
    return await _people(agency)


async def office_people() -> list[int]:
    """The persons who act for the Government Office, to be told what waits for it."""
    rows = await fetch(
        "SELECT DISTINCT person FROM account WHERE disabled_at IS NULL AND 'office' = ANY(duties) ORDER BY person"
    )
    return [row["person"] for row in rows]


async def _people(agency: int | None) -> list[PersonRow]:
    rows = await fetch(PEOPLE, list(NAMES), list(MEMBERS), agency)
    return [PersonRow(*row) for row in rows]
