"""Answering an invitation: the rules of words."""

from __future__ import annotations

import pytest

from ecabinet.errors import RuleBroken
from meetings.rules import answers


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
