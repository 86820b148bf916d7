"""What is kept of a mark: the quotation as the page has it, or the words beside which something was drawn."""

from __future__ import annotations

import pytest

from documents.rules.annotations import LONGEST_AROUND
from documents.rules.flow import PageLines, Place
from documents.rules.marking import Mark, kept, moved, sought
from documents.rules.passages import Passage
from ecabinet.errors import RuleBroken

LINES = [
    (0.1, 0.1, 0.8, 0.02, "Điều 9. Nguyên tắc kết nối, chia sẻ"),
    (0.1, 0.2, 0.8, 0.02, "1. Cơ quan nhà nước có trách nhiệm"),
    (0.1, 0.3, 0.8, 0.02, "kết nối, chia sẻ dữ liệu."),
]
PAGES = [PageLines(3, LINES)]


def passage_of(mark: Mark) -> Passage:
    return Passage(quote=mark.quote, before=mark.before, after=mark.after, page=mark.page)


def test_a_quotation_gets_its_place():
    _, place = kept(Mark(page=3, quote="có trách nhiệm kết nối", before="Cơ quan nhà nước"), PAGES)
    assert [round(box[2], 1) for box in place.rectangles] == [0.2, 0.3]


def test_what_a_browser_measured_is_kept_where_it_is_of_the_same_pages():
    measured = [(3, 0.5, 0.2, 0.3, 0.02)]
    mark = Mark(page=3, quote="trách nhiệm", rectangles=measured)
    assert kept(mark, PAGES)[1] == Place(3, measured)
    elsewhere = Mark(page=3, quote="trách nhiệm", rectangles=[(9, 0.5, 0.2, 0.3, 0.02)])
    assert {box[0] for box in kept(elsewhere, PAGES)[1].rectangles} == {3}


def test_the_words_around_it_are_the_pages_own():
    mark, _ = kept(Mark(page=3, quote="trách nhiệm", before="do người khác viết", after="cũng vậy"), PAGES)
    assert mark.before.endswith("cơquannhànướccó")
    assert mark.after.startswith("kếtnối,chiasẻdữliệu")


def test_a_paper_cannot_be_made_to_say_something_else():
    for words in ("Bộ trưởng không đồng ý với dự thảo", "Cơ quan nhà nước không có trách nhiệm"):
        with pytest.raises(RuleBroken):
            kept(Mark(page=3, quote=words), PAGES)


def test_a_scan_says_nothing_that_could_be_quoted():
    with pytest.raises(RuleBroken):
        kept(Mark(page=3, quote="chữ trong ảnh", rectangles=[(3, 0, 0, 1, 1)]), [PageLines(3, [])])
    assert kept(Mark(page=3, note="Mờ quá"), [PageLines(3, [])])[1] == Place(3)


def test_a_note_about_a_page_keeps_its_first_words():
    mark, place = kept(Mark(page=3, note="Xem lại trang này"), PAGES)
    assert (mark.quote, place) == ("", Place(3))
    assert mark.after.startswith("Điều 9. Nguyên tắc")
    assert len(mark.after) <= LONGEST_AROUND
    assert sought(passage_of(mark)).quote == mark.after


def test_a_drawing_keeps_the_words_beside_it():
    mark, place = kept(Mark(page=3, strokes=[[(0.9, 0.19), (0.95, 0.23)]]), PAGES)
    assert mark.quote == "1. Cơ quan nhà nước có trách nhiệm"
    assert sought(passage_of(mark)).quote == mark.quote
    assert place.rectangles == [(3, 0.9, 0.19, pytest.approx(0.05), pytest.approx(0.04))]


def test_a_drawing_goes_with_its_words_and_stays_on_the_page():
    box = (3, 0.9, 0.19, 0.05, 0.04)
    old, new = Place(3, [(3, 0.1, 0.2, 0.8, 0.02)]), Place(5, [(5, 0.1, 0.6, 0.8, 0.02)])
    assert moved(box, old, new) == Place(5, [(5, 0.9, pytest.approx(0.59), 0.05, 0.04)])
    last = Place(5, [(5, 0.1, 0.99, 0.8, 0.02)])
    assert moved(box, old, last).rectangles[0][2] == pytest.approx(0.96)
    assert moved(box, Place(3), Place(4)) == Place(4, [(4, 0.9, 0.19, 0.05, 0.04)])
