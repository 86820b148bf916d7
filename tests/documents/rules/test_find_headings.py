"""The outline of an official paper, from its lines."""

from __future__ import annotations

import pytest

from documents.rules.outlines import LONGEST, headings

DECREE = [
    """CHÍNH PHỦ
NGHỊ ĐỊNH
Quy định chi tiết một số điều
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Nội dung theo
Điều 5 của Luật này và
Chương II Nghị định khác.""",
    """Điều 2. Đối tượng áp dụng
Mục 1. TRÌNH TỰ
Điều 3a. Hồ sơ
PHỤ LỤC I
DANH MỤC""",
]
SENTENCES = (
    "Điều 5 của Luật này", "điều 7, khoản 2", "Mục tiêu chung", "Phần lớn các ý kiến", "Chương trình công tác", "",
    "Điều",
)  # fmt: skip


def test_parts_chapters_sections_and_articles_are_found_with_their_pages() -> None:
    assert headings(DECREE) == [
        (2, "Chương I. QUY ĐỊNH CHUNG", 1),
        (4, "Điều 1. Phạm vi điều chỉnh", 1),
        (4, "Điều 2. Đối tượng áp dụng", 2),
        (3, "Mục 1. TRÌNH TỰ", 2),
        (4, "Điều 3a. Hồ sơ", 2),
        (1, "PHỤ LỤC I. DANH MỤC", 2),
    ]


def test_levels_are_only_those_that_the_paper_uses() -> None:
    assert headings(["Điều 1. Tên gọi", "Điều 2. Hiệu lực"]) == [(1, "Điều 1. Tên gọi", 1), (1, "Điều 2. Hiệu lực", 2)]


@pytest.mark.parametrize("line", SENTENCES)
def test_a_line_of_a_sentence_is_no_heading(line: str) -> None:
    assert headings([line]) == []


def test_accents_in_two_pieces_are_read_too() -> None:
    import unicodedata

    assert headings([unicodedata.normalize("NFD", "Điều 1. Phạm vi")]) == [(1, "Điều 1. Phạm vi", 1)]


def test_a_long_heading_is_cut_at_a_word() -> None:
    ((_, title, _),) = headings(["Điều 1. " + "nhiệm vụ " * 40])
    assert len(title) <= LONGEST + 1
    assert title.endswith("vụ…")


def test_no_pages_no_headings() -> None:
    assert headings([]) == headings([""]) == []
