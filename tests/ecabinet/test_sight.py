"""What the database chooses is what a page would show: the table of access says the same in SQL and in Python."""

from __future__ import annotations

from itertools import chain, combinations, product

import pytest

from ecabinet.access import TABLE, Relation, Viewer, may
from ecabinet.db import fetch
from ecabinet.sight import condition

CAPACITIES = (None, "chair", "member", "substitute", "invitee", "secretary")
AGENCIES = (None, "submitting", "lead", "cooperating")
RELATIONS = [
    Relation(capacity=capacity, agency=agency, own=own, cleared=cleared, downloads=downloads)
    for capacity, agency, (own, cleared, downloads) in product(
        CAPACITIES, AGENCIES, product((True, False), repeat=3)
    )
]  # fmt: skip
DUTIES = ("office", "office_head", "member", "ministry", "auditor", "admin")
ROW = """
SELECT n - 1 AS n FROM unnest($1::text[], $2::text[], $3::bool[], $4::bool[], $5::bool[])
    WITH ORDINALITY AS r(capacity, agency, own, cleared, downloads, n) WHERE
"""


def viewers() -> list[Viewer]:
    """With no duty, one or two; and with and without the post of a head."""
    chosen = chain.from_iterable(combinations(DUTIES, n) for n in range(3))
    return [
        Viewer(account=1, person=1, name="-", duties=frozenset(duties), post_kind=post)
        for duties in chosen
        for post in ("minister", "prime_minister")
    ]


@pytest.mark.parametrize("action", TABLE)
async def test_sql_chooses_what_the_table_permits(shared_world: object, action: str) -> None:
    columns = [[getattr(one, name) for one in RELATIONS] for name in Relation.__struct_fields__]
    for viewer in viewers():
        chosen = {row["n"] for row in await fetch(ROW + condition(viewer, action, "r"), *columns)}
        assert chosen == {n for n, relation in enumerate(RELATIONS) if may(viewer, action, relation)}, viewer
