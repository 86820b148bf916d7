"""The house clock: days as the house counts them, wherever the server stands."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from holidays.countries import Vietnam

HOUSE = ZoneInfo("Asia/Ho_Chi_Minh")
WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def now() -> datetime:
    """For pages only; deadlines are judged by the database's clock."""
    return datetime.now(UTC)


def house_time(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone")
    return moment.astimezone(HOUSE)


def house_day(moment: datetime) -> date:
    return house_time(moment).date()


def day_start(day: date) -> datetime:
    return datetime.combine(day, time(), HOUSE)


def day_end(day: date) -> datetime:
    """The last second in which something due on this day is in time."""
    return datetime.combine(day, time(23, 59, 59), HOUSE)


def is_working_day(day: date) -> bool:
    """A weekday that is not a public holiday of Viet Nam (Labour Code art. 112, substitute days included)."""
    return day.weekday() < 5 and day not in _holidays(day.year)


def add_working_days(day: date, n: int) -> date:
    """The n-th working day after a day (before it, if n is negative); the day itself does not count."""
    step = timedelta(days=1 if n > 0 else -1)
    for _ in range(abs(n)):
        day += step
        while not is_working_day(day):
            day += step
    return day


def working_days_between(day: date, until: date) -> int:
    """The working days after a day, up to and with the other."""
    return sum(is_working_day(day + timedelta(days=n)) for n in range(1, (until - day).days + 1))


def long_date(day: date) -> str:
    """As official papers write it: Thứ Hai, ngày 23 tháng 11 năm 2026; days below 10 and months below 3 get a zero."""
    return f"{WEEKDAYS[day.weekday()]}, ngày {day.day:02} tháng {_month(day.month)} năm {day.year}"


def _month(month: int) -> str:
    return f"{month:02}" if month < 3 else str(month)


@lru_cache(maxsize=64)
def _holidays(year: int) -> frozenset[date]:
    return frozenset(Vietnam(years=year))
