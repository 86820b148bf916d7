"""Ways to weaken what guards the house. Each must be noticed by the matrix, or the matrix is not worth much."""

from __future__ import annotations

import importlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import msgspec
import pytest

from documents.queries.annotations import NOTES
from ecabinet import access
from ecabinet.access import TABLE, Relation, Rule, Viewer
from meetings.queries import items, meetings
from meetings.queries.rooms import PLACES


@dataclass(frozen=True)
class Mutant:
    """What is put in whose place (`module:name`, or `module:name[key]`), and the paths whose cells are to notice."""

    name: str
    place: str
    value: Any
    paths: tuple[str, ...]

    def put(self, patch: pytest.MonkeyPatch) -> None:
        module, _, name = self.place.partition(":")
        name, _, key = name.removesuffix("]").partition("[")
        found = importlib.import_module(module)
        if key:
            patch.setitem(getattr(found, name), key, self.value)
        else:
            patch.setattr(found, name, self.value, raising=False)  # a builtin is shadowed


def loosened() -> Iterator[tuple[str, Rule]]:
    """Every action may be taken by everybody; those that everybody may take anyway are left out."""
    for action, rule in TABLE.items():
        if rule.act != "any":
            yield action, Rule("any", "any", rule.why)


def told() -> Iterator[tuple[str, Rule]]:
    """Who may not act is told that there is something."""
    for action, rule in TABLE.items():
        if rule.act != "any" and rule.see != "any":
            yield action, Rule(rule.act, "any", rule.why)


def tightened() -> Iterator[tuple[str, Rule]]:
    """Nobody may act any more."""
    for action, rule in TABLE.items():
        yield action, Rule("nobody", rule.see, rule.why)


def _with_every_clearance(terms: str, viewer: Viewer, relation: Relation) -> bool:
    return _holds(terms, viewer, msgspec.structs.replace(relation, cleared=True))


def _as_if_his_own(terms: str, viewer: Viewer, relation: Relation) -> bool:
    return _holds(terms, viewer, msgspec.structs.replace(relation, own=True))


def _as_if_leading(terms: str, viewer: Viewer, relation: Relation) -> bool:
    return _holds(terms, viewer, msgspec.structs.replace(relation, agency=relation.agency and "lead"))


def _as_chair(terms: str, viewer: Viewer, relation: Relation) -> bool:
    return _holds(terms, viewer, msgspec.structs.replace(relation, capacity=relation.capacity and "chair"))


async def _any_relation(*_: Any) -> Relation:
    return Relation(capacity="secretary")


_holds = access._holds
LISTS = ("/", "/meetings/{meeting_id}", "/meetings/{meeting_id}/agenda")
ALL_DIRECTIVES = (True, None)
ALWAYS_CALLED = ("st.state <> 'draft' OR", "TRUE OR")
EVERYBODYS_PLACE = PLACES.replace("p.capacity,", "'member' AS capacity,")

BESIDE = ("/papers/{paper_id}/versions/{n}/notes",)

MUTANTS = [
    Mutant(
        "what is private is shown to all",
        "documents.queries.annotations:NOTES",
        NOTES.replace("a.person = $4 OR", "TRUE OR"),
        BESIDE,
    ),
    Mutant(
        "every agency is one's own",
        "documents.queries.annotations:NOTES",
        NOTES.replace("a.agency = $6", "TRUE"),
        BESIDE,
    ),
    Mutant("closed items need no clearance", "ecabinet.access:_holds", _with_every_clearance, ("/items/{item_id}",)),
    Mutant("every seat is one's own", "ecabinet.access:_holds", _as_if_his_own, ("/papers/{paper_id}",)),
    Mutant("who cooperates leads", "ecabinet.access:_holds", _as_if_leading, ("/directives/{directive_id}/reports",)),
    Mutant("everybody presides", "ecabinet.access:_holds", _as_chair, ("/meetings/{meeting_id}/sitting",)),
    Mutant("lists tell closed items", "meetings.queries.items:sees", lambda *_, **__: True, LISTS),
    Mutant(
        "rooms tell closed items",
        "meetings.live.audience:sees",
        lambda *_, **__: True,
        ("/meetings/{meeting_id}/room", "/meetings/{meeting_id}/live"),
    ),
    Mutant(
        "meetings are known before their call",
        "meetings.queries.meetings:RELATION",
        meetings.RELATION.replace(*ALWAYS_CALLED),
        ("/meetings/{meeting_id}",),
    ),
    Mutant(
        "items are known before the call",
        "meetings.queries.items:RELATION",
        items.RELATION.replace(*ALWAYS_CALLED),
        ("/items/{item_id}",),
    ),
    Mutant(
        "strangers have a seat in every room",
        "meetings.queries.rooms:PLACES",
        EVERYBODYS_PLACE,
        ("/meetings/{meeting_id}/live",),
    ),
    Mutant(
        "strangers put up screens",
        "meetings.controllers.screens:relation_to",
        _any_relation,
        ("/meetings/{meeting_id}/screens",),
    ),
    Mutant(
        "strangers are in every meeting",
        "meetings.controllers.admission:relation_to",
        _any_relation,
        ("/meetings/{meeting_id}",),
    ),
    Mutant(
        "one directive is open to all",
        "directives.queries.visibility:seen_by",
        lambda _: ALL_DIRECTIVES,
        ("/directives/{directive_id}",),
    ),
    Mutant(
        "the board shows all directives",
        "directives.queries.boards:seen_by",
        lambda _: ALL_DIRECTIVES,
        ("/directives",),
    ),
    Mutant(
        "a meeting shows all its directives",
        "directives.queries.panels:seen_by",
        lambda _: ALL_DIRECTIVES,
        ("/meetings/{meeting_id}/directives",),
    ),
    Mutant("the journal tells closed items", "ecabinet.journal:_closed", ["false"], ("/journal",)),
    Mutant(
        "minutes are whole for everybody",
        "meetings.controllers.minutes:all",
        lambda _: True,
        ("/meetings/{meeting_id}/minutes.docx",),
    ),
    Mutant("nobody needs to sign in to look", "ecabinet.gate:OPEN", ("/",), ("/meetings",)),
    Mutant("nobody needs to sign in to act", "ecabinet.gate:SIGN_IN", {("POST", "/meetings")}, ("/meetings",)),
]
