"""A deadline as it is said in a meeting: the words stay, and the day they name is found or left open."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from meetings.rules import deadlines

TODAY = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("typed", "day", "precision"),
    [
        ("15/12/2026", date(2026, 12, 15), "day"),
        ("trước ngày 15/12", date(2026, 12, 15), "day"),
        ("trước 17h00 ngày 15/12/2026", date(2026, 12, 15), "day"),
        ("chậm nhất ngày 05 tháng 01", date(2027, 1, 5), "day"),
        ("Ngày 5 tháng 1 năm 2027, báo cáo tháng 12", date(2027, 1, 5), "day"),
        ("30/11", date(2026, 11, 30), "day"),
        ("29/11", date(2027, 11, 29), "day"),
        ("trong tháng 12", date(2026, 12, 31), "month"),
        ("trong tháng 11", date(2026, 11, 30), "month"),
        ("trong tháng 02 năm 2028", date(2028, 2, 29), "month"),
        ("Quý I/2027", date(2027, 3, 31), "quarter"),
        ("hết quý IV", date(2026, 12, 31), "quarter"),
        ("trong năm 2027", date(2027, 12, 31), "year"),
    ],
)
def test_it_names_the_last_day_permitted(typed: str, day: date, precision: str) -> None:
    found = deadlines.read(typed, TODAY)
    assert (found.day, found.precision) == (day, precision)
    assert deadlines.written(found.day, found.said) == typed


@pytest.mark.parametrize(
    "typed", ["", "sớm nhất", "thường xuyên", "ngày 31/02", "31/02/2027", "từ 01/12 đến 15/12", "15/13", "năm 9999"]
)
def test_what_names_no_day_or_several_stays_words(typed: str) -> None:
    found = deadlines.read(typed, TODAY)
    assert (found.day, found.precision) == (None, "none")
    assert deadlines.written(found.day, found.said) == typed


@given(st.text(alphabet="0123456789/.- ngàythángnămquýIVX", max_size=40))
def test_whatever_is_typed_is_kept_and_never_a_fault(typed: str) -> None:
    found = deadlines.read(typed, TODAY)
    assert (found.day is None) == (found.precision == "none")
    shown = deadlines.written(found.day, found.said)
    assert deadlines.read(shown, TODAY) == found
