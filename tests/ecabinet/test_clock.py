"""The house clock: days end at 23:59:59 in the house, wherever the server stands."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecabinet.clock import (
    HOUSE,
    add_working_days,
    day_end,
    day_start,
    house_day,
    house_time,
    is_working_day,
    long_date,
)

DAYS = st.dates(date(2015, 1, 1), date(2035, 12, 31))


def test_seventeen_hours_utc_is_already_tomorrow_in_the_house():
    assert house_day(datetime(2026, 11, 23, 16, 59, 59, tzinfo=UTC)) == date(2026, 11, 23)
    assert house_day(datetime(2026, 11, 23, 17, 0, tzinfo=UTC)) == date(2026, 11, 24)


def test_a_day_ends_one_second_before_midnight_of_the_house():
    assert day_end(date(2026, 11, 23)).astimezone(UTC) == datetime(2026, 11, 23, 16, 59, 59, tzinfo=UTC)
    assert day_end(date(2026, 11, 23)).utcoffset() == timedelta(hours=7)


def test_a_moment_without_a_zone_is_refused():
    with pytest.raises(ValueError, match="zone"):
        house_time(datetime(2026, 11, 23))  # noqa: DTZ001


@pytest.mark.parametrize(
    ("day", "text"),
    [
        (date(2026, 11, 23), "Thứ Hai, ngày 23 tháng 11 năm 2026"),
        (date(2026, 2, 1), "Chủ nhật, ngày 01 tháng 02 năm 2026"),
        (date(2026, 9, 5), "Thứ Bảy, ngày 05 tháng 9 năm 2026"),
    ],
)
def test_long_dates_are_written_as_on_official_papers(day: date, text: str):
    assert long_date(day) == text


@pytest.mark.parametrize(
    ("day", "n", "expected"),
    [
        (date(2026, 11, 23), 0, date(2026, 11, 23)),
        (date(2026, 11, 20), 1, date(2026, 11, 23)),  # over a week-end
        (date(2026, 11, 23), 1, date(2026, 11, 25)),  # 24 November is a holiday since 2026
        (date(2026, 2, 13), 1, date(2026, 2, 23)),  # Tết
        (date(2026, 4, 24), 1, date(2026, 4, 28)),  # the Hung Kings' day fell on a Sunday: Monday is free
        (date(2026, 4, 29), 1, date(2026, 5, 4)),  # 30 April and 1 May
        (date(2026, 11, 25), -1, date(2026, 11, 23)),
        (date(2025, 12, 31), 1, date(2026, 1, 2)),
    ],
)
def test_working_days_skip_week_ends_and_holidays(day: date, n: int, expected: date):
    assert add_working_days(day, n) == expected


@given(DAYS, st.integers(1, 30))
def test_the_result_is_a_working_day_with_n_of_them_between(day: date, n: int):
    end = add_working_days(day, n)
    between = [day + timedelta(days=k) for k in range(1, (end - day).days + 1)]
    assert sum(map(is_working_day, between)) == n
    assert is_working_day(end)


@given(DAYS)
def test_a_day_starts_and_ends_on_itself(day: date):
    assert house_day(day_start(day)) == house_day(day_end(day)) == day
    assert day_end(day) + timedelta(seconds=1) == day_start(day + timedelta(days=1))
    assert day_start(day).tzinfo is HOUSE
