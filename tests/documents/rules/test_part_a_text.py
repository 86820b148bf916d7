"""The words of a paper without pages, in parts about as long as a page."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from documents.rules.word_parts import LONGEST, parts


def test_short_paragraphs_stand_together() -> None:
    assert parts(["Điều 1", "Điều 2"]) == ["Điều 1\nĐiều 2\n"]


def test_a_part_is_about_as_long_as_a_page() -> None:
    found = parts(["từ " * 500] * 10)
    assert len(found) > 1
    assert all(len(part) <= LONGEST + 1 for part in found)


def test_a_paragraph_that_is_too_long_is_cut_between_two_words() -> None:
    found = parts(["nghiêng " * 1000])
    assert all(set(part.split()) == {"nghiêng"} for part in found)


def test_without_words_there_is_no_part() -> None:
    assert parts(["", " \n "]) == []


@given(st.lists(st.text(alphabet="ab \n", max_size=9000), max_size=6))
def test_no_letter_is_lost(paragraphs: list[str]) -> None:
    found = "".join(parts(paragraphs))
    assert "".join(found.split()) == "".join("".join(paragraphs).split())
