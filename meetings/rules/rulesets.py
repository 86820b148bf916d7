"""The working regulations of the Government, each from its day on: data, so that a new one is a new row.

Sources: Decree 138/2016/NĐ-CP, articles 3, 27, 28; Decree 39/2022/NĐ-CP, articles 3, 23, 24; Decree 191/2026/NĐ-CP,
articles 3, 7, 17, 21 (read from a summary; to be checked against the gazette). Quorum under Decree 39 is the law's.
"""

from __future__ import annotations

from datetime import date
from typing import Literal

import msgspec

TieReading = Literal["cast", "half_of_all"]


class Ruleset(msgspec.Struct, frozen=True, kw_only=True):
    """`quorum` is a fraction of all members; `papers_days` are working days or, where not, plain days, before."""

    code: str
    since: date
    quorum: tuple[int, int] = (2, 3)
    tie_reading: TieReading = "cast"
    papers_days: int
    papers_working: bool


RULESETS = (
    Ruleset(code="138/2016/NĐ-CP", since=date(2016, 10, 1), papers_days=5, papers_working=True),
    Ruleset(code="39/2022/NĐ-CP", since=date(2022, 6, 18), papers_days=3, papers_working=False),
    Ruleset(code="191/2026/NĐ-CP", since=date(2026, 5, 29), papers_days=3, papers_working=False),
)


def ruleset_on(day: date) -> Ruleset:
    """The regulation in force on a day; before the first we know, the first."""
    return next((ruleset for ruleset in reversed(RULESETS) if ruleset.since <= day), RULESETS[0])


def ruleset_named(code: str) -> Ruleset:
    return next(ruleset for ruleset in RULESETS if ruleset.code == code)
