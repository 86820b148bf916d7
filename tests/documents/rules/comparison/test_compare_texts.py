"""Two texts as one: what was changed, came, went, moved or has another number; and always exact to the character."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.rules.comparison.comparing import compare, flat
from documents.rules.comparison.ops import Op
from tests.documents.rules.comparison.telling import compared, require_exact, told

DECREE = """Điều 1. Phạm vi điều chỉnh
Nghị định này quy định việc kết nối, chia sẻ dữ liệu.
Điều 2. Đối tượng áp dụng
1. Cơ quan nhà nước ở trung ương và địa phương.
2. Tổ chức, cá nhân có liên quan đến dữ liệu số.
Điều 3. Kinh phí
1. Kinh phí do ngân sách nhà nước bảo đảm theo phân cấp.
2. Cơ quan quản lý dữ liệu không thu phí của cơ quan nhà nước khác.
Điều 4. Hiệu lực thi hành
Nghị định này có hiệu lực từ ngày 01 tháng 01 năm 2027.
"""
NEW_ARTICLE = """Điều 2. Giải thích từ ngữ
1. Dữ liệu số là dữ liệu được tạo lập dưới dạng điện tử.
2. Kết nối là việc nối các hệ thống thông tin với nhau.
"""


def kinds(old: str, new: str) -> list[tuple[str, str, str]]:
    return [(piece.kind, piece.name, piece.was) for piece in compared(old, new)]


def renumbered(text: str, first: int) -> str:
    """The articles from this one on with the next number."""
    for n in range(4, first - 1, -1):
        text = text.replace(f"Điều {n}. ", f"Điều {n + 1}. ")
    return text


def test_the_same_text_has_no_changes():
    assert compared(DECREE, DECREE) == []
    assert flat(compare(DECREE, DECREE)) == [Op("equal", DECREE)]


def test_a_changed_clause_says_which_words():
    (piece,) = compared(DECREE, DECREE.replace("01 tháng 01 năm 2027", "01 tháng 7 năm 2027"))
    assert (piece.kind, piece.name, piece.come, piece.gone) == ("changed", "Điều 4 đoạn 1", 1, 1)
    assert told(piece.ops) == "Nghị định này có hiệu lực từ ngày 01 tháng [-01-]{+7+} năm 2027.\n"


def test_a_clause_that_came_renumbers_those_behind_it_and_changes_none():
    new = renumbered(DECREE, 2).replace("Điều 3. Đối tượng", NEW_ARTICLE + "Điều 3. Đối tượng")
    assert kinds(DECREE, new) == [
        ("added", "Điều 2", ""), ("renumbered", "Điều 3", "Điều 2"), ("renumbered", "Điều 4", "Điều 3"),
        ("renumbered", "Điều 5", "Điều 4"),
    ]  # fmt: skip
    assert compared(DECREE, new)[0].clauses == 3


def test_a_clause_that_went_takes_what_stands_under_it_along():
    start, end = DECREE.index("Điều 3"), DECREE.index("Điều 4")
    went, *others = compared(DECREE, DECREE[:start] + DECREE[end:].replace("Điều 4", "Điều 3"))
    assert (went.kind, went.name, went.clauses, went.come) == ("removed", "Điều 3", 3, 0)
    assert [one.kind for one in others] == ["renumbered"]


def test_a_clause_that_moved_is_told_at_both_places():
    clause = "1. Kinh phí do ngân sách nhà nước bảo đảm theo phân cấp.\n"
    new = DECREE.replace(clause, "").replace("Điều 2. Đối", f"{clause.replace('1.', '2.', 1)}Điều 2. Đối")
    moved, left = (piece for piece in compared(DECREE, new) if piece.move)
    assert (moved.kind, moved.name, moved.was) == ("moved", "Điều 1 khoản 2", "Điều 3 khoản 1")
    assert (left.kind, left.move, left.ops) == ("left", moved.move, moved.ops)
    assert (moved.come, moved.gone) == (0, 0)
    ops = flat(compare(DECREE, new))
    assert any(one.op == "insert" and "Kinh phí do ngân sách" in one.text for one in ops)
    assert any(one.op == "delete" and "Kinh phí do ngân sách" in one.text for one in ops)


def test_what_moved_may_be_changed_on_the_way():
    clause = "1. Kinh phí do ngân sách nhà nước bảo đảm theo phân cấp.\n"
    new = DECREE.replace(clause, "") + clause.replace("theo phân cấp", "theo quy định")
    moved = next(piece for piece in compared(DECREE, new) if piece.kind == "moved")
    assert told(moved.ops) == "1. Kinh phí do ngân sách nhà nước bảo đảm theo [-phân cấp-]{+quy định+}.\n"


def test_an_article_moves_with_its_clauses():
    start, end = DECREE.index("Điều 2"), DECREE.index("Điều 3")
    article = DECREE[start:end].replace("Điều 2", "Điều 4")
    rest = DECREE[:start] + DECREE[end:].replace("Điều 3", "Điều 2").replace("Điều 4", "Điều 3")
    moved = next(piece for piece in compared(DECREE, rest + article) if piece.kind == "moved")
    assert (moved.name, moved.was, moved.clauses) == ("Điều 4", "Điều 2", 3)


def test_a_clause_split_in_two_is_one_change():
    old = "1. Bộ Xây dựng hướng dẫn thực hiện. Ủy ban nhân dân cấp tỉnh bố trí kinh phí.\n"
    new = "1. Bộ Xây dựng hướng dẫn thực hiện.\n2. Ủy ban nhân dân cấp tỉnh bố trí kinh phí.\n"
    for one, other, clauses in ((old, new, 2), (new, old, 1)):
        (piece,) = compared(one, other)
        assert (piece.kind, piece.name, piece.clauses) == ("changed", "khoản 1", clauses)
    assert told(compared(old, new)[0].ops).count("Ủy ban nhân dân") == 1


def test_a_clause_that_was_only_broken_into_two_lines_says_the_same():
    old = "1. Bộ Xây dựng hướng dẫn thực hiện. Ủy ban nhân dân cấp tỉnh bố trí kinh phí.\n"
    assert compared(old, old.replace(". Ủy", ".\nỦy")) == []


def test_other_words_under_the_same_number_are_another_clause():
    new = DECREE.replace("2. Tổ chức, cá nhân có liên quan đến dữ liệu số.", "2. Doanh nghiệp viễn thông.")
    assert [kind for kind, _, _ in kinds(DECREE, new)] == ["removed", "added"]


def test_boilerplate_does_not_move():
    """The same few words stand in many places; where they stand now says nothing about where they stood."""
    old = "Điều 1. A\n1. (được bãi bỏ)\nĐiều 2. B\n1. Việc riêng của điều hai.\n"
    new = "Điều 1. A\n1. Việc khác hẳn ở điều một.\nĐiều 2. B\n1. (được bãi bỏ)\n"
    assert {piece.kind for piece in compared(old, new)} == {"removed", "added"}


def test_a_text_broken_into_other_lines_keeps_its_words():
    old = "Cơ quan nhà nước có trách nhiệm kết nối, chia sẻ dữ liệu thuộc\nphạm vi quản lý cho cơ quan khác.\n"
    new = "Cơ quan nhà nước có trách nhiệm kết nối, chia sẻ dữ liệu\nthuộc phạm vi quản lý cho cơ quan khác.\n"
    assert compared(old, new) == []
    assert flat(compare(old, new)) != [Op("equal", old)]


PIECES = [
    "a",
    "ă",
    "Đ",
    "1.",
    ")",
    "(",
    "- ",
    " ",
    "\n",
    "\r\n",
    "\r",
    "\t",
    "e\u0302\u0301",
    "\u200d",
    "\ufeff",
    "𠀀",
    "Điều 1. ",
]
TEXT = st.lists(st.sampled_from(PIECES) | st.characters(), max_size=40).map("".join)
LINES = st.lists(st.sampled_from(DECREE.splitlines(keepends=True)), max_size=12).map("".join)


@settings(max_examples=400, deadline=None)
@given(TEXT | LINES, TEXT | LINES)
def test_it_is_exact_whatever_the_texts(old, new):
    require_exact(flat(compare(old, new)), old, new)


@settings(max_examples=200, deadline=None)
@given(LINES, st.integers(0, 2**32))
def test_it_is_exact_when_words_change_at_random(text, seed):
    rng = random.Random(seed)
    words = text.split(" ")
    for _ in range(rng.randrange(6)):
        words[rng.randrange(len(words))] = rng.choice(["", "mới", "thêm chữ", "\n", "Điều 9. "])
    new = " ".join(words)
    require_exact(flat(compare(text, new)), text, new)


@pytest.mark.parametrize("words", ["a", "a b ", "một hai ba\n"])
def test_long_texts_without_anything_unique_are_compared(words):
    old, new = words * 30_000, words * 29_999 + "khác"
    require_exact(flat(compare(old, new)), old, new)
