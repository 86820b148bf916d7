"""The labelled tasks of real documents as stories: what is ordered is real, what became of it is drawn from a seed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache, partial
from itertools import chain, cycle
from pathlib import Path
from random import Random
from typing import cast

import msgspec

from directives.rules.orders import Order
from ecabinet.clock import add_working_days
from ecabinet.sample.directives.story import Fate, Story

FILE = Path(__file__).parent.parent / "directives.json"
# The Government has had its present structure since then; what was ordered before is finished.
REORGANISED = date(2025, 3, 1)
SETTLED = timedelta(days=12)

# What becomes of them, by turns. Who had a deadline this year may still be at it; of last year's most are done.
DUE_THIS_YEAR = ("extended", "reported", "on_time", "extended", "reported", "late", "waiting", "extension_asked")
DUE_LONG_AGO = ("on_time", "on_time", "late", "on_time", "reported", "on_time", "late", "sent_back", "waiting")
DUE_LATER = ("reported", "accepted", "reported", "on_time", "waiting", "reported")
NEVER_DUE = ("on_time", "reported", "on_time", "reported", "waiting", "on_time", "accepted", "reported", "sent_back")
LONG_DONE = ("on_time", "on_time", "late")
OPEN = frozenset({"reported", "sent_back", "waiting"})
FATES: dict[str, Fate] = {"on_time": "done", "late": "done"}


class Document(msgspec.Struct, frozen=True):
    number: str
    date: date
    title: str
    issued_by: str
    source: str


class Task(msgspec.Struct, frozen=True):
    document: str
    clause: str
    lead: str
    cooperating: list[str]
    deadline: date | None
    deadline_text: str
    precision: str
    recurring: str | None
    text: str

    @property
    def ordered(self) -> str:
        """What is to be done: of a table row its first cell, and of the last sentence no closing mark of the paper."""
        return self.text.split(" | ")[0].removesuffix("/.")


class Corpus(msgspec.Struct, frozen=True):
    documents: dict[str, Document]
    tasks: list[Task]


@cache
def corpus() -> Corpus:
    return msgspec.json.decode(FILE.read_bytes(), type=Corpus)


def leads() -> list[str]:
    """Who has to do most comes first."""
    return [lead for lead, _ in Counter(task.lead for task in corpus().tasks).most_common()]


def stories(agencies: dict[str, int], abolished: dict[str, date], *, today: date, rng: Random) -> Iterator[Story]:
    """Documents that are not yet out on this day are left for later."""
    out = [task for task in corpus().tasks if corpus().documents[task.document].date < today - SETTLED]
    rng.shuffle(out)
    out.sort(key=lambda task: task.deadline or date.max, reverse=True)
    for n, (task, fate) in enumerate(chain.from_iterable(_with_fates(out, today=today))):
        yield _story(n, task, fate, agencies=agencies, last_day=_last_day(task, abolished, today), rng=rng)


def _with_fates(tasks: list[Task], *, today: date) -> Iterator[Iterator[tuple[Task, str]]]:
    recent = [task for task in tasks if corpus().documents[task.document].date >= REORGANISED]
    due = [task for task in recent if task.deadline and task.deadline < today]
    this_year = [task for task in due if task.deadline and task.deadline.year == today.year]
    yield zip(this_year, cycle(DUE_THIS_YEAR), strict=False)
    yield zip([task for task in due if task not in this_year], cycle(DUE_LONG_AGO), strict=False)
    yield zip([task for task in recent if task.deadline and task not in due], cycle(DUE_LATER), strict=False)
    yield zip([task for task in recent if not task.deadline], cycle(NEVER_DUE), strict=False)
    yield zip([task for task in tasks if task not in recent], cycle(LONG_DONE), strict=False)


def _story(
    n: int, task: Task, fate: str, *, agencies: dict[str, int], last_day: date, rng: Random
) -> Story:  # fmt: skip
    drafted = corpus().documents[task.document].date
    return Story(
        order=partial(_order, task, agencies), text=task.ordered, lead=task.lead, cooperating=tuple(task.cooperating),
        drafted=drafted, deadline=task.deadline, fate=FATES.get(fate) or cast(Fate, fate),
        ends=_ends(task, fate, drafted=drafted, last_day=last_day, rng=rng), reports=1 + n % 3,
        evidence=("number", "", "number", "", "")[n % 5] if n % 23 else "file",
        reminders=_reminders(task, fate, last_day), commented=n % 6 == 1, back_first=n % 11 == 4,
    )  # fmt: skip


def _reminders(task: Task, fate: str, last_day: date) -> int:
    """Who is late hears of it once, and again after half a year."""
    if task.deadline is None or fate not in OPEN:
        return 0
    return sum(task.deadline + timedelta(days=days) < last_day for days in (0, 180))


def _order(task: Task, agencies: dict[str, int]) -> Order:
    document = corpus().documents[task.document]
    return Order(
        text=task.ordered, quote=task.text, lead=agencies[task.lead],
        cooperating=tuple(agencies[one] for one in task.cooperating), deadline=task.deadline, precision=task.precision,
        deadline_text=task.deadline_text, recurring=task.recurring, document_number=document.number,
        document_title=document.title, document_place=task.clause, issued_on=document.date,
        issued_by=document.issued_by,
    )  # fmt: skip


def _last_day(task: Task, abolished: dict[str, date], today: date) -> date:
    """Nobody reports for a ministry that is no more."""
    return min(abolished.get(task.lead, today), today) - SETTLED


def _ends(task: Task, fate: str, *, drafted: date, last_day: date, rng: Random) -> date | None:
    """The day on which completion is asked for; between the order and the last day there is always a working day."""
    if fate == "late" and task.deadline:
        wanted = task.deadline + timedelta(days=rng.randint(4, 70))
    elif fate == "on_time" and task.deadline:
        wanted = task.deadline - timedelta(days=rng.randint(0, (task.deadline - drafted).days // 3))
    else:
        wanted = drafted + timedelta(days=rng.randint(30, 240))
    return add_working_days(min(wanted, last_day) + timedelta(days=1), -1)
