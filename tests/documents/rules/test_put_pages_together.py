"""The lines of a PDF's pages become paragraphs again, and what only belongs to the page is left out."""

from __future__ import annotations

from documents.rules.page_text import text_of_pages

FIRST = """CHÍNH PHỦ
NGHỊ ĐỊNH
Điều 1. Phạm vi điều chỉnh
1. Nghị định này quy định việc kết nối, chia sẻ dữ liệu giữa các cơ quan nhà
nước; việc sử dụng dữ liệu của tổ chức, cá nhân được thực hiện theo khoản
2 Điều này và pháp luật có liên quan, bảo đảm tiết kiệm, hiệu quả.
2. Việc kết nối dữ liệu do cơ quan quản lý dữ liệu quyết định trong thời hạn"""
SECOND = """05 ngày làm việc. Quá thời hạn nêu trên thì được coi là đồng ý.
Nghị định này không áp dụng đối với dữ liệu mật.
Nơi nhận:
- Như trên;
- Các Bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ, Văn phòng Trung ương,
Tòa án nhân dân tối cao."""


def paragraphs(*pages: str) -> list[str]:
    return text_of_pages(pages).split("\n\n")


def test_lines_are_joined_across_lines_and_pages():
    assert paragraphs(FIRST, SECOND) == [
        "CHÍNH PHỦ",
        "NGHỊ ĐỊNH",
        "Điều 1. Phạm vi điều chỉnh",
        " ".join(FIRST.splitlines()[3:6]),
        f"{FIRST.splitlines()[6]} {SECOND.splitlines()[0]}",
        "Nghị định này không áp dụng đối với dữ liệu mật.",
        "Nơi nhận:",
        "- Như trên;",
        "- Các Bộ, cơ quan ngang bộ, cơ quan thuộc Chính phủ, Văn phòng Trung ương, Tòa án nhân dân tối cao.",
    ]


def test_numbers_of_pages_are_left_out_and_numbers_of_the_text_are_not():
    pages = [f"{n}\n{n * n}\nNăm {n}." for n in range(2, 6)]
    assert paragraphs(*pages) == [line for n in range(2, 6) for line in (f"{n * n}", f"Năm {n}.")]
    assert paragraphs("Số lượng:\n12", "Ghi chú:\n7") == ["Số lượng:", "12", "Ghi chú:", "7"]


def test_heads_and_feet_of_most_pages_are_left_out():
    pages = [f"DỰ THẢO 2\nBản in ngày 23/11\n{n}. Việc thứ {n}.\nTrang {n}/4\nBộ Xây dựng" for n in range(1, 5)]
    assert paragraphs(*pages) == [f"{n}. Việc thứ {n}." for n in range(1, 5)]


def test_two_pages_are_too_few_to_tell_a_head():
    assert paragraphs("Mục tiêu\nMột.", "Mục tiêu\nHai.") == ["Mục tiêu", "Một.", "Mục tiêu", "Hai."]


def test_text_is_normal_and_without_what_cannot_be_seen():
    assert paragraphs("nghi\u0323 đi\u0323nh\u00ad \u0001\ufeff") == ["nghị định"]


def test_a_hyphen_at_the_end_of_a_line_stays():
    assert paragraphs("số 191/2026/NĐ\ufffeCP, 12/QĐ\u0002TTg") == ["số 191/2026/NĐ-CP, 12/QĐ-TTg"]


def test_pages_without_text_have_none():
    assert text_of_pages(["", " \n"]) == ""
    assert text_of_pages([]) == ""
