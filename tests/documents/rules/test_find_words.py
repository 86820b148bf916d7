"""Words are found with and without diacritics, in one line or over two, and the places are marked where they stand."""

import pytest

from documents.rules.finding import hits_on, wanted
from documents.rules.letter_widths import edges

LINES = [
    (0.1, 0.2, 0.8, 0.02, "Điều 1. Chính phủ thống nhất thông qua dự thảo Nghị"),
    (0.1, 0.23, 0.5, 0.02, "quyết về phát triển nhà ở xã hội."),
]


def found(words, lines=LINES):
    return [(hit.text, hit.boxes) for hit in hits_on(3, lines, wanted(words))]


@pytest.mark.parametrize("words", ["Chính phủ", "chinh phu", "CHÍNH PHỦ", "  chinh   phủ ", "chính phu\u0309"])
def test_case_and_diacritics_and_blanks_do_not_matter(words):
    assert [text for text, _ in found(words)] == ["Chính phủ"]


def test_the_letter_that_has_no_marks_to_lose_is_found_too():
    assert [text for text, _ in found("dieu 1")] == ["Điều 1"]


def test_words_that_go_on_in_the_next_line_have_a_box_in_each():
    ((text, boxes),) = found("nghi quyet")
    assert text == "Nghị quyết"
    (x, y, width, _), (next_x, next_y, next_width, _) = boxes
    assert x + width == pytest.approx(0.9)
    assert (y, next_x, next_y) == (0.2, 0.1, 0.23)
    assert 0 < next_width < 0.2


def test_each_place_has_its_number_and_what_stands_around_it():
    first, second = hits_on(3, LINES, "th")[:2]
    assert (first.page, first.n, second.n) == (3, 1, 2)
    assert first.before.endswith("Chính phủ ")
    assert (first.text, first.after[:8]) == ("th", "ống nhất")


def test_what_stands_far_away_is_left_out_at_a_blank():
    line = (0.0, 0.0, 1.0, 0.1, "mot " * 40 + "day " + "hai " * 40)
    (hit,) = hits_on(1, [line], "day")
    assert hit.before.startswith("…\u00a0mot")
    assert hit.after.endswith("hai\u00a0…")
    assert len(hit.before) <= 52


def test_places_do_not_overlap():
    assert len(hits_on(1, [(0.0, 0.0, 1.0, 0.1, "aaaaa")], "aa")) == 2


@pytest.mark.parametrize("words", ["", "   ", "\u0301", "khong co trong nay"])
def test_nothing_is_found_of_nothing(words):
    assert found(words) == []


def test_letters_that_grow_or_vanish_when_folded_do_not_move_the_places():
    line = (0.0, 0.0, 1.0, 0.1, "İstanbul e\u0302\u0301 xã hội")
    (hit,) = hits_on(1, [line], "xa hoi")
    assert hit.text == "xã hội"


def test_the_edges_of_letters_run_from_the_beginning_to_the_end():
    reached = edges("Chữ i hẹp, chữ m rộng")
    assert (reached[0], reached[-1]) == (0, 1)
    assert reached == sorted(reached)
    assert edges("im")[1] < 0.3 < 0.7 < edges("mi")[1]
    assert edges("") == [0]
    assert edges("ếm") == edges("em")
