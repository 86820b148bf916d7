"""Who may vote, fixed at the opening; and at the closing one mark for each of them, and the counts."""

from __future__ import annotations

from datetime import date, datetime

from ecabinet.db import fetch
from ecabinet.posts import MEMBERS
from meetings.queries.ballots import BallotFacts
from meetings.rules.deciding import Count, Decision, Marked, count_of, decide
from meetings.rules.rulesets import ruleset_named

ENTITLE = """
INSERT INTO entitled (ballot, person, post_kind, post_title)
SELECT DISTINCT ON (person) $1::int, person, kind, title FROM post
WHERE kind = ANY($3::text[]) AND valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2)
ORDER BY person, array_position($3::text[], kind::text), id
"""

FREEZE_MARKS = """
INSERT INTO mark (ballot, person, mark, presence, remark)
SELECT e.ballot, e.person,
       coalesce(v.choice, CASE WHEN a.mode IS NOT NULL THEN 'silent' WHEN s.sent THEN 'substituted' ELSE 'absent' END),
       coalesce(a.mode, ''), coalesce(v.remark, '')
FROM entitled e
LEFT JOIN vote v ON v.ballot = e.ballot AND v.person = e.person
LEFT JOIN participant p ON p.meeting = $2 AND p.person = e.person AND p.capacity IN ('chair', 'member')
LEFT JOIN LATERAL (
    SELECT mode FROM attendance WHERE participant = p.id AND left_at IS NULL LIMIT 1
) a ON true
-- Whoever changed his substitute has two of them: a join would mark him twice.
CROSS JOIN LATERAL (
    SELECT EXISTS (SELECT 1 FROM participant
                   WHERE meeting = $2 AND for_person = e.person AND capacity = 'substitute') AS sent
) s
WHERE e.ballot = $1
"""
MARKED = """
SELECT e.post_kind, m.mark, m.presence
FROM mark m JOIN entitled e ON e.ballot = m.ballot AND e.person = m.person WHERE m.ballot = $1 ORDER BY m.id
"""


async def counted(ballot: int, kind: str) -> Count:
    rows = await fetch(MARKED, ballot)
    return count_of([Marked(**row) for row in rows], kind)


async def entitle(ballot: int, day: date) -> None:
    """The members of the Government in office on this day."""
    await fetch(ENTITLE, ballot, day, list(MEMBERS))


async def freeze(row: BallotFacts, meeting: int, now: datetime) -> Decision:
    """The marks and the result of a ballot whose lock is ours."""
    await fetch(FREEZE_MARKS, row.id, meeting)
    count = await counted(row.id, row.kind)
    decision = decide(count, ruleset_named(row.ruleset), row.tie_reading, row.kind)
    await fetch(
        "INSERT INTO result (ballot, kind, ruleset, tie_reading, base, needed, quorum, present, votes_for,"
        " votes_against, votes_other, prime_minister, outcome, reason, at)"
        " VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        row.id, row.kind, row.ruleset, row.tie_reading, count.base, decision.needed, decision.quorum, count.present,
        count.votes_for, count.votes_against, count.votes_other, count.prime_minister, decision.outcome,
        decision.reason, now,
    )  # fmt: skip
    return decision
