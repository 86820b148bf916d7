"""The lines of a page become headings and paragraphs again."""

from documents.rules.paragraphs import paragraphs

PAGE = """2
CHÍNH PHỦ
Chương II
KẾT NỐI VÀ CHIA SẺ DỮ LIỆU SỐ
Điều 9. Nguyên tắc kết nối, chia sẻ dữ liệu
1. Cơ quan nhà nước có trách nhiệm kết nối, chia sẻ dữ liệu thuộc phạm vi
quản lý cho cơ quan, đơn vị khác khi có yêu cầu bằng văn bản, không yêu cầu
cung cấp lại.
2. Việc kết nối được thực hiện qua Nền tảng chia sẻ, điều phối dữ liệu:
a) Bảo đảm an ninh mạng;
b) Bảo vệ dữ liệu cá nhân.
Nghị định này có hiệu lực thi hành từ ngày ký, các Bộ, cơ quan liên quan và
Thành phố Hà Nội chịu trách nhiệm thi hành.

Nơi nhận:
- Như trên;
- Lưu: VT."""


def told(text):
    return [(one.kind, one.text) for one in paragraphs(text)]


def test_lines_of_one_paragraph_are_one_text():
    found = told(PAGE)
    first = (
        "1. Cơ quan nhà nước có trách nhiệm kết nối, chia sẻ dữ liệu thuộc phạm vi quản lý cho cơ quan, đơn vị khác"
        " khi có yêu cầu bằng văn bản, không yêu cầu cung cấp lại."
    )
    assert ("text", first) in found
    assert ("text", "a) Bảo đảm an ninh mạng;") in found
    assert ("text", "- Lưu: VT.") in found


def test_a_proper_name_at_the_beginning_of_a_line_begins_no_paragraph():
    assert any(text.endswith("liên quan và Thành phố Hà Nội chịu trách nhiệm thi hành.") for _, text in told(PAGE))


def test_headings_are_headings():
    headings = [text for kind, text in told(PAGE) if kind == "heading"]
    assert headings == [
        "CHÍNH PHỦ", "Chương II", "KẾT NỐI VÀ CHIA SẺ DỮ LIỆU SỐ", "Điều 9. Nguyên tắc kết nối, chia sẻ dữ liệu",
    ]  # fmt: skip


def test_a_heading_in_capitals_goes_on_in_the_next_line():
    assert told("I. MỘT SỐ NHIỆM VỤ, GIẢI PHÁP\nTRỌNG TÂM NĂM 2026\n") == [
        ("heading", "I. MỘT SỐ NHIỆM VỤ, GIẢI PHÁP TRỌNG TÂM NĂM 2026")
    ]


def test_the_number_of_the_page_is_not_part_of_a_text():
    assert told("2\nkhá (lần lượt là 10,9%)") == [("text", "khá (lần lượt là 10,9%)")]


def test_an_empty_page_has_nothing():
    assert told("") == told(" \n \n") == told("7") == []
