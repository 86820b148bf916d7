"""Which working regulations bind on a day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from meetings.rules.rulesets import RULESETS, ruleset_named, ruleset_on
from tests.meetings.rules.oracle import IN_FORCE, decree_on


@pytest.mark.parametrize("since", IN_FORCE)
def test_a_decree_binds_from_its_day_and_not_before(since: date) -> None:
    assert ruleset_on(since).code == IN_FORCE[since]
    if since > min(IN_FORCE):
        assert ruleset_on(since - timedelta(days=1)).code == decree_on(since - timedelta(days=1)) != IN_FORCE[since]


def test_every_day_of_ten_years_has_the_decree_that_the_oracle_names() -> None:
    first = min(IN_FORCE)
    days = [first + timedelta(days=n) for n in range(3700)]
    assert all(ruleset_on(day).code == decree_on(day) for day in days)


def test_before_the_first_known_decree_the_first_is_taken() -> None:
    assert ruleset_on(date(2000, 1, 1)) == RULESETS[0]


def test_a_frozen_result_finds_its_rules_by_their_name() -> None:
    assert [ruleset_named(ruleset.code) for ruleset in RULESETS] == list(RULESETS)


def test_every_decree_reads_a_tie_by_the_votes_cast_until_the_office_says_otherwise() -> None:
    assert {ruleset.tie_reading for ruleset in RULESETS} == {"cast"}
