"""When papers must be there, and by how much one is too late."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ecabinet.clock import HOUSE, add_working_days, day_end, house_day, is_working_day
from meetings.rules.lateness import Note, cleared, due, joined, late
from meetings.rules.rulesets import RULESETS
from meetings.rules.sittings import KINDS

MONDAY = datetime(2026, 11, 30, 8, tzinfo=HOUSE)
SPAN = timedelta(days=365 * 12)
MOMENTS = st.timedeltas(timedelta(), SPAN).map(lambda passed: datetime(2017, 1, 1, tzinfo=UTC) + passed)


def moment(day: int, hour: int, minute: int = 0, month: int = 11) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=HOUSE)


def added(day: int, *people: int) -> Note:
    return Note(kind="participants.added", at=moment(day, 9), item=None, people=frozenset(people))


def removed(day: int, *people: int) -> Note:
    return Note(kind="participant.removed", at=moment(day, 9), item=None, people=frozenset(people))


def opened_to(day: int, item: int, *people: int) -> Note:
    return Note(kind="item.cleared", at=moment(day, 9), item=item, people=frozenset(people))


@pytest.mark.parametrize(
    ("kind", "starts_at", "last"),
    [
        ("government", datetime(2017, 5, 3, 8, tzinfo=HOUSE), date(2017, 4, 24)),  # five working days, two of them off
        ("government", datetime(2023, 3, 6, 8, tzinfo=HOUSE), date(2023, 3, 3)),  # three days, a weekend among them
        ("thematic", MONDAY, date(2026, 11, 27)),
        ("working", MONDAY, date(2026, 11, 25)),  # three working days
        ("conference", datetime(2017, 5, 3, 8, tzinfo=HOUSE), date(2017, 4, 26)),
    ],
)
def test_the_period_is_that_of_the_decree_and_the_kind(kind: str, starts_at: datetime, last: date) -> None:
    assert due(kind, starts_at).at == day_end(last)


def test_it_is_said_where_the_source_leaves_the_period_open() -> None:
    assert [(ruleset.sessions.sure, ruleset.meetings.sure) for ruleset in RULESETS] == [
        (True, True),
        (False, False),
        (False, False),
    ]


def test_a_paper_of_the_last_day_is_in_time_until_the_day_ends() -> None:
    limit = due("government", MONDAY)
    assert late(moment(27, 23, 59), limit) is None
    by = late(moment(28, 0, 1), limit)
    assert by is not None
    assert (by.days, by.working) == (1, False)


def test_where_the_rule_counts_working_days_so_does_the_delay() -> None:
    limit = due("working", MONDAY)  # until Wednesday the 25th
    assert [getattr(late(moment(day, 10), limit), "days", None) for day in (25, 26, 27, 28, 30)] == [None, 1, 2, 2, 3]


def test_on_a_weekend_after_the_last_day_no_working_day_has_passed() -> None:
    limit = due("working", datetime(2026, 11, 18, 8, tzinfo=HOUSE))  # until Friday the 13th
    by = late(moment(14, 10), limit)
    assert by is not None
    assert (by.days, by.hours) == (0, 10)


def test_who_was_named_takes_part_since_the_first_time() -> None:
    assert joined(1, [added(20, 1, 2), added(24, 1)]) == moment(20, 9)


def test_who_was_taken_off_begins_anew() -> None:
    assert joined(1, [added(20, 1), removed(21, 1), added(24, 1)]) == moment(24, 9)
    assert joined(1, [added(20, 1), removed(21, 1)]) is None


def test_the_last_list_of_the_cleared_counts_whole() -> None:
    notes = [opened_to(20, 7, 1, 2), opened_to(21, 7, 1), opened_to(22, 8, 2), opened_to(24, 7, 1, 2)]
    assert cleared(1, 7, notes) == moment(20, 9)
    assert cleared(2, 7, notes) == moment(24, 9)
    assert cleared(2, 8, notes) == moment(22, 9)
    assert cleared(3, 7, notes) is None


@given(st.sampled_from(sorted(KINDS)), MOMENTS)
def test_the_last_day_lies_before_the_meeting_by_the_days_of_the_rule(kind: str, starts_at: datetime) -> None:
    limit = due(kind, starts_at)
    last, day = house_day(limit.at), house_day(starts_at)
    if limit.period.working:
        assert is_working_day(last)
        assert sum(is_working_day(last + timedelta(days=n)) for n in range((day - last).days)) == limit.period.days
    else:
        assert (day - last).days == limit.period.days


@given(MOMENTS, st.timedeltas(timedelta(days=-20), timedelta(days=20)))
def test_late_is_whatever_comes_after_and_by_no_more_than_what_passed(starts_at: datetime, after: timedelta) -> None:
    limit = due("working", starts_at)
    by = late(limit.at + after, limit)
    assert (by is None) == (after <= timedelta())
    if by:
        assert by.days <= after.days + 1
        assert by.hours == max(1, int(after.total_seconds() // 3600))
        assert not by.days or add_working_days(house_day(limit.at), by.days) <= house_day(limit.at + after)
