"""The sitting: who comes, what is on, how they vote, and the words of the conclusion."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from documents.commands.handing import hand_out, take_back
from documents.queries.copies import copies_of
from ecabinet.clock import day_start, house_day
from ecabinet.sample.meetings.held import Held
from ecabinet.sample.meetings.plan import Ballot, Clause, Item
from meetings import papers  # noqa: F401 - registers who may read a meeting's papers
from meetings.commands import attending, balloting, concluding, voting
from meetings.commands.concluding import Written
from meetings.commands.confirming import confirm
from meetings.commands.preparing import Plan, prepare
from meetings.commands.sitting import close_sitting, go_to, open_sitting
from meetings.queries.ballots import ballot_facts
from meetings.rules.deadlines import written

MINUTE, SECOND = timedelta(minutes=1), timedelta(seconds=1)


def note(held: Held) -> None:
    plan = held.plan
    _note_arrivals(held)
    _note_copies(held)
    held.note(plan.starts_at, held.command(open_sitting, held.chair))
    begins = plan.starts_at + 5 * MINUTE
    for n, item in enumerate(plan.items):
        if item.ballot:
            held.note(plan.starts_at - 40 * MINUTE, partial(_prepare, held, n, item.ballot))
        if n < plan.on:
            _note_item(held, n, item, begins)
            begins += item.minutes * MINUTE
    if plan.until != "sitting":
        held.note(plan.ends_at, held.command(close_sitting, held.chair))


def _note_arrivals(held: Held) -> None:
    plan = held.plan
    substitutes = [one.substitute for one in plan.absent.values() if one.substitute and one.agreed]
    # Presence begins on the day of the meeting, also for a sample that is made just after midnight.
    earliest = day_start(house_day(plan.starts_at))
    for n, key in enumerate([*held.coming, *substitutes, *plan.invitees, plan.secretary]):
        moment = max(plan.starts_at - held.rng.randrange(20, 840) * SECOND, earliest)
        held.note(moment, partial(_arrive, held, key, by_himself=n % 4 != 3))
    # In a running sitting some have only just said that they are there.
    confirmed = plan.starts_at + (-4 if plan.until == "sitting" else 3) * MINUTE
    held.note(max(confirmed, earliest), held.command(confirm, held.secretary))


def _note_copies(held: Held) -> None:
    """What is on paper only is handed out at the door, and taken back there."""
    for n, item in enumerate(held.plan.items):
        if any(doc.stub for doc in item.papers):
            held.note(held.plan.starts_at - 12 * SECOND, partial(_hand_out, held, n))
            if held.plan.until != "sitting":
                held.note(held.plan.ends_at + 8 * MINUTE, partial(_take_back, held, n))


def _note_item(held: Held, n: int, item: Item, begins: datetime) -> None:
    held.note(begins, partial(_go_to, held, n))
    if item.ballot and item.ballot.opens:
        _note_ballot(held, n, item.ballot, begins + (item.minutes - 9) * MINUTE)
    for k in range(len(item.clauses)):
        held.note(begins + (item.minutes - 1) * MINUTE, partial(_add_clause, held, n, k))


def _note_ballot(held: Held, n: int, ballot: Ballot, opens: datetime) -> None:
    held.note(opens, partial(_open, held, n))
    for key in ballot.voters or [key for key in held.coming if key not in ballot.silent]:
        if first := ballot.first_thoughts.get(key):
            held.note(opens + 15 * SECOND, partial(_cast, held, n, key, first))
        held.note(opens + held.rng.randrange(25, 330) * SECOND, partial(_cast, held, n, key, ballot.votes.get(key)))
    if not ballot.voters:
        held.note(opens + 6 * MINUTE, partial(_close, held, n))


async def _arrive(held: Held, key: str, moment: datetime, *, by_himself: bool) -> None:
    mode = "remote" if key in held.plan.remote else "room"
    by = held.cast.people[key] if by_himself else held.secretary
    await attending.arrive(by, held.id, held.person(key), mode=mode, at=moment)


async def _hand_out(held: Held, n: int, moment: datetime) -> None:
    await hand_out(held.office, held.stubs[n], [held.person(key) for key in held.coming], at=moment)


async def _take_back(held: Held, n: int, moment: datetime) -> None:
    keeping = {held.person(key) for key in held.plan.keeping}
    for copy in await copies_of(held.stubs[n]):
        if copy.person not in keeping:
            await take_back(held.office, held.stubs[n], copy.id, at=moment)


async def _go_to(held: Held, n: int, moment: datetime) -> None:
    await go_to(held.secretary, held.items[n], at=moment)


async def _prepare(held: Held, n: int, ballot: Ballot, moment: datetime) -> None:
    paper = held.papers.get(n)
    held.ballots[n] = await prepare(
        held.secretary, held.items[n], Plan(question=ballot.question, paper=paper), at=moment
    )


async def _open(held: Held, n: int, moment: datetime) -> None:
    await balloting.open_ballot(held.chair, held.ballots[n], at=moment)


async def _cast(held: Held, n: int, key: str, vote: tuple[str, str] | None, moment: datetime) -> None:
    choice, remark = vote or ("for", "")
    draft = (await ballot_facts(held.ballots[n])).draft_sha256
    sheet = voting.Sheet(choice=choice, remark=remark, draft=draft)
    await voting.cast(held.cast.people[key], held.ballots[n], sheet, at=moment)


async def _close(held: Held, n: int, moment: datetime) -> None:
    await balloting.close_ballot(held.chair, held.ballots[n], at=moment)


async def _add_clause(held: Held, n: int, k: int, moment: datetime) -> None:
    said = _written(held, held.plan.items[n].clauses[k])
    held.clauses[n, k] = await concluding.add_clause(held.secretary, held.items[n], said, at=moment)


def _written(held: Held, clause: Clause) -> Written:
    """Who leads and until when, where the clause orders one thing."""
    if len(clause.tasks) != 1:
        return Written(text=clause.text)
    task = clause.tasks[0]
    due = written(task.deadline, task.deadline_text)
    return Written(text=clause.text, owner=held.cast.agencies[task.lead], due=due)
