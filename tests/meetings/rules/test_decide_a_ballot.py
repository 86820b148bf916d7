"""How a ballot is decided, against an oracle that shares no line with the program, and by what always holds."""

from __future__ import annotations

from collections import Counter
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from meetings.rules.deciding import Count, Decision, decide, needed_of, quorum_of
from meetings.rules.rulesets import RULESETS, Ruleset
from tests.meetings.rules.halls import READINGS, counted, halls, kind_of
from tests.meetings.rules.oracle import IN_FORCE, Hall, judged

SEED, BALLOTS = 191, 500
NEWEST = RULESETS[-1]
RULES = st.sampled_from(RULESETS)
READING = st.sampled_from(READINGS)


def drawn() -> list[tuple[Hall, Ruleset]]:
    rng = Random(SEED)
    return [(hall, rng.choice(RULESETS)) for hall in halls(SEED, BALLOTS)]


def test_five_hundred_drawn_ballots_end_as_the_oracle_says() -> None:
    for hall, ruleset in drawn():
        ours, theirs = decide(counted(hall), ruleset, hall.reading, kind_of(hall)), judged(hall)
        assert (ours.outcome, ours.needed, ours.quorum) == (theirs.outcome, theirs.needed, theirs.quorum), hall


def test_five_hundred_drawn_ballots_are_counted_as_the_oracle_counts() -> None:
    for hall, _ in drawn():
        ours, theirs = counted(hall), judged(hall)
        assert (ours.base, ours.present) == (theirs.base, theirs.present), hall
        assert (ours.votes_for, ours.votes_against, ours.votes_other) == (
            theirs.votes_for, theirs.votes_against, theirs.votes_other,
        ), hall  # fmt: skip


def test_a_tie_is_given_as_the_reason_where_the_oracle_sees_one() -> None:
    for hall, ruleset in drawn():
        ours, theirs = decide(counted(hall), ruleset, hall.reading, kind_of(hall)), judged(hall)
        decided_by_tie = theirs.tied and theirs.outcome != "no_quorum" and theirs.votes_for < theirs.needed
        assert ours.reason.startswith("tie") == decided_by_tie, hall


def test_the_drawn_ballots_reach_every_corner() -> None:
    endings = Counter(decide(counted(hall), ruleset, hall.reading, kind_of(hall)).reason for hall, ruleset in drawn())
    assert len(endings) == 7
    assert min(endings.values()) >= 5
    assert {len(hall.members) for hall, _ in drawn()} >= {1, 2, 26, 27, 39, 40}
    assert {(ruleset.code, hall.reading) for hall, ruleset in drawn()} == {
        (code, reading) for code in IN_FORCE.values() for reading in READINGS
    }


@st.composite
def counts(draw: st.DrawFn) -> Count:
    base = draw(st.integers(1, 60))
    agreeing = draw(st.integers(0, base))
    opposed = draw(st.integers(0, base - agreeing))
    other = draw(st.integers(0, base - agreeing - opposed))
    voted = [*["for"] * agreeing, *["against"] * opposed, *["other"] * other]
    return Count(
        base=base, present=draw(st.integers(0, base)), votes_for=agreeing, votes_against=opposed, votes_other=other,
        prime_minister=draw(st.sampled_from([*voted, "silent", ""])),
    )  # fmt: skip


@given(counts(), RULES, READING)
def test_without_quorum_nothing_is_decided_whatever_the_votes(count: Count, ruleset: Ruleset, reading: str) -> None:
    found = decide(count, ruleset, reading)
    assert (found.outcome == "no_quorum") == (3 * count.present < 2 * count.base)


@given(counts(), RULES, READING)
def test_less_than_half_of_all_adopts_only_in_a_tie_that_the_prime_minister_decides(
    count: Count, ruleset: Ruleset, reading: str
) -> None:
    assume(2 * count.votes_for <= count.base)
    if decide(count, ruleset, reading).outcome == "adopted":
        assert count.votes_for == count.votes_against
        assert count.prime_minister == "for"


@given(counts(), RULES, READING, st.sampled_from(["silent", "absent", "other", "against", ""]))
def test_a_prime_minister_who_did_not_vote_for_carries_no_tie(
    count: Count, ruleset: Ruleset, reading: str, said: str
) -> None:
    assume(2 * count.votes_for <= count.base)
    assert decide(with_(count, prime_minister=said), ruleset, reading).outcome != "adopted"


