"""What may be taken back, for how long, and what it is called."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime, timedelta

from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_

WINDOW = timedelta(seconds=10)
ACTS = {
    "item.begun": N_("Item %(n)s is on."),
    "item.discussed": N_("Item %(n)s is finished."),
    "item.postponed": N_("Item %(n)s is postponed."),
    "item.withdrawn": N_("Item %(n)s is taken out."),
    "speech.begun": N_("The floor is given: %(name)s."),
    "speech.ended": N_("The speech is ended: %(name)s."),
    "speaker.dismissed": N_("Taken off the list of speakers: %(name)s."),
    "sitting.adjourned": N_("The sitting is adjourned."),
    "scene.shown": N_("On the big screens now: %(scene)s."),
}
# With any of these the meeting has gone on; that somebody arrives or asks to speak changes nothing of what was done.
COURSE = ("sitting.", "item.", "speech.", "ballot.", "scene.shown", "presentation.", "minutes.", "act.undone")


def goes_on(kind: str) -> bool:
    return kind.startswith(COURSE)


def require_sight(*, closed_on: bool) -> None:
    """Whether the meeting has gone on within a closed item is told to nobody who may not look into it, by an answer
    that depends on it neither: he undoes nothing while it is on."""
    if closed_on:
        raise RuleBroken(N_("A closed item is on: only who may look into it can undo this."))


def require_undoable(*, at: datetime, now: datetime, later: Collection[str]) -> None:
    """`later` are the kinds of what happened in the room after the act."""
    if now >= at + WINDOW:
        raise RuleBroken(N_("The ten seconds in which this could be undone are over."))
    if any(goes_on(kind) for kind in later):
        raise RuleBroken(N_("The meeting has gone on since: this can no longer be undone."))
