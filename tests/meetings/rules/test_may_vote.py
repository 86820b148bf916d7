"""Who may vote now, and what everybody else is told."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from ecabinet.errors import Broken, Forbidden, RuleBroken, Stale
from meetings.rules.voting import Facts, require_may_vote

NOW = datetime(2026, 11, 23, 2, tzinfo=UTC)


def facts(**changes: object) -> Facts:
    usual = {"state": "open", "entitled": True, "present": True, "draft_sha256": "a", "seen_sha256": "a"}
    return Facts(**usual | changes)


def refusal(**changes: object) -> Broken:
    with pytest.raises(Broken) as refused:
        require_may_vote(facts(**changes), now=NOW)
    return refused.value


def test_a_present_member_votes_on_the_draft_he_saw() -> None:
    require_may_vote(facts(), now=NOW)


@pytest.mark.parametrize("state", ["prepared", "closed", "void", "withdrawn"])
def test_nobody_votes_in_a_ballot_that_is_not_open(state: str) -> None:
    assert isinstance(refusal(state=state), RuleBroken)


def test_a_late_voter_is_told_that_his_vote_was_not_taken() -> None:
    assert "was not taken" in refusal(state="closed").message


def test_the_unentitled_and_the_absent_are_told_different_things() -> None:
    assert isinstance(refusal(entitled=False), Forbidden)
    assert isinstance(refusal(present=False), RuleBroken)


def test_the_unentitled_is_never_asked_to_mark_himself_as_present() -> None:
    assert isinstance(refusal(entitled=False, present=False), Forbidden)


def test_a_vote_on_another_draft_is_stale() -> None:
    assert isinstance(refusal(seen_sha256="b"), Stale)


def test_who_names_no_draft_votes_on_the_one_that_the_ballot_froze() -> None:
    require_may_vote(facts(seen_sha256=""), now=NOW)


def test_the_deadline_is_a_moment_that_still_counts() -> None:
    require_may_vote(facts(closes_at=NOW), now=NOW)
    assert "over" in refusal(closes_at=NOW - timedelta(microseconds=1)).message
