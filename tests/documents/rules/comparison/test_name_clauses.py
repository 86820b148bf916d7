"""A text falls into clauses that are quoted as officials quote them, and loses nothing by it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.rules.comparison.clauses import clauses

LAW = """NGHỊ ĐỊNH
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Nghị định này quy định việc kết nối dữ liệu.
Nghị định này không áp dụng đối với dữ liệu mật.
Điều 2. Đối tượng áp dụng
1. Cơ quan nhà nước, gồm:
a) Bộ, cơ quan ngang bộ;
đ) Ủy ban nhân dân các cấp.
2. Tổ chức, cá nhân.
Đoạn không có số.
PHỤ LỤC I
DANH MỤC
1. Dữ liệu dân cư
1.1. Họ và tên
(i) Tên thường gọi
- Tên khác
- Bút danh
"""
NOTICE = """Ngày 06 tháng 7 năm 2026, Phó Thủ tướng kết luận như sau:
I. ĐÁNH GIÁ CHUNG
Thành phố đạt kết quả khá.
II. NHIỆM VỤ
1. Giải ngân vốn đầu tư công.
Văn phòng Chính phủ thông báo để các cơ quan biết.
Nơi nhận:
- Như trên;
"""


def names(text: str) -> list[str]:
    return [clause.name for clause in clauses(text)]


def test_a_law_is_quoted_by_its_articles():
    assert names(LAW) == [
        "đoạn 1", "Chương I", "Điều 1", "Điều 1 đoạn 1", "Điều 1 đoạn 2", "Điều 2", "Điều 2 khoản 1",
        "Điều 2 khoản 1 điểm a", "Điều 2 khoản 1 điểm đ", "Điều 2 khoản 2", "Điều 2 khoản 2 đoạn 2", "Phụ lục I",
        "Phụ lục I khoản 1", "Phụ lục I khoản 1 khoản 1.1", "Phụ lục I khoản 1 khoản 1.1 (i)",
        "Phụ lục I khoản 1 khoản 1.1 (i) gạch đầu dòng thứ 1", "Phụ lục I khoản 1 khoản 1.1 (i) gạch đầu dòng thứ 2",
    ]  # fmt: skip


def test_a_notice_is_quoted_by_its_parts():
    assert names(NOTICE) == [
        "đoạn 1", "mục I", "mục I đoạn 1", "mục II", "mục II khoản 1", "mục II khoản 1 đoạn 2", "Nơi nhận",
        "Nơi nhận gạch đầu dòng thứ 1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("CHƯƠNG II ĐIỀU KHOẢN THI HÀNH", "Chương II"),
        ("PHẦN THỨ HAI\nKẾT LUẬN", "Phần thứ hai"),
        ("CHƯƠNG IV. ĐIỀU KHOẢN THI HÀNH", "Chương IV"),
        ("Mục 2 THỦ TỤC", "Mục 2"),
        ("Điều 12a. Sửa đổi", "Điều 12a"),
        ("A. VIỆC CẦN LÀM", "mục A"),
        ("3) Việc thứ ba", "khoản 3"),
        ("Điều 5 Luật này được áp dụng.", "đoạn 1"),
        ("Mục tiêu của Nghị quyết là…", "đoạn 1"),
        ("2026 là năm đầu của nhiệm kỳ.", "đoạn 1"),
        ("10.000 đồng được chi trả.", "đoạn 1"),
        ("Chương trình hành động", "đoạn 1"),
    ],
)
def test_what_begins_a_line_decides(line, name):
    assert names(line) == [name]


def test_a_number_alone_goes_with_the_words_below_it():
    (first, second) = clauses("Điều 1.\n\nGiao Bộ Tư pháp.\n\nĐiều 2.\n\nCó hiệu lực.")
    assert (first.name, first.body) == ("Điều 1", ". Giao Bộ Tư pháp.")
    assert second.name == "Điều 2"


def test_lines_that_a_program_broke_are_one_clause():
    text = (
        "1. Cơ quan nhà nước có trách nhiệm kết nối, chia sẻ dữ liệu thuộc\n"
        "phạm vi quản lý cho cơ quan, đơn vị khác.\n"
        "Trường hợp từ chối phải nêu rõ lý do trong văn bản trả lời cơ quan\n"
        "yêu cầu.\n"
        "2. Việc kết nối không thu phí.\n"
    )
    assert names(text) == ["khoản 1", "khoản 1 đoạn 2", "khoản 2"]


@given(st.lists(st.sampled_from(["\n", "\r\n", "\r", " ", "Điều 1. ", "1. ", "a) ", "- ", "x" * 60, "chữ", "e\u0302"])))
def test_nothing_is_lost(parts):
    text = "".join(parts)
    assert "".join(clause.text for clause in clauses(text)) == text
