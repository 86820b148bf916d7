"""The directives of the small world: one of each state for the clerk's ministry, and a few of others."""

from __future__ import annotations

from datetime import date
from functools import partial

from directives.rules.orders import Order
from ecabinet.clock import add_working_days
from ecabinet.sample.cast import Cast
from ecabinet.sample.directives.story import Fate, Story

CLERKS, OTHERS, HELPING = "Bộ Xây dựng", "Bộ Y tế", "Bộ Tư pháp"
FATES: dict[str, Fate] = {
    "draft": "draft",
    "issued": "issued",
    "received": "received",
    "accepted": "reported",
    "completion_asked": "waiting",
    "returned": "returned",
    "done": "done",
    "cancelled": "cancelled",
    "overdue": "reported",
}


def stories(cast: Cast, today: date) -> dict[str, Story]:
    """Ordered eight weeks ago; due in three, or for two days overdue."""
    drafted = add_working_days(today, -40)
    due, gone = add_working_days(today, 15), add_working_days(today, -2)
    story = partial(_story, cast, drafted=drafted)
    return {
        **{name: story(name, fate, deadline=gone if name == "overdue" else due) for name, fate in FATES.items()},
        "of_other": story("của bộ khác", "reported", lead=OTHERS, cooperating=CLERKS),
        "of_nobody": story("của bộ thứ ba", "reported", lead="Bộ Tài chính", cooperating=HELPING),
    }


def _story(
    cast: Cast, name: str, fate: Fate, *, drafted: date, lead: str = CLERKS, cooperating: str = HELPING,
    deadline: date | None = None,
) -> Story:  # fmt: skip
    text = f"Giao {lead} thực hiện nhiệm vụ thử nghiệm ({name})."
    order = Order(
        text=text, quote=text, lead=cast.agencies[lead], cooperating=(cast.agencies[cooperating],), deadline=deadline,
        precision="day" if deadline else "none", document_number="100/TB-VPCP", document_place="1", issued_on=drafted,
        document_title="Thông báo của thế giới thử",
    )  # fmt: skip
    return Story(
        order=lambda: order, text=text, lead=lead, cooperating=(cooperating,), drafted=drafted, deadline=deadline,
        fate=fate, evidence="number", commented=True,
    )  # fmt: skip
