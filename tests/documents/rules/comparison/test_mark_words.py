"""Inside a clause whole words and phrases are marked, where a person would mark them."""

from __future__ import annotations

import pytest

from tests.documents.rules.comparison.telling import reworded


def test_a_date_and_a_phrase_change_as_a_whole():
    old = "1. Trong thời hạn 07 ngày kể từ ngày nhận được yêu cầu"
    assert reworded(old, old.replace("07 ngày", "05 ngày làm việc")) == (
        "1. Trong thời hạn [-07 ngày-]{+05 ngày làm việc+} kể từ ngày nhận được yêu cầu"
    )
    assert reworded("từ 02/4/2026 (số 18-KL/TW)", "từ 05/4/2026 (số 18-KL/TW)") == (
        "từ [-02/4/2026-]{+05/4/2026+} (số 18-KL/TW)"
    )


def test_no_letter_of_a_word_is_marked_alone():
    assert reworded("hằng quý", "hàng quý") == "[-hằng-]{+hàng+} quý"
    assert reworded("ngày 1", "nga\u0300y 1") == "[-ngày-]{+nga\u0300y+} 1"


def test_words_between_two_changes_stay_only_where_they_say_more_than_the_changes():
    crumb, phrase = "được", "được kết nối với cơ sở dữ liệu quốc gia"
    for between, marked in (
        (crumb, "[-Cơ quan được thu phí-]{+Tổ chức được giảm mức+} của Bộ."),
        (phrase, f"[-Cơ quan-]{{+Tổ chức+}} {phrase} [-thu phí-]{{+giảm mức+}} của Bộ."),
    ):
        old, new = f"Cơ quan {between} thu phí của Bộ.", f"Tổ chức {between} giảm mức của Bộ."
        assert reworded(old, new) == marked


@pytest.mark.parametrize(
    ("old", "new", "marked"),
    [
        ("A b. C d. E f.", "A b. C x. C d. E f.", "A b. {+C x. +}C d. E f."),
        ("Bộ A, Bộ C, Bộ D", "Bộ A, Bộ B, Bộ C, Bộ D", "Bộ A, {+Bộ B, +}Bộ C, Bộ D"),
        ("nộp hồ sơ giấy.", "nộp hồ sơ giấy; nhận hồ sơ giấy.", "nộp hồ sơ giấy{+; nhận hồ sơ giấy+}."),
        ("Giao Bộ A. Giao Bộ B.", "Giao Bộ B.", "[-Giao Bộ A. -]Giao Bộ B."),
        ("a b", "a b c", "a b{+ c+}"),
    ],
)  # fmt: skip
def test_what_only_came_stands_where_a_sentence_or_a_phrase_begins(old, new, marked):
    assert reworded(old, new) == marked


def test_a_comma_goes_with_the_words_behind_it_and_a_blank_does_not():
    assert reworded("yêu cầu bằng văn bản.", "yêu cầu, nêu lý do.") == "yêu cầu[- bằng văn bản-]{+, nêu lý do+}."
    assert reworded("trong 07 ngày.\n\n", "trong 05 tuần.") == "trong [-07 ngày-]{+05 tuần+}.[-\n\n-]"


def test_a_line_end_is_never_drawn_into_a_change():
    assert reworded("Điều 1.\n\nThống nhất.", "Điều 2.\n\nĐồng ý.") == ("Điều [-1-]{+2+}.\n\n[-Thống nhất-]{+Đồng ý+}.")


def test_blanks_alone_may_be_all_that_differs():
    assert reworded("một hai", "một  hai") == "một[- -]{+  +}hai"
    assert reworded("một\r\nhai", "một\nhai") == "một[-\r\n-]{+\n+}hai"
