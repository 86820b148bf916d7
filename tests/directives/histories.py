"""Random histories of directives, and an oracle that judges them by replaying, knowing nothing of the view."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from ecabinet.db import fetch
from tests.directives.cabinet import Cabinet, insert

START = datetime(2025, 11, 1, tzinfo=UTC)
STEPS = {
    "draft": ["issue"],
    "issued": ["receipt", "cancellation"],
    "received": ["acceptance", "return", "cancellation"],
    "accepted": ["request", "extension", "grant", "refusal", "cancellation"],
    "returned": ["issue", "cancellation"],
    "completion_asked": ["accepted", "sent_back", "grant", "refusal"],
    "done": [],
    "cancelled": [],
}
LEADS_TO = {
    "issue": "issued", "receipt": "received", "acceptance": "accepted", "return": "returned",
    "request": "completion_asked", "accepted": "done", "sent_back": "accepted", "cancellation": "cancelled",
}  # fmt: skip


@dataclass
class History:
    """Acts in order: what, when, and a number of days or of a lead that goes with it."""

    deadline: date | None
    acts: list[tuple[str, datetime, int]] = field(default_factory=list)


@dataclass
class Judged:
    """What the oracle says of a history at an instant."""

    state: str = "draft"
    lead: int = 0
    deadline: date | None = None
    done_on: date | None = None
    asked_on: date | None = None
    waiting: date | None = None

    def class_by(self, deadline: date | None, today: date) -> str:
        if self.state in ("draft", "cancelled"):
            return self.state
        finished = self.state == "done"
        if deadline is None:
            return "done_no_deadline" if finished else "open_no_deadline"
        late = (self.done_on or today) > deadline
        return ("done_late" if late else "done_on_time") if finished else ("open_overdue" if late else "open_in_time")


@st.composite
def histories(draw: st.DrawFn) -> History:
    made = History(draw(st.none() | st.dates(date(2025, 11, 1), date(2025, 12, 15))))
    state, now, waiting = "draft", START, False
    for _ in range(draw(st.integers(0, 12))):
        steps = [step for step in STEPS[state] if not refused(step, made, waiting)]
        if not steps:
            break
        step = draw(st.sampled_from(steps))
        now += timedelta(seconds=draw(st.integers(0, 20 * 86400)))
        made.acts.append((step, now, draw(st.integers(1, 30))))
        waiting = step == "extension" or (waiting and step not in ("grant", "refusal"))
        state = LEADS_TO.get(step, state)
    return made


def refused(step: str, history: History, waiting: bool) -> bool:
    if step == "extension":
        return waiting or history.deadline is None
    return step in ("grant", "refusal") and not waiting


def judge(history: History, instant: datetime, leads: list[int]) -> Judged:
    found = Judged(lead=leads[0], deadline=history.deadline)
    for step, at, number in history.acts:
        if at > instant:
            break
        found.state = LEADS_TO.get(step, found.state)
        if step == "issue":
            found.lead = leads[number % len(leads)]
        elif step == "request":
            found.asked_on = house_day(at)
        elif step == "accepted":
            found.done_on = found.asked_on
        elif step == "extension":
            assert found.deadline
            found.waiting = found.deadline + timedelta(days=number)
        elif step in ("grant", "refusal"):
            found.deadline, found.waiting = (found.waiting if step == "grant" else found.deadline), None
    return found


def house_day(at: datetime) -> date:
    """Viet Nam has kept seven hours ahead of UTC since 1975."""
    return (at.astimezone(UTC) + timedelta(hours=7)).replace(tzinfo=None).date()


async def write(history: History, cabinet: Cabinet, leads: list[int]) -> int:
    """The records of a history, put into the tables without the commands; returns the directive."""
    one, other = cabinet.office.person, cabinet.lead.person
    directive = await insert(
        "directive", text="Nhiệm vụ", lead=leads[0], deadline=history.deadline, drafted_at=START, drafted_by=one,
        precision="day" if history.deadline else "none",
    )  # fmt: skip
    issue = request = extension = 0
    deadline = history.deadline
    for step, at, number in history.acts:
        if step == "issue":
            issue = await insert("issue", directive=directive, lead=leads[number % len(leads)], at=at, by=one)
        elif step in ("receipt", "acceptance", "return"):
            await insert(f'"{step}"', issue=issue, at=at, by=other)
        elif step == "request":
            request = await insert("completion_request", directive=directive, at=at, by=other)
        elif step in ("accepted", "sent_back"):
            await insert("verification", request=request, outcome=step, at=at, by=one)
        elif step == "cancellation":
            await insert("cancellation", directive=directive, by_document="1/NQ-CP", at=at, by=one)
        elif step == "extension":
            assert deadline
            new = deadline + timedelta(days=number)
            extension = await insert(
                "extension", directive=directive, old_deadline=deadline, new_deadline=new, asked_at=at, asked_by=other
            )
        else:
            outcome = "granted" if step == "grant" else "refused"
            row = await fetch(
                "UPDATE extension SET outcome = $2, decided_at = $3, decided_by = $4 WHERE id = $1"
                " RETURNING new_deadline",
                extension, outcome, at, one,
            )  # fmt: skip
            deadline = row[0]["new_deadline"] if step == "grant" else deadline
    return directive
