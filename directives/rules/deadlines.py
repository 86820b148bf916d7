"""Until when: a deadline's precision, its last day permitted, and its order with the day of issue."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_
from meetings.rules.deadlines import last_day

PRECISIONS = ("day", "month", "quarter", "year", "none")
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
ROMANS = {number: numeral.upper() for numeral, number in ROMAN.items()}
NAMES = {"y": "year", "m": "month", "d": "day"}
YEARS = range(1945, 2201)

FORMS = {
    "day": re.compile(
        r"(?P<day>[0-9]{1,2})[/.-](?P<month>[0-9]{1,2})[/.-](?P<year>[0-9]{4})"
        r"|(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})"
    ),
    "month": re.compile(r"(?:tháng\s*)?(?P<month>[0-9]{1,2})\s*(?:[/.-]|năm)\s*(?P<year>[0-9]{4})", re.IGNORECASE),
    "quarter": re.compile(
        r"(?:quý\s*)?(?P<quarter>iv|i{1,3}|[1-4])\s*(?:[/.-]|năm)\s*(?P<year>[0-9]{4})", re.IGNORECASE
    ),
    "year": re.compile(r"(?:năm\s*)?(?P<year>[0-9]{4})", re.IGNORECASE),
}
HOW = {
    "day": N_("Write the day as day/month/year, for example 05/12/2026."),
    "month": N_("Write the month as month/year, for example 12/2026."),
    "quarter": N_("Write the quarter as quarter/year, for example IV/2026."),
    "year": N_("Write the year, for example 2026."),
}


def read(text: str, precision: str) -> date | None:
    """The last day permitted by what was typed; None when there is to be no deadline."""
    if precision not in PRECISIONS:
        raise RuleBroken(N_("Choose how exact the deadline is."), "precision")
    if precision == "none":
        _require_empty(text)
        return None
    if not (found := FORMS[precision].fullmatch(text.strip())):
        raise RuleBroken(HOW[precision], "deadline")
    named = {NAMES.get(name, name): value for name, value in found.groupdict().items() if value}
    return last_day(_day(named, precision), precision)


def written(day: date | None, precision: str) -> str:
    """The same as `read` takes it, for a form that is shown again."""
    if day is None:
        return ""
    quarter = ROMANS[(day.month + 2) // 3]
    shorter = {"month": f"{day:%m/%Y}", "quarter": f"{quarter}/{day:%Y}", "year": f"{day:%Y}"}
    return shorter.get(precision, shown(day))


def require_in_order(*, deadline: date | None, issued_on: date) -> None:
    if deadline is not None and deadline < issued_on:
        raise RuleBroken(
            N_("The deadline %(deadline)s is before the day of issue, %(issued)s. Choose a later deadline."),
            "deadline", deadline=shown(deadline), issued=shown(issued_on),
        )  # fmt: skip


def require_consistent(*, deadline: date | None, precision: str) -> None:
    if precision not in PRECISIONS or (deadline is None) != (precision == "none"):
        raise RuleBroken(N_("Choose how exact the deadline is."), "precision")


def require_later(*, new: date, current: date | None, today: date) -> None:
    """An extension moves a deadline that there is to a later day that is still to come."""
    if current is None:
        raise RuleBroken(N_("This directive has no deadline to extend."))
    if new <= current:
        raise RuleBroken(N_("The new deadline must be after the present one, %(day)s."), "deadline", day=shown(current))
    if new < today:
        raise RuleBroken(N_("The new deadline must not lie in the past."), "deadline")


def shown(day: date) -> str:
    return f"{day:%d/%m/%Y}"


def _require_empty(text: str) -> None:
    if text.strip():
        raise RuleBroken(N_("A date is written, but “no deadline” is chosen. Choose one of the two."), "precision")


def _day(found: dict[str, str], precision: str) -> date:
    year, month = int(found["year"]), int(found.get("month", 1))
    if precision == "quarter":
        quarter = found["quarter"].lower()
        month = (ROMAN.get(quarter) or int(quarter)) * 3
    day = int(found.get("day", 1))
    if year not in YEARS or not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        raise RuleBroken(N_("There is no such day in the calendar."), "deadline")
    return date(year, month, day)
