"""The world's running sitting for races: who is present in it, and one ballot after the other on its current item."""

from __future__ import annotations

from dataclasses import dataclass

from ecabinet.access import Viewer
from ecabinet.db import fetch, fetch_one
from meetings.commands import balloting
from meetings.commands.preparing import Plan, prepare
from meetings.commands.voting import Sheet, cast
from meetings.queries.ballots import ballot_facts
from tests.world import World

PRESENT = """
SELECT a.id AS account, p.person, person.name FROM participant p
JOIN account a ON a.person = p.person JOIN person ON person.id = p.person
WHERE p.meeting = $1 AND p.capacity IN ('chair', 'member')
AND EXISTS (SELECT 1 FROM attendance t WHERE t.participant = p.id AND t.left_at IS NULL)
ORDER BY p.id
"""


@dataclass(frozen=True)
class Session:
    meeting: int
    item: int
    other_item: int
    paper: int
    chair: Viewer
    secretary: Viewer
    voters: list[Viewer]

    async def prepared(self, *, paper: bool = False) -> int:
        plan = Plan(question="Đồng ý?", paper=self.paper if paper else None)
        return await prepare(self.secretary, self.item, plan)

    async def opened(self, *, paper: bool = False) -> int:
        ballot = await self.prepared(paper=paper)
        await balloting.open_ballot(self.secretary, ballot)
        return ballot

    async def sheet(self, ballot: int, choice: str = "for", *, remark: str = "", key: str = "") -> Sheet:
        """What a member's page holds now: his choice, and the draft that he sees."""
        draft = (await ballot_facts(ballot)).draft_sha256
        return Sheet(choice=choice, remark=remark, key=key, draft=draft)

    async def vote(self, voter: Viewer, ballot: int, choice: str = "for", **more: str) -> None:
        await cast(voter, ballot, await self.sheet(ballot, choice, **more))

    async def close(self, ballot: int) -> None:
        await balloting.close_ballot(self.chair, ballot)


async def running(world: World) -> Session:
    """The item is on and the world's own prepared ballot is withdrawn."""
    here = world.sitting
    await balloting.stop_ballot(world.people["secretary"].viewer, here.ballots[0], "Lập lại")
    rows = await fetch(PRESENT, here.id)
    voters = [
        Viewer(account=row["account"], person=row["person"], name=row["name"], duties=frozenset({"member"}))
        for row in rows
    ]
    return Session(
        meeting=here.id, item=here.items[0], other_item=here.items[1], paper=here.papers[0], voters=voters,
        chair=world.people["prime_minister"].viewer, secretary=world.people["secretary"].viewer,
    )  # fmt: skip


async def count(sql: str, *values: object) -> int:
    """`count("vote WHERE ballot = $1", 7)`."""
    row = await fetch_one(f"SELECT count(*) AS n FROM {sql}", *values)
    assert row is not None
    return row["n"]


async def votes_of(ballot: int) -> dict[int, str]:
    rows = await fetch("SELECT person, choice FROM vote WHERE ballot = $1", ballot)
    return {row["person"]: row["choice"] for row in rows}
