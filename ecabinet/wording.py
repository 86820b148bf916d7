"""How dates, times and figures are written on a page, in the language of the reader."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal
from math import floor

from ecabinet import clock
from ecabinet.devices import device_name
from ecabinet.i18n import language, translate

Number = int | float | Decimal
MINUTE, HOUR, DAY = 60, 3600, 86400
SIZES = ((2**30, "GB"), (2**20, "MB"), (2**10, "KB"))


def day(value: date | datetime | None) -> str:
    return f"{_day(value):%d/%m/%Y}" if value else ""


def hour(value: datetime | time | None) -> str:
    if value is None:
        return ""
    return f"{clock.house_time(value) if isinstance(value, datetime) else value:%H:%M}"


def second(value: datetime | None) -> str:
    """For receipts: the very second."""
    return f"{clock.house_time(value):%H:%M:%S}" if value else ""


def moment(value: datetime | None) -> str:
    return f"{clock.house_time(value):%H:%M %d/%m/%Y}" if value else ""


def long_day(value: date | datetime | None) -> str:
    if not value:
        return ""
    found = _day(value)
    return clock.long_date(found) if language.get() == "vi" else f"{found:%A}, {found.day} {found:%B %Y}"


def number(value: Number | None, digits: int | None = None) -> str:
    """1.284 or 94,2; without digits, as many as the value has, at most two."""
    if value is None:
        return "–"
    text = f"{value:,}" if isinstance(value, int) else f"{value:,.{2 if digits is None else digits}f}"
    if digits is None and "." in text:
        text = text.rstrip("0").rstrip(".")
    return text.translate(str.maketrans(",.", ".,")) if language.get() == "vi" else text


def percent(value: Number | None, whole: Number | None = None, digits: int = 1) -> str:
    """`42 | percent` is 42%; `part | percent(whole)` is the share, a dash when there is nothing to share."""
    if value is None or whole == 0:
        return "–"
    share = float(value) if whole is None else 100 * float(value) / float(whole)
    shown = floor(share * 10**digits + 0.5) / 10**digits
    return number(int(shown) if shown == int(shown) else shown) + "%"


def file_size(value: int | None) -> str:
    if value is None:
        return ""
    unit, name = next(((unit, name) for unit, name in SIZES if value >= unit), (1, "B"))
    return f"{number(value / unit, 1 if unit >= 2**20 else 0)} {name}".replace(",0 ", " ").replace(".0 ", " ")


def since(value: datetime, now: datetime | None = None) -> str:
    """How long ago, in the largest unit that fits; the future reads as just now."""
    seconds = ((now or clock.now()) - value).total_seconds()
    if seconds < MINUTE:
        return translate("just now")
    if seconds < HOUR:
        return translate("%(n)s minutes ago", n=int(seconds // MINUTE))
    if seconds < DAY:
        return translate("%(n)s hours ago", n=int(seconds // HOUR))
    return translate("%(n)s days ago", n=number(int(seconds // DAY)))


def _day(value: date | datetime) -> date:
    return clock.house_day(value) if isinstance(value, datetime) else value


FILTERS = {
    "device": device_name,
    "date": day,
    "time": hour,
    "clock": second,
    "datetime": moment,
    "longdate": long_day,
    "number": number,
    "percent": percent,
    "filesize": file_size,
    "since": since,
}
