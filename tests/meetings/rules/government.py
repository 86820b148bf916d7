"""Governments that are in office for one day each, and a ballot of each of them held by the real commands."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random

from ecabinet.access import Viewer
from ecabinet.clock import HOUSE
from ecabinet.db import fetch, work
from meetings.commands import answering, attending, balloting, inviting, planning, sitting, voting
from meetings.commands.preparing import Plan, prepare
from tests.meetings.rules.oracle import Hall

MODES = ("room", "remote", "paper")
SILENCED = "UPDATE post SET valid_from = '1900-01-01', valid_to = '1900-01-02'"


@dataclass
class Story:
    """Who holds office on `day` (who is in `twice` holds two posts), and what each of them does at the meeting."""

    day: date
    members: list[int]
    prime_minister: int | None
    twice: set[int]
    invited: list[int]
    chair: int
    substitutes: dict[int, list[int]]
    papers: dict[int, list[str]]
    present: list[int]
    leaving: set[int]
    reading: str
    procedural: bool = False
    modes: dict[int, str] = field(default_factory=dict)

    def at(self, minute: int) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 8, tzinfo=HOUSE) + timedelta(minutes=minute)

    def seen_by_the_oracle(self) -> Hall:
        return Hall(
            members=frozenset(self.members),
            present=frozenset(self.present) - self.leaving,
            substituted=frozenset(self.substitutes),
            papers={person: said[-1] for person, said in self.papers.items()},
            prime_minister=self.prime_minister,
            reading=self.reading,
            procedural=self.procedural,
        )


def story(rng: Random, day: date, size: int, people: list[int], guests: list[int], reading: str) -> Story:
    """A fifth of the ballots is on procedure."""
    members = rng.sample(people, size)
    absent = rng.sample(members, rng.choice((0, 0, size // 4, size // 3, size // 2)))
    invited = [person for person in members if person not in absent or rng.random() < 0.7] or members[:1]
    present = [person for person in invited if person not in absent]
    away = [person for person in invited if person not in present]
    chair = rng.choice(present or invited)
    represented = [person for person in away if person != chair][:3]
    # A third of the ballots is a tie, as far as the number of those who vote allows it.
    voters = [person for person in present if rng.random() < 0.95]
    half = len(voters) // 2
    tied = ["for"] * half + ["against"] * half + ["other"]
    weights = [rng.random() for _ in range(3)]
    said = tied if rng.random() < 0.4 else rng.choices(("for", "against", "other"), weights, k=len(voters))
    return Story(
        day=day, members=members, invited=invited, chair=chair, present=present, reading=reading,
        prime_minister=rng.choice(voters or members) if rng.random() < 0.85 else None,
        twice={person for person in members if rng.random() < 0.1},
        substitutes=dict(zip(represented, pairs(rng, guests), strict=False)),
        papers={person: changed(rng, choice) for person, choice in zip(voters, said, strict=False)},
        procedural=rng.random() < 0.2,
        leaving={person for person in present if person != chair and rng.random() < 0.08},
        modes={person: rng.choice(MODES) for person in present},
    )  # fmt: skip


def pairs(rng: Random, guests: list[int]) -> list[list[int]]:
    """For each member who changes his mind once about who comes: two people, who come for nobody else."""
    mixed = rng.sample(guests, len(guests))
    return [mixed[n : n + 2] for n in range(0, len(mixed), 2)]


def changed(rng: Random, last: str) -> list[str]:
    """What one paper said, from the first time to the last."""
    return [*rng.choices(("for", "against", "other"), k=rng.choice((0, 0, 0, 1, 2))), last]


async def settle(people: int) -> list[int]:
    """People without posts; and nobody else is a member of the Government any more."""
    async with work(None):
        await fetch(SILENCED)
        rows = await fetch(
            "INSERT INTO person (name, sort_key) SELECT 'Thành viên thử nghiệm ' || n, lpad(n::text, 4, '0')"
            " FROM generate_series(1, $1) n RETURNING id",
            people,
        )
    return [row["id"] for row in rows]


def viewer(person: int) -> Viewer:
    return Viewer(account=0, person=person, name="", duties=frozenset())


async def hold(told: Story, secretary: Viewer) -> int:
    """Runs the story from the posts to the closing; returns the ballot."""
    await take_office(told)
    meeting, item = await gather(told, secretary)
    chair = viewer(told.chair)
    await sitting.open_sitting(chair, meeting, at=told.at(1))
    await sitting.go_to(secretary, item, at=told.at(2))
    for person in told.present:
        await attending.arrive(viewer(person), meeting, person, mode=told.modes[person], at=told.at(3))
    kind, procedure = ("procedural", "postpone") if told.procedural else ("draft", "")
    plan = Plan(question=f"Ngày {told.day}?", kind=kind, procedure=procedure)
    ballot = await prepare(secretary, item, plan, at=told.at(4))
    await balloting.open_ballot(secretary, ballot, at=told.at(5))
    for person, choices in told.papers.items():
        for n, choice in enumerate(choices):
            sheet = voting.Sheet(choice=choice, remark=f"Ý kiến {person}")
            await voting.cast(viewer(person), ballot, sheet, at=told.at(6 + n))
    for person in told.leaving:
        await attending.depart(viewer(person), meeting, person)
    await balloting.close_ballot(chair, ballot, at=told.at(30))
    return ballot


async def take_office(told: Story) -> None:
    for person in told.members:
        kind = "prime_minister" if person == told.prime_minister else "minister"
        for held in [kind, "deputy_prime_minister"] if person in told.twice else [kind]:
            await fetch(
                "INSERT INTO post (person, kind, valid_from, valid_to) VALUES ($1, $2, $3, $3)", person, held, told.day
            )


async def gather(told: Story, secretary: Viewer) -> tuple[int, int]:
    """A called meeting with one item, its answers given and agreed to."""
    plan = planning.Plan(
        kind="government", title=f"Phiên họp ngày {told.day}", place="", starts_at=told.at(0), ends_at=told.at(90)
    )  # fmt: skip
    meeting = await planning.create_meeting(secretary, plan, at=told.at(-90))
    item = await planning.add_item(
        secretary, meeting, planning.ItemPlan(title="Dự thảo", kind="draft"), at=told.at(-80)
    )
    others = [person for person in told.invited if person != told.chair]
    for people, capacity in (([told.chair], "chair"), (others, "member"), ([secretary.person], "secretary")):
        if people:
            await inviting.invite(secretary, meeting, people, capacity, at=told.at(-70))
    await inviting.call(secretary, meeting, at=told.at(-60))
    for person, substitutes in told.substitutes.items():
        for substitute in substitutes:
            await send_instead(told, meeting, person, substitute)
    return meeting, item


async def send_instead(told: Story, meeting: int, person: int, substitute: int) -> None:
    await answering.answer(
        viewer(person), meeting, "substitute", reason="Công tác", substitute=substitute, at=told.at(-50)
    )  # fmt: skip
    rows = await fetch(
        "SELECT a.id FROM answer a JOIN participant p ON p.id = a.participant WHERE p.meeting = $1 AND p.person = $2",
        meeting, person,
    )  # fmt: skip
    await answering.consent(viewer(told.chair), rows[0]["id"], agreed=True, at=told.at(-40))
