"""The course of each item, from what was pressed: when it began, who spoke and presented, ballots, breaks."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from ecabinet.i18n import N_

SENTENCES = {
    "item.begun": N_("The meeting takes up this item."),
    "speech.ended": N_("%(name)s speaks, %(n)s minutes."),
    "presentation.begun": N_("%(name)s presents the papers."),
    "presentation.handed_over": N_("%(name)s goes on presenting."),
    "presentation.taken_back": N_("%(name)s goes on presenting."),
    "ballot.opened": N_("A ballot is opened."),
    "ballot.closed": N_("The ballot is closed."),
    "ballot.void": N_("The ballot is stopped."),
    "sitting.adjourned": N_("The sitting is adjourned."),
    "sitting.resumed": N_("The sitting goes on."),
    "chair.handed_over": N_("%(name)s takes over the chair."),
}
KINDS = (*SENTENCES, "speech.begun", "item.discussed", "item.postponed", "item.withdrawn", "sitting.closed")
LEAVING = frozenset({"item.discussed", "item.postponed", "item.withdrawn", "sitting.closed"})


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """An event; `name` is who spoke, presented or took over the chair, `seconds` how long he spoke."""

    kind: str
    at: datetime
    item: int | None = None
    name: str = ""
    seconds: int = 0


class Line(msgspec.Struct, frozen=True, kw_only=True):
    at: datetime
    message: str
    name: str = ""
    minutes: int = 0
    since: datetime | None = None


def course_of_items(steps: Iterable[Step]) -> dict[int, list[Line]]:
    """A break belongs to the item that was on; a speech is told when it is over, from when to when."""
    told: dict[int, list[Line]] = {}
    on: int | None = None
    began: datetime | None = None
    for step in steps:
        if step.kind == "speech.begun":
            began = step.at
        item = step.item if step.item is not None else on
        if item is not None and step.kind in SENTENCES:
            told.setdefault(item, []).append(_line(step, began))
        if step.kind == "item.begun":
            on = step.item
        elif step.kind in LEAVING and step.item in {on, None}:
            on = None
    return told


def _line(step: Step, began: datetime | None) -> Line:
    speech = step.kind == "speech.ended"
    return Line(
        at=step.at, message=SENTENCES[step.kind], name=step.name,
        minutes=max(1, round(step.seconds / 60)) if speech else 0, since=began if speech else None,
    )  # fmt: skip
