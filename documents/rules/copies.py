"""Copies of what exists on paper only: numbered, each in one hand, handed out and taken back."""

from __future__ import annotations

from collections.abc import Collection

from ecabinet.errors import RuleBroken, Stale
from ecabinet.i18n import N_

LARGEST = 9999
CHANGED = N_("The entry was changed meanwhile. Load the page again.")


def require_readers(people: Collection[int], readers: Collection[int]) -> None:
    if not people:
        raise RuleBroken(N_("Choose who gets a copy."), "people")
    if not set(people) <= set(readers):
        raise RuleBroken(N_("Choose people from the list: only they may read this paper."), "people")


def require_empty_hands(people: Collection[int], held: dict[int, int]) -> None:
    """`held` is the number of the copy that each person has now: it comes back before he gets another."""
    for number in sorted(held[person] for person in people if person in held):
        raise RuleBroken(N_("Copy number %(n)s is still in the hands of one of them. Take it back first."), n=number)


def numbers_for(people: Collection[int], *, first: int | None, used: Collection[int]) -> range:
    """One number each, in a row: from the given one, or the next that never was handed out."""
    start = first or max(used, default=0) + 1
    numbers = range(start, start + len(people))
    for number in sorted(set(numbers) & set(used)):
        raise RuleBroken(
            N_("Copy number %(n)s has been handed out already. Choose another number."), "number", n=number
        )
    if numbers[-1] > LARGEST:
        raise RuleBroken(N_("Numbers of copies end at %(most)s."), "number", most=LARGEST)
    return numbers


def require_as_read(*, wrong: str, returned: bool) -> None:
    """What is to be undone is the last that was entered: of a copy that came back, its return."""
    if (wrong == "return") is not returned:
        raise Stale(CHANGED)
