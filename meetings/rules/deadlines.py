"""A deadline in the words of a meeting: "trước ngày 15/12" names a day, or a month, a quarter, a year."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

import msgspec

ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
SHORT = r"(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})(?:[/.-](?P<year>\d{4}))?"
LONG = r"ngày\s+(?P<day>\d{1,2})\s+tháng\s+(?P<month>\d{1,2})(?:\s+năm\s+(?P<year>\d{4}))?"
WHOLE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
FLAGS = re.IGNORECASE | re.ASCII
# From the exact to the vague: a phrase that names a day also names its month.
NAMED = {
    "day": (re.compile(rf"(?<![\d/.-]){SHORT}(?![\d/])", FLAGS), re.compile(LONG, FLAGS)),
    "month": (re.compile(r"tháng\s+(?P<month>\d{1,2})(?:(?:[/.-]|\s+năm\s+)(?P<year>\d{4}))?(?!\d)", FLAGS),),
    "quarter": (re.compile(r"quý\s+(?P<quarter>iv|i{1,3}|[1-4])(?:(?:[/.-]|\s+năm\s+)(?P<year>\d{4}))?\b", FLAGS),),
    "year": (re.compile(r"năm\s+(?P<year>\d{4})(?!\d)", FLAGS),),
}


class Deadline(msgspec.Struct, frozen=True):
    """The last day permitted, None when no day can be told from the words; `said` is empty for a plain date."""

    day: date | None = None
    said: str = ""
    precision: str = "none"


def read(typed: str, today: date) -> Deadline:
    """What was typed: a date, or the words as spoken, which stay as they are. A day without a year is the next one."""
    said = " ".join(typed.split())
    if found := WHOLE.fullmatch(said):
        day = _day({"day": found[1], "month": found[2], "year": found[3]}, today)
        return Deadline(day, "" if day else said, "day" if day else "none")
    for precision, patterns in NAMED.items():
        days = {day for pattern in patterns for found in pattern.finditer(said) if (day := _of(found, today))}
        if days:
            return Deadline(last_day(days.pop(), precision), said, precision) if len(days) == 1 else Deadline(said=said)
    return Deadline(said=said)


def written(day: date | None, said: str) -> str:
    """The same as `read` takes it, for a field that is shown again."""
    return said or (f"{day:%d/%m/%Y}" if day else "")


def last_day(day: date, precision: str) -> date:
    """The last day permitted when a deadline named only the month, quarter or year that this day is in."""
    if precision == "month":
        return _month_end(day.year, day.month)
    if precision == "quarter":
        return _month_end(day.year, (day.month + 2) // 3 * 3)
    return date(day.year, 12, 31) if precision == "year" else day


def _of(found: re.Match[str], today: date) -> date | None:
    named = {name: value for name, value in found.groupdict().items() if value}
    if quarter := named.pop("quarter", ""):
        named["month"] = str(3 * (ROMAN.get(quarter.lower()) or int(quarter)))
    return _day(named, today)


def _day(named: dict[str, str], today: date) -> date | None:
    """The first day meant; of a day without a year the next that comes, None of one that no calendar has."""
    month, day = int(named.get("month", 1)), int(named.get("day", 1))
    years = [int(named["year"])] if "year" in named else [today.year, today.year + 1]
    try:
        days = [date(year, month, day) for year in years]
    except ValueError:
        return None
    passed = _month_end(days[0].year, month) < today if "day" not in named else days[0] < today
    found = days[-1] if passed else days[0]
    return found if 1945 <= found.year <= 2200 else None


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])
