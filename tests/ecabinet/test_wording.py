"""Dates, times and figures as the house writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from decimal import Decimal
from typing import Any

import pytest

from ecabinet.i18n import speaking
from ecabinet.wording import FILTERS, file_size, number, percent, since


def test_dates_and_figures_are_written_as_the_house_writes_them():
    at = datetime(2026, 11, 23, 1, 5, tzinfo=UTC)
    assert FILTERS["datetime"](at) == "08:05 23/11/2026"
    assert FILTERS["date"](date(2026, 2, 1)) == "01/02/2026"
    assert FILTERS["date"](datetime(2026, 11, 23, 17, 0, tzinfo=UTC)) == "24/11/2026"
    assert FILTERS["time"](time(8, 5)) == FILTERS["time"](at) == "08:05"
    assert FILTERS["longdate"](at) == "Thứ Hai, ngày 23 tháng 11 năm 2026"
    assert [FILTERS[name](None) for name in ("date", "time", "datetime", "longdate")] == ["", "", "", ""]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1284, "1.284"),
        (94.2, "94,2"),
        (Decimal("1284.50"), "1.284,5"),
        (0, "0"),
        (-3, "-3"),
        (100.0, "100"),
        (None, "–"),
    ],
)
def test_numbers_have_a_decimal_comma(value: Any, text: str):
    assert number(value) == text


def test_shares_know_their_whole():
    assert (percent(42), percent(113, 120), percent(1, 3), percent(5, 0), percent(None)) == (
        "42%",
        "94,2%",
        "33,3%",
        "–",
        "–",
    )


def test_sizes_and_distances_are_short():
    assert [file_size(n) for n in (0, 900, 2048, 1258291, 52428800)] == ["0 B", "900 B", "2 KB", "1,2 MB", "50 MB"]
    now = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
    ago = [since(now.replace(**part), now) for part in ({}, {"minute": 0, "hour": 11}, {"day": 20}, {"day": 24})]
    assert ago == ["vừa xong", "1 giờ trước", "3 ngày trước", "vừa xong"]


def test_an_english_reader_gets_english_figures():
    with speaking("en"):
        assert number(1284.5) == "1,284.5"
        assert FILTERS["longdate"](date(2026, 11, 23)) == "Monday, 23 November 2026"
