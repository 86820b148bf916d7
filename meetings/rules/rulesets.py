"""The working regulations of the Government, each from its day on: data, so that a new one is a new row.

Sources: Decree 138/2016/NĐ-CP, articles 3, 27, 28; Decree 39/2022/NĐ-CP, articles 3, 23, 24; Decree 191/2026/NĐ-CP,
articles 3, 7, 17, 21 (read from a summary; to be checked against the gazette). Quorum under Decree 39 is the law's.
When papers must be there: Decree 138, articles 27 and 33; Decree 39, article 24, read in English, which does not say
what kind of days; of Decree 191 nothing was found, so what was last known is taken to go on.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

TieReading = Literal["cast", "half_of_all"]


class Period(msgspec.Struct, frozen=True):
    """How many days before a meeting its papers must be there; `sure` is false where the source leaves that open."""

    days: int
    working: bool
    sure: bool = True


class Ruleset(msgspec.Struct, frozen=True, kw_only=True):
    """`quorum` is a fraction of all members; `sessions` are the Government's, `meetings` the Prime Minister's."""

    code: str
    since: date
    quorum: tuple[int, int] = (2, 3)
    tie_reading: TieReading = "cast"
    sessions: Period
    meetings: Period = Period(3, working=True, sure=False)


RULESETS = (
    Ruleset(
        code="138/2016/NĐ-CP",
        since=date(2016, 10, 1),
        sessions=Period(5, working=True),
        meetings=Period(3, working=True),
    ),
    Ruleset(code="39/2022/NĐ-CP", since=date(2022, 6, 18), sessions=Period(3, working=False, sure=False)),
    Ruleset(code="191/2026/NĐ-CP", since=date(2026, 5, 29), sessions=Period(3, working=False, sure=False)),
)


def ruleset_on(day: date) -> Ruleset:
    """The regulation in force on a day; before the first we know, the first."""
    return next((ruleset for ruleset in reversed(RULESETS) if ruleset.since <= day), RULESETS[0])


def ruleset_named(code: str) -> Ruleset:
    return next(ruleset for ruleset in RULESETS if ruleset.code == code)
