"""A ballot as another program reads it: the rule, what is needed, and, only once it is closed, the counts and marks."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.db import fetch
from ecabinet.i18n import translate
from meetings.queries.ballots import BallotFacts
from meetings.rules.deciding import needed_of
from meetings.rules.explaining import explain


class Counts(msgspec.Struct, frozen=True, rename={"for_": "for"}):
    for_: int
    against: int
    other: int
    silent: int


class EntitledRow(msgspec.Struct, frozen=True, kw_only=True):
    """`mark` and `presence` are empty until the ballot is closed."""

    person: int
    name: str
    post: str
    mark: str = ""
    presence: str = ""


class BallotExport(msgspec.Struct, frozen=True, kw_only=True):
    """`base` and `needed` are the result's once there is one; before it a ballot on procedure has no `needed`."""

    id: int
    state: str
    kind: str
    procedure: str
    display: str
    question: str
    draft_sha256: str
    rule: str
    tie_reading: str
    base: int
    needed: int | None
    quorum: int | None
    present: int | None
    sent: int
    opened_at: datetime | None
    closes_at: datetime | None
    closed_at: datetime | None
    counts: Counts | None
    entitled: list[EntitledRow]
    outcome: str | None
    reason: str | None
    explanation: list[str]
    void_reason: str


ENTITLED = """
SELECT e.person, p.name, e.post_title AS post, coalesce(m.mark, '') AS mark, coalesce(m.presence, '') AS presence
FROM entitled e JOIN person p ON p.id = e.person
LEFT JOIN mark m ON m.ballot = e.ballot AND m.person = e.person
WHERE e.ballot = $1
ORDER BY array_position(ARRAY['prime_minister','deputy_prime_minister','minister'], e.post_kind::text), p.id
"""


async def ballot_export(ballot: BallotFacts) -> BallotExport:
    result = ballot.result
    figures = {name: getattr(ballot, name) for name in COMMON}
    before = needed_of(ballot.entitled) if ballot.entitled and ballot.kind == "draft" else None
    return BallotExport(
        **figures,
        rule=ballot.ruleset,
        base=result.base if result else ballot.entitled,
        needed=result.needed if result else before,
        quorum=result.quorum if result else None,
        present=result.present if result else None,
        sent=ballot.cast,
        counts=Counts(result.votes_for, result.votes_against, result.votes_other, result.base - result.cast)
        if result
        else None,
        entitled=[EntitledRow(**row) for row in await fetch(ENTITLED, ballot.id)],
        outcome=result.outcome if result else None,
        reason=result.reason if result else None,
        explanation=[translate(one.message, **one.params) for one in explain(result)] if result else [],
    )


COMMON = (
    "id", "state", "kind", "procedure", "display", "question", "draft_sha256", "tie_reading", "opened_at", "closes_at",
    "closed_at", "void_reason",
)  # fmt: skip
