"""After the sitting: conclusions are approved, their sentences become directives, the minutes are frozen."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial

from directives.rules.orders import Order
from ecabinet.clock import add_working_days, house_day
from ecabinet.sample.diary import at, working_day
from ecabinet.sample.directives.story import Story
from ecabinet.sample.directives.telling import tell
from ecabinet.sample.meetings.held import Held
from ecabinet.sample.meetings.plan import Task
from meetings.commands.approving import approve, lock
from meetings.commands.minuting import freeze_minutes

MINUTE = timedelta(minutes=1)


def note(held: Held) -> None:
    plan, day = held.plan, house_day(held.plan.ends_at)
    for n, item in enumerate(plan.items):
        if item.clauses:
            held.note(plan.ends_at + (89 + 4 * n) * MINUTE, partial(_lock, held, n))
            held.note(plan.ends_at + (90 + 4 * n) * MINUTE, partial(_approve, held, n))
        for k, clause in enumerate(item.clauses):
            for task in clause.tasks:
                tell(held.cast, held.diary, held.rng, _story(held, n, k, task))
    if plan.until == "minuted":
        held.note(at(add_working_days(day, 2), 15, 40), held.command(freeze_minutes, held.office))


async def _lock(held: Held, n: int, moment: datetime) -> None:
    await lock(held.secretary, held.items[n], at=moment)


async def _approve(held: Held, n: int, moment: datetime) -> None:
    await approve(held.chair, held.items[n], at=moment)


def _story(held: Held, n: int, k: int, task: Task) -> Story:
    day = held.plan.issued_on or add_working_days(house_day(held.plan.ends_at), 1)
    return Story(
        order=partial(_order, held, n, k, task), text=task.quote, lead=task.lead, cooperating=task.cooperating,
        drafted=working_day(day), deadline=task.deadline, fate=task.fate,
    )  # fmt: skip


def _order(held: Held, n: int, k: int, task: Task) -> Order:
    """What the directive says; the clause's id is known only now."""
    agencies = held.cast.agencies
    return Order(
        text=task.quote, quote=task.quote, clause=held.clauses[n, k], lead=agencies[task.lead],
        cooperating=tuple(agencies[one] for one in task.cooperating), deadline=task.deadline,
        deadline_text=task.deadline_text, precision=task.precision, document_number=held.plan.document_number,
        issued_on=held.plan.issued_on, issued_by="Văn phòng Chính phủ",
    )  # fmt: skip
