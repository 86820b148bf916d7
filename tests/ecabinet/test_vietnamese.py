"""Vietnamese text: normal form, search without marks, and the order of the alphabet."""

from __future__ import annotations

import random

from hypothesis import given
from hypothesis import strategies as st

from ecabinet.vietnamese import LONGEST, fold, nfc, sort_key

ALPHABET = list("aăâbcdđeêghiklmnoôơpqrstuưvxy")


def in_order(*words: str) -> bool:
    shuffled = list(words)
    random.Random(7).shuffle(shuffled)
    return sorted(shuffled, key=sort_key) == list(words)


def test_decomposed_text_becomes_one_form():
    assert nfc("Bo\u0302\u0323 Y te\u0302\u0301") == "Bộ Y tế"


def test_search_ignores_marks_and_case():
    assert fold("Điều 9. Ứng phó hạn hán, ĐỒNG BẰNG") == "dieu 9. ung pho han han, dong bang"
    assert fold("o\u031b\u0301") == fold("ớ") == "o"


def test_letters_stand_in_the_order_of_the_alphabet():
    assert in_order(*ALPHABET)


def test_tones_decide_only_between_equal_letters():
    assert in_order("ma", "mà", "mả", "mã", "má", "mạ", "mạ a", "mã b", "mb")


def test_a_letter_with_a_shape_comes_after_all_tones_of_the_plain_one():
    assert in_order("Dạ", "Dă", "Dân", "Đà Nẵng", "Điện Biên")


def test_a_word_comes_before_longer_ones():
    assert in_order("Bộ", "Bộ Công an", "Bộ Công Thương", "Bộ Tài chính", "Bộ Tư pháp", "Bộ Xây dựng", "Bộ Y tế", "Bộc")


def test_numbers_sort_by_value():
    assert in_order("Phó Thủ tướng (1)", "Phó Thủ tướng (2)", "Phó Thủ tướng (10)")


def test_case_and_normal_form_make_no_difference():
    assert sort_key("BỘ Y TẾ") == sort_key("bo\u0302\u0323 y te\u0302\u0301")


def test_digits_longer_than_a_machine_number_have_a_key():
    assert sort_key("9" * 6000)


@given(st.text(max_size=300))
def test_every_text_has_a_short_ascii_key(text: str):
    assert sort_key(text).isascii()
    assert len(sort_key(text)) <= LONGEST
