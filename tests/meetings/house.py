"""The world's people, a loop of their own, and what the database says of a meeting that they hold."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from ecabinet import db
from ecabinet.access import Viewer
from ecabinet.db import fetch
from ecabinet.settings import Settings
from tests.world import World

OFFICES = """
SELECT person.id AS person, account.id AS account, person.name, bool_or(post.kind = 'prime_minister') AS first
FROM post JOIN person ON person.id = post.person JOIN account ON account.person = person.id
WHERE post.kind IN ('prime_minister', 'deputy_prime_minister', 'minister') AND post.valid_to IS NULL
GROUP BY person.id, account.id, person.name ORDER BY person.id
"""
MEMBERS = """
SELECT DISTINCT person FROM post
WHERE kind IN ('prime_minister', 'deputy_prime_minister', 'minister') AND valid_to IS NULL
"""
ALL_COME = """
INSERT INTO attendance (participant, mode, arrived_at)
SELECT p.id, 'room', now() FROM participant p WHERE p.meeting = $1 AND p.person = ANY($2::int[])
AND NOT EXISTS (SELECT 1 FROM attendance a WHERE a.participant = p.id AND a.left_at IS NULL)
"""
ALL_VOTE = """
INSERT INTO vote (ballot, person, choice, remark, at, source, version)
SELECT $1, person, choice, '', now(), 'own', 1 FROM unnest($2::int[], $3::text[]) AS v(person, choice)
ON CONFLICT (ballot, person) DO UPDATE SET choice = excluded.choice, source = 'own'
"""
OVER = "UPDATE ballot SET closes_at = clock_timestamp() - interval '1 second' WHERE id = $1"
SEEN = """
SELECT st.state, (SELECT item FROM current_item WHERE meeting = $1) AS item,
       ARRAY(SELECT p.person FROM participant p JOIN attendance a ON a.participant = p.id AND a.left_at IS NULL
             WHERE p.meeting = $1) AS present
FROM meeting_state st WHERE st.id = $1
"""
BALLOTS = """
SELECT s.id, s.state,
       (SELECT json_object_agg(v.person, json_build_array(v.choice, v.source)) FROM vote v WHERE v.ballot = s.id)::text
       AS votes,
       (SELECT json_object_agg(w.id, w.decision) FROM paper_vote w WHERE w.ballot = s.id)::text AS slips
FROM ballot_state s JOIN ballot b ON b.id = s.id JOIN agenda_item i ON i.id = b.item WHERE i.meeting = $1
"""


@dataclass
class House:
    """The loop awaits every step; counted are the acts that were done, by name, and why ballots ended as they did."""

    world: World
    runner: asyncio.Runner
    voters: list[Viewer]
    members: frozenset[int]
    prime_minister: int
    steps: int = 0
    refused: int = 0
    acts: Counter[str] = field(default_factory=Counter)
    reasons: Counter[str] = field(default_factory=Counter)

    def tell(self, act: str, *, refused: bool) -> None:
        self.steps += 1
        self.refused += refused
        self.acts[act] += not refused

    def run(self, act: Coroutine[Any, Any, Any]) -> Any:
        return self.runner.run(act)


@contextmanager
def house(settings: Settings, world: World) -> Iterator[House]:
    with asyncio.Runner() as runner:
        runner.run(db.connect(settings))
        try:
            rows = runner.run(fetch(OFFICES))
            voters = [viewer_of(row) for row in rows]
            members = frozenset(row["person"] for row in runner.run(fetch(MEMBERS)))
            yield House(world, runner, voters, members, next(row["person"] for row in rows if row["first"]))
        finally:
            runner.run(db.disconnect())


def viewer_of(row: Any) -> Viewer:
    return Viewer(account=row["account"], person=row["person"], name=row["name"], duties=frozenset({"member"}))
