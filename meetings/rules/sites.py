"""The sites of an online conference: how they are written down, and when one counts as connected."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Literal, Protocol

import msgspec

from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_

State = Literal["waiting", "declared", "connected", "left"]
STATES: dict[State, str] = {
    "waiting": N_("Not connected yet"),
    "declared": N_("Connected, to be confirmed"),
    "connected": N_("Connected"),
    "left": N_("Left"),
}
ARRANGED = frozenset({"draft", "called", "sitting", "adjourned"})
ROOM = frozenset({"called", "sitting", "adjourned"})
MOST = 500
DELEGATES = 500
LONGEST = 200


class Named(msgspec.Struct, frozen=True):
    name: str
    post: str = ""


class Counted(Protocol):
    @property
    def state(self) -> State: ...
    @property
    def headcount(self) -> int: ...


class Totals(msgspec.Struct, frozen=True, kw_only=True):
    """Who is connected counts from his own word on, like the presence of a person."""

    sites: int
    connected: int
    declared: int
    people: int


def state_of(*, connected: bool, confirmed: bool, left: bool) -> State:
    if not connected:
        return "waiting"
    if left:
        return "left"
    return "connected" if confirmed else "declared"


def totals(sites: Iterable[Counted]) -> Totals:
    every = list(sites)
    here = [one for one in every if one.state in {"declared", "connected"}]
    declared = sum(one.state == "declared" for one in here)
    people = sum(one.headcount for one in here)
    return Totals(sites=len(every), connected=len(here), declared=declared, people=people)


def delegates_of(text: str) -> tuple[Named, ...]:
    """One a line, the post after a comma."""
    found = []
    for line in filter(None, map(str.strip, text.splitlines())):
        name, _, post = (part.strip() for part in line.partition(","))
        if not name or max(len(name), len(post)) > LONGEST:
            raise RuleBroken(N_("Write each delegate on a line: the name, a comma, the post."), "delegates")
        found.append(Named(name, post))
    if len(found) > DELEGATES:
        raise RuleBroken(N_("At most %(n)s delegates at one site."), "delegates", n=DELEGATES)
    return tuple(found)


def require_arrangeable(state: str) -> None:
    """Also while the meeting sits: a site may come late."""
    if state not in ARRANGED:
        raise RuleBroken(N_("The meeting is over or was cancelled: its sites no longer change."))


def require_room(sites: int) -> None:
    if sites > MOST:
        raise RuleBroken(N_("A meeting has at most %(n)s sites."), n=MOST)


def require_removable(state: State) -> None:
    if state != "waiting":
        raise RuleBroken(N_("A site that was connected stays on the list."))


def require_confirmable(state: State) -> None:
    if state == "waiting":
        raise RuleBroken(N_("This site has not said that it is connected."))
