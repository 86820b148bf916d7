"""Showing a paper to everybody who follows: who may, where he is on it, and what of his marks stays."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from documents.rules.flow import Rectangle
from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_
from meetings.rules.sittings import require_sitting

MOST_MARKS = 400
Pointer = tuple[int, float, float]


class Place(msgspec.Struct, frozen=True, kw_only=True):
    """Where the presenter is; `y` is a share of the page, `pointer` is [page, x, y] in shares, while he presses."""

    page: int
    y: float = 0.0
    pointer: Pointer | None = None


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """A version of a paper as it is to be shown: whether its item is on, and its pages."""

    current: bool
    pages: int


def require_may_show(*, at_desk: bool, presenter: int | None, person: int) -> None:
    """The chair and the secretary always; else who presents already."""
    if not at_desk and presenter != person:
        raise RuleBroken(N_("Somebody else presents. Ask the chair or the secretary to hand over to you."))


def require_showable(state: str, shown: Shown, page: int) -> None:
    require_sitting(state)
    if not shown.current:
        raise RuleBroken(N_("Only papers of the item that is on are presented."))
    if not shown.pages:
        raise RuleBroken(N_("This paper has no pages that could be presented."))
    if page > shown.pages:
        raise RuleBroken(N_("This paper has %(pages)s pages."), "page", pages=shown.pages)


def marked(before: Sequence[Rectangle], added: Sequence[Rectangle]) -> list[Rectangle]:
    """All of them, until there are too many to be looked at."""
    if len(before) + len(added) > MOST_MARKS:
        raise RuleBroken(N_("Too much is highlighted. Clear the highlights first."))
    return [*before, *added]
