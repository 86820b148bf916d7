"""The result of a ballot a second time: from the words of the procedure, by fractions and sets of people, with no
line taken from the program."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

HALF = Fraction(1, 2)
TWO_THIRDS = Fraction(2, 3)
IN_FORCE = {
    date(2016, 10, 1): "138/2016/NĐ-CP",
    date(2022, 6, 18): "39/2022/NĐ-CP",
    date(2026, 5, 29): "191/2026/NĐ-CP",
}


@dataclass(frozen=True)
class Hall:
    """A ballot's facts as sets of people: the members in office, who is present at the closing, who sent a substitute,
    and what each paper said last. Among `present` there may be people who are no members."""

    members: frozenset[int]
    present: frozenset[int]
    substituted: frozenset[int]
    papers: dict[int, str]
    prime_minister: int | None
    reading: str
    procedural: bool = False

    def saying(self, choice: str) -> frozenset[int]:
        """On procedure those alone who are still there: they decide it among themselves."""
        asked = self.members & self.present if self.procedural else self.members
        return frozenset(person for person in asked if self.papers.get(person) == choice)


@dataclass(frozen=True)
class Verdict:
    outcome: str
    base: int
    present: int
    needed: int
    quorum: int
    votes_for: int
    votes_against: int
    votes_other: int
    tied: bool
    marks: dict[int, str]


def decree_on(day: date) -> str:
    return IN_FORCE[max(since for since in IN_FORCE if since <= day)]


def judged(hall: Hall) -> Verdict:
    everybody, there = len(hall.members), len(hall.members & hall.present)
    needed = least_over(HALF * (there if hall.procedural else everybody))
    quorum = least_at(TWO_THIRDS * everybody)
    return Verdict(
        outcome="no_quorum" if there < quorum else "adopted" if adopts(hall, needed) else "not_adopted",
        base=everybody,
        present=there,
        needed=needed,
        quorum=quorum,
        votes_for=len(hall.saying("for")),
        votes_against=len(hall.saying("against")),
        votes_other=len(hall.saying("other")),
        tied=in_tie(hall),
        marks={person: mark_of(hall, person) for person in hall.members},
    )


def adopts(hall: Hall, needed: int) -> bool:
    if len(hall.saying("for")) >= needed:
        return True
    return in_tie(hall) and hall.prime_minister in hall.saying("for")


def in_tie(hall: Hall) -> bool:
    """`half_of_all` is the narrow reading: the two halves of the Government stand against each other. On procedure
    nobody asks for the Prime Minister's side."""
    if hall.procedural:
        return False
    agreeing, opposed = hall.saying("for"), hall.saying("against")
    if hall.reading == "half_of_all":
        return bool(agreeing) and Fraction(len(agreeing), len(hall.members)) == HALF and len(opposed) == len(agreeing)
    return bool(agreeing) and len(agreeing) == len(opposed)


def least_over(amount: Fraction) -> int:
    """The smallest whole number that is more than this."""
    return next(number for number in range(1000) if number > amount)


def least_at(amount: Fraction) -> int:
    """The smallest whole number that is not less than this."""
    return next(number for number in range(1000) if number >= amount)


def mark_of(hall: Hall, person: int) -> str:
    if person in hall.papers:
        return hall.papers[person]
    if person in hall.present:
        return "silent"
    return "substituted" if person in hall.substituted else "absent"
