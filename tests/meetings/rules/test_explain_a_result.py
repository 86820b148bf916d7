"""A result in words: whoever reads it can compute it again by hand."""

from __future__ import annotations

import re
from random import Random
from types import SimpleNamespace

import pytest

from ecabinet.i18n import translate
from meetings.rules.deciding import decide
from meetings.rules.explaining import READINGS, REASONS, explain
from meetings.rules.rulesets import RULESETS
from tests.meetings.rules.halls import counted, halls, kind_of
from tests.meetings.rules.oracle import judged

FIGURES = re.compile(r"\d+")


def results(number: int = 60) -> list[SimpleNamespace]:
    rng = Random(3)
    found = []
    for hall in halls(7, number):
        ruleset, count = rng.choice(RULESETS), counted(hall)
        made = decide(count, ruleset, hall.reading, kind_of(hall))
        found.append(
            SimpleNamespace(
                kind=kind_of(hall), ruleset=ruleset.code, tie_reading=hall.reading, needed=made.needed,
                quorum=made.quorum, reason=made.reason, outcome=made.outcome, base=count.base, present=count.present,
                votes_for=count.votes_for, votes_against=count.votes_against, votes_other=count.votes_other,
                verdict=judged(hall),
            )
        )  # fmt: skip
    return found


def in_english(result: SimpleNamespace) -> list[str]:
    return [sentence.message % sentence.params for sentence in explain(result)]


def test_the_first_sentence_names_the_decree_the_base_the_votes_needed_and_the_quorum() -> None:
    for result in results():
        if result.kind == "procedural":
            continue
        said = in_english(result)[0].replace(result.ruleset, "")
        assert result.ruleset in in_english(result)[0]
        assert FIGURES.findall(said) == [str(result.base), str(result.needed), str(result.quorum)]


def test_of_procedure_it_also_names_who_was_present_because_the_votes_needed_follow_from_it() -> None:
    for result in results():
        if result.kind == "procedural":
            said = in_english(result)[0].replace(result.ruleset, "")
            figures = [result.base, result.present, result.needed, result.quorum]
            assert FIGURES.findall(said) == [str(figure) for figure in figures]


def test_the_second_sentence_tells_the_counts_and_they_add_up_to_the_base() -> None:
    for result in results():
        verdict = result.verdict
        told = [int(figure) for figure in FIGURES.findall(in_english(result)[1])]
        assert told[:4] == [verdict.present, verdict.votes_for, verdict.votes_against, verdict.votes_other]
        assert sum(told[1:]) == verdict.base


def test_the_third_sentence_says_how_it_ended() -> None:
    endings = {"adopted": ": adopted.", "not_adopted": ": not adopted.", "no_quorum": "nothing was decided."}
    for result in results():
        assert in_english(result)[2].endswith(endings[result.outcome])


def test_the_last_sentence_names_the_reading_of_a_tie() -> None:
    for result in results():
        if result.kind == "draft":
            assert in_english(result)[-1] == READINGS[result.tie_reading]


@pytest.mark.parametrize("reason", REASONS)
def test_every_reason_is_told_in_vietnamese_with_its_figures(reason: str) -> None:
    result = next(result for result in results(200) if result.reason == reason)
    for sentence in explain(result):
        said = translate(sentence.message, **sentence.params)
        assert said != sentence.message % sentence.params
        assert sorted(FIGURES.findall(said)) == sorted(FIGURES.findall(sentence.message % sentence.params))
