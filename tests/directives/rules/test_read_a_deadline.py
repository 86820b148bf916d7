"""What a deadline says, and the last day it permits."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directives.rules.deadlines import PRECISIONS, last_day, read, require_in_order, require_later, written
from ecabinet.errors import RuleBroken

DAYS = st.dates(date(1990, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("text", "precision", "expected"),
    [
        ("05/12/2026", "day", date(2026, 12, 5)),
        ("5-12-2026", "day", date(2026, 12, 5)),
        ("2026-12-05", "day", date(2026, 12, 5)),
        ("29/02/2028", "day", date(2028, 2, 29)),
        ("02/2028", "month", date(2028, 2, 29)),
        ("tháng 11 năm 2026", "month", date(2026, 11, 30)),
        ("IV/2026", "quarter", date(2026, 12, 31)),
        ("quý III năm 2026", "quarter", date(2026, 9, 30)),
        ("1/2026", "quarter", date(2026, 3, 31)),
        ("2026", "year", date(2026, 12, 31)),
        ("năm 2026", "year", date(2026, 12, 31)),
        ("", "none", None),
    ],
)
def test_it_permits_until_the_last_day(text: str, precision: str, expected: date | None) -> None:
    assert read(text, precision) == expected


@pytest.mark.parametrize(
    ("text", "precision", "field"),
    [
        ("31/02/2026", "day", "deadline"),
        ("30/02/2028", "day", "deadline"),
        ("00/01/2026", "day", "deadline"),
        ("13/2026", "month", "deadline"),
        ("0/2026", "month", "deadline"),
        ("V/2026", "quarter", "deadline"),
        ("12/2026", "day", "deadline"),
        ("9999", "year", "deadline"),
        ("cuối năm 2026", "year", "deadline"),
        ("", "day", "deadline"),
        ("٠٥/١٢/٢٠٢٦", "day", "deadline"),
        ("05/12/2026", "none", "precision"),
        ("05/12/2026", "week", "precision"),
    ],
)
def test_it_refuses_what_is_no_deadline(text: str, precision: str, field: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        read(text, precision)
    assert refused.value.field == field


@given(DAYS, st.sampled_from(PRECISIONS[:-1]))
def test_what_is_written_is_read_again(day: date, precision: str) -> None:
    end = last_day(day, precision)
    assert end >= day
    assert read(written(end, precision), precision) == end
    assert last_day(end, precision) == end


def test_a_deadline_is_not_before_the_day_of_issue() -> None:
    require_in_order(deadline=date(2026, 11, 2), issued_on=date(2026, 11, 2))
    require_in_order(deadline=None, issued_on=date(2026, 11, 2))
    with pytest.raises(RuleBroken) as refused:
        require_in_order(deadline=date(2026, 11, 1), issued_on=date(2026, 11, 2))
    assert refused.value.params == {"deadline": "01/11/2026", "issued": "02/11/2026"}


@pytest.mark.parametrize(
    ("new", "current", "today"),
    [
        (date(2026, 11, 20), date(2026, 11, 20), date(2026, 11, 2)),
        (date(2026, 11, 19), date(2026, 11, 20), date(2026, 11, 2)),
        (date(2026, 11, 25), date(2026, 11, 20), date(2026, 11, 26)),
        (date(2026, 11, 25), None, date(2026, 11, 2)),
    ],
)
def test_an_extension_leads_to_a_later_day_still_to_come(new: date, current: date | None, today: date) -> None:
    with pytest.raises(RuleBroken):
        require_later(new=new, current=current, today=today)
