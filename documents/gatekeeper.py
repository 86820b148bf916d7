"""Who may see a paper is known by what it is a paper of, in a higher package; that package says so here."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import msgspec

from documents.queries.papers import PaperFacts
from ecabinet.access import Relation, Viewer


class Reader(msgspec.Struct, frozen=True):
    id: int
    name: str


Finder = Callable[[Viewer, PaperFacts], Awaitable[Relation | None]]
Sight = Callable[[Viewer], str]
ReadersFinder = Callable[[PaperFacts], Awaitable[list[Reader]]]

_finders: dict[str, Finder] = {}
_sights: dict[str, Sight] = {}
_readers_finders: list[ReadersFinder] = []
OTHERS = ""


def set_relation_finder(finder: Finder, *, kind: str = OTHERS) -> None:
    """Ask this about papers of one kind, or about all that have no finder of their own."""
    _finders[kind] = finder


async def relation_to(viewer: Viewer, paper: PaperFacts) -> Relation | None:
    """What the viewer is to the paper; None when he may not know of it, and when nobody was told to decide."""
    finder = _finders.get(paper.kind) or _finders.get(OTHERS)
    return await finder(viewer, paper) if finder else None


def set_sight(sight: Sight, *, kind: str = OTHERS) -> None:
    """The same said in SQL, for lists: a condition on a paper `p`; $1 is the viewer's person, $2 his agency."""
    _sights[kind] = sight


def sight(viewer: Viewer) -> str:
    """Where the viewer may see the paper `p`; nothing when nobody was told to decide."""
    others = "".join(f" WHEN '{kind}' THEN {found(viewer)}" for kind, found in _sights.items() if kind != OTHERS)
    rest = _sights[OTHERS](viewer) if OTHERS in _sights else "FALSE"
    return f"CASE p.kind{others} ELSE {rest} END" if others else rest


def set_readers_finder(finder: ReadersFinder) -> None:
    """Ask this for the people to whom a paper may be given."""
    _readers_finders[:] = [finder]


async def readers_of(paper: PaperFacts) -> list[Reader]:
    """Everybody who may read the paper, in the order in which they are listed; nobody when nobody was told to say."""
    return await _readers_finders[0](paper) if _readers_finders else []
