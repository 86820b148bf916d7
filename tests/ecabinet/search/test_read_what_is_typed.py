"""What is typed into the search becomes words, phrases, and the beginning of a word."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ecabinet.search.terms import LONGEST, MOST, Terms, terms


def test_words_are_looked_for_one_by_one() -> None:
    assert terms("ngân  sách\tnhà nước").rows == ("ngân", "sách", "nhà", "nước")


def test_what_stands_between_quotation_marks_stands_in_a_row() -> None:
    assert terms('dự toán "ngân sách nhà nước" 2027') == Terms(("dự", "toán", "ngân sách nhà nước", "2027"), True)


def test_any_quotation_mark_will_do_and_the_last_one_may_be_missing() -> None:
    assert terms("“ngân sách” «nhà nước» „dự toán").rows == ("ngân sách", "nhà nước", "dự toán")


def test_the_last_word_may_be_its_beginning() -> None:
    assert terms("ngân sác").begins


def test_a_last_word_between_quotation_marks_is_whole() -> None:
    assert not terms('dự toán "ngân sác"').begins


def test_a_short_last_word_is_whole() -> None:
    assert not terms("Bộ Y").begins
    assert not terms("dự án").begins


def test_without_diacritics_all_words_are_looked_for_so() -> None:
    assert terms('Đất "đô thị"', plain=True).rows == ("dat", "do thi")


def test_it_says_whether_something_was_typed_with_diacritics() -> None:
    assert terms("đat").marked
    assert not terms("DAT 159/NQ-CP").marked


def test_it_says_whether_a_phrase_was_quoted() -> None:
    assert terms('"ngân sách"').quoted
    assert not terms('"ngân" sách').quoted


def test_decomposed_letters_are_the_same_letters() -> None:
    assert terms("nga\u0302n sa\u0301ch") == terms("ngân sách")


@given(st.text())
def test_anything_may_be_typed(typed: str) -> None:
    for plain in (True, False):
        found = terms(typed, plain=plain)
        assert len(found.rows) <= MOST
        assert all(row.strip() for row in found.rows)
        assert sum(map(len, found.rows)) <= LONGEST * 4
