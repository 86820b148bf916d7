"""When an adjourned sitting goes on, of a time of day as it is typed."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ecabinet.clock import house_time
from ecabinet.errors import RuleBroken
from meetings.rules.sittings import resumes_at

HALF_PAST_ELEVEN = datetime(2026, 11, 23, 4, 30, tzinfo=UTC)


def test_it_is_a_time_of_the_house_later_today() -> None:
    assert house_time(resumes_at("14:00", HALF_PAST_ELEVEN)).strftime("%d %H:%M") == "23 14:00"


def test_a_time_that_is_over_is_that_of_tomorrow() -> None:
    assert house_time(resumes_at("08:00", HALF_PAST_ELEVEN)).strftime("%d %H:%M") == "24 08:00"


def test_it_may_be_left_open() -> None:
    assert resumes_at("", HALF_PAST_ELEVEN) is None


@pytest.mark.parametrize("text", ["chiều", "25:00", "14h"])
def test_anything_else_is_refused_at_its_field(text: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        resumes_at(text, HALF_PAST_ELEVEN)
    assert refused.value.field == "until"
