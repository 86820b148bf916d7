"""A quoted passage is found in the next version by its words and the words around it; what was taken out is not."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.rules.anchoring import Anchoring
from documents.rules.flow import Flow, PageLines, Place
from documents.rules.passages import Passage
from tests.documents.rules.printing import Print, written

SEEDS = st.integers(0, 2**32)
WIDTHS = st.integers(30, 90)
EACH = settings(max_examples=25, deadline=None)


def found(passage: Passage, version: Print) -> Place | None:
    return Anchoring(version.flow).place_of(passage)


def a_paper(seed: int) -> tuple[Random, list[str], int, int]:
    """With a stretch of its words, from 4 to 40."""
    random = Random(seed)
    words = written(random)
    first = random.randrange(20, len(words) - 70)
    return random, words, first, first + random.randrange(4, 41)


@EACH
@given(seed=SEEDS, width=WIDTHS, lines=st.integers(5, 40))
def test_where_the_same_words_are_broken_otherwise(seed, width, lines):
    _, words, first, last = a_paper(seed)
    version = Print(words, width, lines)
    assert found(Print(words).passage(first, last), version) == version.place(first, last)


@EACH
@given(seed=SEEDS, width=WIDTHS)
def test_where_text_was_put_in_before_it(seed, width):
    random, words, first, last = a_paper(seed)
    more = written(random, random.randrange(1, 900))
    at = random.randrange(first)
    version = Print([*words[:at], *more, *words[at:]], width)
    passage = Print(words).passage(first, last)
    assert found(passage, version) == version.place(first + len(more), last + len(more))


@EACH
@given(seed=SEEDS)
def test_where_a_word_inside_it_is_another_now(seed):
    random, words, first, _ = a_paper(seed)
    last = first + random.randrange(9, 40)
    changed = [*words]
    changed[random.randrange(first + 2, last - 2)] = "sửa"
    assert found(Print(words).passage(first, last), Print(changed)) == Print(changed).place(first, last)


@EACH
@given(seed=SEEDS)
def test_where_everything_around_was_touched_a_little(seed):
    random, words, first, last = a_paper(seed)
    changed = ["sửa" if random.random() < 0.08 and not first <= n < last else word for n, word in enumerate(words)]
    assert found(Print(words).passage(first, last), Print(changed)) == Print(changed).place(first, last)


@EACH
@given(seed=SEEDS)
def test_not_where_it_was_taken_out(seed):
    random, words, first, _ = a_paper(seed)
    last = first + random.randrange(6, 40)
    passage = Print(words).passage(first, last)
    assert found(passage, Print([*words[:first], *words[last:]])) is None
    assert found(passage, Print([*words[: first - 15], *words[last + 15 :]])) is None
    assert found(passage, Print([*words[:first], *written(random, last - first), *words[last:]])) is None


@EACH
@given(seed=SEEDS)
def test_the_words_around_tell_it_from_others_that_read_the_same(seed):
    random = Random(seed)
    phrase = written(random, random.randrange(2, 12))
    paragraphs = [written(random, random.randrange(30, 60)) for _ in range(12)]
    words = [word for paragraph in paragraphs for word in [*paragraph, *phrase]]
    nth = random.randrange(11)
    last = sum(len(paragraph) + len(phrase) for paragraph in paragraphs[: nth + 1])
    passage = Print(words).passage(last - len(phrase), last)
    more = written(random, random.randrange(0, 600))
    version = Print([*more, *words])
    assert found(passage, version) == version.place(last + len(more) - len(phrase), last + len(more))


BEFORE = "Dữ liệu được chia sẻ có giá trị pháp lý như văn bản do cơ quan có thẩm quyền cung cấp. Trong thời hạn"
AFTER = "kể từ ngày nhận được yêu cầu hợp lệ, cơ quan quản lý dữ liệu có trách nhiệm mở kết nối hoặc trả lời"
TERM = len(BEFORE.split())


def the_term(*term: str) -> Print:
    return Print([*BEFORE.split(), *term, *AFTER.split()])


def seven_days() -> Passage:
    return the_term("07", "ngày").passage(TERM, TERM + 2)


@pytest.mark.parametrize("term", ["03 ngày", "07 ngày làm việc", "7 ngày"])
def test_a_short_one_that_was_changed_stays_where_it_was(term):
    version = the_term(*term.split())
    assert found(seven_days(), version) == version.place(TERM, TERM + 2)


def test_a_short_one_that_was_taken_out_does_not_go_to_the_next_word_like_it():
    assert found(seven_days(), the_term()) is None


def test_it_may_go_on_overleaf():
    words = written(Random(7))
    version = Print(words, lines=10)
    overleaf = next(n for n in range(40, 300) if len({box[0] for box in version.place(n, n + 20).rectangles}) > 1)
    place = found(Print(words).passage(overleaf, overleaf + 20), version)
    assert place == version.place(overleaf, overleaf + 20)
    assert {box[0] for box in place.rectangles} == {place.page, place.page + 1}
    assert min(box[2] for box in place.rectangles) > 0.05, "the page's number is no part of it"


def test_a_marked_line_is_marked_as_far_as_its_words_go():
    place = Anchoring(_flow((0.1, 0.2, 0.8, 0.02, "một hai ba bốn"))).place_of(Passage(quote="hai  BA"))
    ((page, x, y, width, height),) = place.rectangles
    assert (page, y, height) == (1, 0.2, 0.02)
    assert 0.1 < x < x + width < 0.9


@pytest.mark.parametrize("quote", ["", "   ", "\u200b"])
def test_nothing_is_found_nowhere(quote):
    assert found(Passage(quote=quote), Print(written(Random(1)))) is None
    assert Anchoring(_flow()).place_of(Passage(quote="gì đó")) is None


@settings(deadline=None)
@given(lines=st.lists(st.text(max_size=30), max_size=8), quote=st.text(max_size=40), around=st.text(max_size=20))
def test_no_text_breaks_it(lines, quote, around):
    flow = _flow(*((0.1, n / 10, 0.8, 0.02, text) for n, text in enumerate(lines)))
    for sought in (quote, "".join(lines), *lines):
        Anchoring(flow).place_of(Passage(quote=sought, before=around, after=around, page=3))


def _flow(*lines: tuple[float, float, float, float, str]) -> Flow:
    return Flow([PageLines(1, lines)])
