"""Before the sitting: the meeting is planned and called, papers come in, the invited answer."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from documents.commands.attaching import attach, attach_stub, replace
from ecabinet.clock import add_working_days
from ecabinet.sample import papers
from ecabinet.sample.diary import at
from ecabinet.sample.meetings.held import Held
from ecabinet.sample.meetings.plan import Doc, Item, Revision
from meetings.commands.answering import answer, consent
from meetings.commands.inviting import call, clear, invite
from meetings.commands.planning import ItemPlan, Plan, add_item, create_meeting
from meetings.queries.presence import participants

MINUTE = timedelta(minutes=1)
REVISED_AFTER = timedelta(days=2)
WORKING_HOURS = 9 * 60 * 60


def note(held: Held) -> None:
    plan = held.plan
    planned = at(add_working_days(plan.called_on, -3), 9, 12)
    handed_in = at(add_working_days(plan.called_on, -1), 9, 5)
    held.note(planned, partial(_create, held))
    for n, item in enumerate(plan.items):
        held.note(planned + n * 3 * MINUTE, partial(_add_item, held, n, item))
        for k, doc in enumerate(item.papers):
            comes = plan.starts_at - doc.late if doc.late else handed_in + (n * 21 + k * 4) * MINUTE
            held.note(comes, partial(_attach, held, n, doc))
    held.note(planned + 40 * MINUTE, partial(_invite, held))
    held.note(at(plan.called_on, 10, 30), held.command(call, held.office))
    for key in (plan.chair, *plan.members, *plan.invitees):
        if key not in plan.unanswered:
            _note_answer(held, key)


async def _create(held: Held, moment: datetime) -> None:
    plan = held.plan
    facts = Plan(kind=plan.kind, title=plan.title, place=plan.place, starts_at=plan.starts_at, ends_at=plan.ends_at)
    held.id = await create_meeting(held.office, facts, at=moment)


async def _add_item(held: Held, n: int, item: Item, moment: datetime) -> None:
    agency = held.cast.agencies[item.agency]
    facts = ItemPlan(
        title=item.title, kind=item.kind, agency=agency, minutes_planned=item.minutes, closed=item.closed
    )  # fmt: skip
    held.items[n] = await add_item(held.office, held.id, facts, at=moment)


async def _attach(held: Held, n: int, doc: Doc, moment: datetime) -> None:
    agency = held.plan.items[n].agency
    about: dict[str, Any] = {
        "title": doc.title, "kind": doc.kind, "meeting": held.id, "item": held.items[n],
        "agency": held.cast.agencies[agency], "at": moment,
    }  # fmt: skip
    if doc.stub:
        held.stubs[n] = await attach_stub(held.office, **about)
        return
    name, data = _file(doc, agency, moment)
    paper = await attach(held.office, **about, upload_name=name, data=data)
    held.papers.setdefault(n, paper)
    for days, revision in enumerate(doc.revisions, start=1):
        held.note(moment + days * REVISED_AFTER, partial(_revise, held, paper, doc, revision))


async def _revise(held: Held, paper: int, doc: Doc, revision: Revision, moment: datetime) -> None:
    data = papers.official(revision.text, title=doc.title, at=moment)
    await replace(held.office, paper, why=revision.why, upload_name=_named(revision.text), data=data, at=moment)


def _file(doc: Doc, agency: str, moment: datetime) -> tuple[str, bytes]:
    if doc.text.endswith(".pdf"):
        return doc.text, papers.pdf_of(doc.text)
    if doc.text:
        return _named(doc.text), papers.official(doc.text, title=doc.title, at=moment)
    return "to-trinh.docx", papers.submission(title=doc.title, agency=agency, points=doc.points, at=moment)


def _named(text: str) -> str:
    return text.replace(".txt", ".docx")


async def _invite(held: Held, moment: datetime) -> None:
    plan = held.plan
    rows = {"chair": (plan.chair,), "member": plan.members, "invitee": plan.invitees, "secretary": (plan.secretary,)}
    for capacity, keys in rows.items():
        if keys:
            await invite(held.office, held.id, [held.person(key) for key in keys], capacity, at=moment)
    for n, item in enumerate(plan.items):
        if item.cleared:
            await clear(held.office, held.items[n], [held.person(key) for key in item.cleared], at=moment)


def _note_answer(held: Held, key: str) -> None:
    asked = at(add_working_days(held.plan.called_on, 1), 8)
    moment = asked + held.rng.randrange(WORKING_HOURS) * timedelta(seconds=1)
    held.note(moment, partial(_answer, held, key))
    if (absence := held.plan.absent.get(key)) and absence.agreed:
        held.note(moment + 95 * MINUTE, partial(_agree, held, key))


async def _answer(held: Held, key: str, moment: datetime) -> None:
    absence = held.plan.absent.get(key)
    if absence is None:
        await answer(held.cast.people[key], held.id, "attend", at=moment)
        return
    substitute = held.person(absence.substitute) if absence.substitute else None
    value = "substitute" if substitute else "absent"
    reason = absence.reason
    await answer(held.cast.people[key], held.id, value, reason=reason, substitute=substitute, at=moment)


async def _agree(held: Held, key: str, moment: datetime) -> None:
    row = next(row for row in await participants(held.id) if row.person == held.person(key))
    assert row.answer_id is not None
    await consent(held.chair, row.answer_id, agreed=True, at=moment)
