"""Answering an invitation, and writing a conclusion: the rules of words."""

from __future__ import annotations

import hashlib

import pytest

from ecabinet.errors import RuleBroken
from meetings.rules import answers, conclusions


@pytest.mark.parametrize(
    ("value", "said", "field"),
    [
        ("perhaps", {}, "value"),
        ("absent", {"reason": " "}, "reason"),
        ("substitute", {"reason": "Công tác", "capacity": "invitee"}, "value"),
        ("substitute", {"reason": "Công tác", "substitute": None}, "substitute"),
    ],
)
def test_an_incomplete_answer_names_what_is_missing(value: str, said: dict[str, object], field: str) -> None:
    usual = {"reason": "", "substitute": 7, "capacity": "member"}
    with pytest.raises(RuleBroken) as refused:
        answers.require_complete(value, **usual | said)
    assert refused.value.field == field


def test_who_comes_needs_no_reason_and_no_consent() -> None:
    answers.require_complete("attend", reason="", substitute=None, capacity="member")
    assert answers.consent_of("attend") == ""


@pytest.mark.parametrize("value", ["absent", "substitute"])
def test_who_does_not_come_asks_for_consent(value: str) -> None:
    assert answers.consent_of(value) == "asked"


def test_a_conclusion_is_approved_once_and_not_empty() -> None:
    conclusions.require_approvable(approved=False, clauses=["", "Giao Bộ Xây dựng."])
    for approved, clauses in ((True, ["Giao."]), (False, []), (False, ["  "])):
        with pytest.raises(RuleBroken):
            conclusions.require_approvable(approved=approved, clauses=clauses)


def test_the_hash_is_of_the_numbered_text() -> None:
    text = conclusions.as_text([" Một. ", "Hai."])
    assert text == "1. Một.\n2. Hai."
    assert conclusions.digest(text) == hashlib.sha256(text.encode()).hexdigest()


def test_a_clause_is_cut_into_sentences_that_can_be_quoted() -> None:
    clause = "Giao Bộ Y tế trình trước ngày 1.12.2026; Bộ Tài chính phối hợp. Văn phòng theo dõi"
    assert conclusions.sentences(clause) == [
        "Giao Bộ Y tế trình trước ngày 1.12.2026; Bộ Tài chính phối hợp.", "Văn phòng theo dõi",
    ]  # fmt: skip
