"""Texts: what must be written, and what a quotation must be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from directives.rules.texts import place_of, require_percent, require_short, require_text, shortened
from ecabinet.errors import RuleBroken

CLAUSE = "Đồng ý chủ trương. Giao Bộ Tài chính hoàn thiện, trình trước ngày 20/11/2026."


def test_it_finds_where_the_sentence_starts() -> None:
    assert place_of("Giao Bộ Tài chính", CLAUSE) == 19


@pytest.mark.parametrize("quote", ["Giao Bộ tài chính", "Giao  Bộ Tài chính", CLAUSE + "."])
def test_it_refuses_reworded_sentences(quote: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        place_of(quote, CLAUSE)
    assert refused.value.field == "quote"


@pytest.mark.parametrize("text", [None, "", " \r\n\t", "a" * 8001])
def test_it_wants_a_text_of_a_bearable_length(text: str | None) -> None:
    with pytest.raises(RuleBroken):
        require_text(text, "text", "why")


@pytest.mark.parametrize("percent", [None, -1, 101])
def test_it_wants_a_percentage(percent: int | None) -> None:
    with pytest.raises(RuleBroken):
        require_percent(percent)


def test_it_puts_a_number_on_one_line() -> None:
    assert require_short(" 12/TB-\nVPCP ", "document_number", 60) == "12/TB- VPCP"
    assert require_short(None, "document_number", 60) == ""


@given(st.text(max_size=300), st.integers(10, 80))
def test_a_shortened_text_is_short(text: str, most: int) -> None:
    assert len(shortened(text, most)) <= most + 1