@given(counts(), RULES, READING)
def test_one_more_vote_for_in_place_of_another_opinion_never_undoes_a_majority(
    count: Count, ruleset: Ruleset, reading: str
) -> None:
    assume(count.votes_other)
    before = decide(count, ruleset, reading)
    after = decide(
        with_(count, votes_for=count.votes_for + 1, votes_other=count.votes_other - 1), ruleset, reading
    )  # fmt: skip
    if before.reason == "majority":
        assert after.reason == "majority"


@given(counts(), RULES)
def test_the_narrow_reading_never_adopts_what_the_wide_one_does_not(count: Count, ruleset: Ruleset) -> None:
    narrow, wide = decide(count, ruleset, "half_of_all"), decide(count, ruleset, "cast")
    assert narrow == wide or (narrow.reason, wide.outcome) == ("too_few", "adopted") or not adopted(narrow, wide)


@given(counts(), RULES, READING)
def test_another_opinion_counts_for_neither_side(count: Count, ruleset: Ruleset, reading: str) -> None:
    quiet = with_(count, votes_other=0)
    assert decide(quiet, ruleset, reading) == decide(count, ruleset, reading)


@given(st.integers(0, 200), RULES)
def test_the_majority_and_the_quorum_are_the_least_whole_numbers_that_suffice(base: int, ruleset: Ruleset) -> None:
    needed, quorum = needed_of(base), quorum_of(base, ruleset)
    assert 2 * needed > base >= 2 * (needed - 1)
    assert 3 * quorum >= 2 * base
    assert quorum == 0 or 3 * (quorum - 1) < 2 * base


@pytest.mark.parametrize(
    ("said", "outcome", "reason"),
    [
        ((14, 13, 0, "against"), "adopted", "majority"),
        ((13, 5, 9, "for"), "not_adopted", "too_few"),
        ((13, 13, 1, "for"), "adopted", "tie_prime_minister_for"),
        ((13, 13, 1, "other"), "not_adopted", "tie_prime_minister_not_for"),
        ((1, 1, 0, "for"), "adopted", "tie_prime_minister_for"),
        ((0, 0, 27, "other"), "not_adopted", "too_few"),
    ],
)
def test_twenty_seven_members_all_present(said: tuple[int, int, int, str], outcome: str, reason: str) -> None:
    count = Count(
        base=27, present=27, votes_for=said[0], votes_against=said[1], votes_other=said[2], prime_minister=said[3]
    )
    assert decide(count, NEWEST, "cast") == Decision(outcome=outcome, reason=reason, needed=14, quorum=18)


@pytest.mark.parametrize(
    ("present", "votes_for", "outcome"), [(18, 10, "adopted"), (18, 9, "not_adopted"), (17, 17, "no_quorum")]
)
def test_procedure_is_decided_by_more_than_half_of_those_present(present: int, votes_for: int, outcome: str) -> None:
    count = Count(base=27, present=present, votes_for=votes_for, votes_against=0, votes_other=0, prime_minister="for")
    found = decide(count, NEWEST, "cast", "procedural")
    assert (found.outcome, found.needed) == (outcome, present // 2 + 1)


def test_a_tie_on_procedure_falls_whatever_the_prime_minister_said() -> None:
    count = Count(base=27, present=20, votes_for=10, votes_against=10, votes_other=0, prime_minister="for")
    assert decide(count, NEWEST, "cast", "procedural").reason == "too_few_present"


def test_with_eighteen_present_fourteen_must_agree() -> None:
    eighteen = Count(base=27, present=18, votes_for=13, votes_against=5, votes_other=0, prime_minister="for")
    assert decide(eighteen, NEWEST, "cast").outcome == "not_adopted"
    assert decide(with_(eighteen, votes_for=14, votes_against=4), NEWEST, "cast").outcome == "adopted"
    assert decide(with_(eighteen, votes_for=17, present=17), NEWEST, "cast").outcome == "no_quorum"


def with_(count: Count, **changes: object) -> Count:
    return Count(**{name: changes.get(name, getattr(count, name)) for name in Count.__struct_fields__})


def adopted(*decisions: Decision) -> bool:
    return any(decision.outcome == "adopted" for decision in decisions)
