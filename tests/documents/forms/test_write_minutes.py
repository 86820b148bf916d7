"""The minutes follow form 1.9 of Decree 30/2020, say everything that was decided, and are the same bytes each time."""

import hashlib
import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt
from pypdfium2 import PdfDocument

from documents.forms.minutes import minutes_docx
from documents.forms.minutes_facts import ItemTreated
from documents.forms.width import width_of
from documents.rules.kinds import inspect
from documents.rules.word_blocks import read_blocks, words_of
from tests.documents.forms.facts import MEMBERS, SHA256, ballot, moment, session

ROOT = Path(__file__).parents[3]


def written(**other: object):
    return Document(io.BytesIO(minutes_docx(session(**other))))


def words(**other: object) -> str:
    return words_of(read_blocks(minutes_docx(session(**other))))


def test_the_page_is_a4_with_the_margins_of_the_decree():
    page = written().sections[0]
    found = (
        page.page_width,
        page.page_height,
        page.top_margin,
        page.bottom_margin,
        page.left_margin,
        page.right_margin,
    )
    assert [round(one.mm, 1) for one in found] == [210, 297, 20, 20, 30, 20]


def test_every_text_is_times_new_roman_14_unless_the_decree_says_less():
    paper = written()
    normal = paper.styles["Normal"]
    assert (normal.font.name, normal.font.size) == ("Times New Roman", Pt(14))
    sizes = {int(one.values()[0]) / 2 for one in paper.element.body.iter() if one.tag.endswith("}sz")}
    assert sizes == {11, 12, 13, 14}
    fonts = {value for part in (paper.element, paper.styles.element) for value in _fonts(part)}
    assert fonts == {"Times New Roman"}


def _fonts(part):
    for one in part.iter():
        if one.tag.endswith("}rFonts"):
            yield from one.values()


def test_pages_are_numbered_in_the_middle_of_the_top_from_the_second_on():
    page = written().sections[0]
    assert page.different_first_page_header_footer
    assert page.first_page_header.is_linked_to_previous
    assert page.header.paragraphs[0].alignment == WD_ALIGN_PARAGRAPH.CENTER
    assert "PAGE" in page.header._element.xml


def test_the_head_has_no_place_and_no_date():
    head = written().tables[0]
    left, right = (cell.text.splitlines() for cell in head.rows[0].cells)
    assert [line for line in left if line] == ["VĂN PHÒNG CHÍNH PHỦ", "Số: 07/BB-VPCP"]
    assert [line for line in right if line] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    sizes = [[run.font.size.pt for line in cell.paragraphs for run in line.runs] for cell in head.rows[0].cells]
    assert sizes == [[13, 13], [13, 14]]


def test_a_number_that_is_not_given_yet_leaves_room():
    assert "Số: ……/BB-VPCP" in words(number=0)


def test_the_solid_lines_are_as_long_as_the_decree_says():
    paper = written()
    left, right = paper.tables[0].rows[0].cells
    assert 1 / 3 <= _rule(left.paragraphs, 64) / width_of("VĂN PHÒNG CHÍNH PHỦ", 13) <= 1 / 2
    assert _rule(right.paragraphs, 96) == pytest.approx(width_of("Độc lập - Tự do - Hạnh phúc", 14), abs=0.2)
    title = width_of("Phiên họp Chính phủ thường kỳ tháng 11 năm 2026", 14)
    assert 1 / 3 <= _rule(paper.paragraphs, 160) / title <= 1 / 2


def _rule(lines, room_in_mm: float) -> float:
    """The length in points of the first solid line among these paragraphs."""
    line = next(one for one in lines if "<w:pBdr>" in one._p.xml)
    assert line.paragraph_format.left_indent == line.paragraph_format.right_indent
    return Mm(room_in_mm).pt - 2 * line.paragraph_format.left_indent.pt


def test_widths_are_those_of_times_new_roman_bold():
    """Measured in points with a font of the same metrics."""
    assert width_of("Độc lập - Tự do - Hạnh phúc", 14) == pytest.approx(171.1, rel=0.01)
    assert width_of("VĂN PHÒNG CHÍNH PHỦ", 13) == pytest.approx(157.1, rel=0.01)


def test_it_tells_time_place_people_and_end_in_the_order_of_the_form():
    order = [
        "BIÊN BẢN",
        "Phiên họp Chính phủ thường kỳ tháng 11 năm 2026",
        "Thời gian bắt đầu: 08 giờ 00, ngày 23 tháng 11 năm 2026",
        "Địa điểm: Phòng họp số 1, Trụ sở Chính phủ",
        "Thành phần tham dự: 25/27 thành viên Chính phủ có mặt.",
        "Chủ trì (chủ tọa): Thủ tướng Chính phủ",
        "Thư ký (người ghi biên bản): Thư ký phiên họp, Vụ Tổng hợp",
        "Nội dung (theo diễn biến cuộc họp):",
        "1. Dự thảo Nghị quyết về xây dựng dự án Luật",
        "2. Tình hình kinh tế – xã hội",
        "Cuộc họp kết thúc vào 11 giờ 30, ngày 23 tháng 11 năm 2026./.",
        "THƯ KÝ",
        "Nơi nhận:",
        "- Thành viên Chính phủ;",
        "- Lưu: VT, Hồ sơ.",
    ]
    text = words()
    places = [text.index(line) for line in order]
    assert places == sorted(places)


def test_days_and_the_first_months_carry_a_zero():
    early = moment(8, 5).replace(month=2, day=3)
    assert "08 giờ 05, ngày 03 tháng 02 năm 2026" in words(started_at=early)
    assert "ngày 09 tháng 3 năm 2026" in words(started_at=early.replace(month=3, day=9))


def test_a_sitting_that_is_not_over_leaves_room_for_its_end():
    assert "Cuộc họp kết thúc vào …… giờ ……, ngày ……./." in words(ended_at=None)


def test_who_was_absent_and_who_came_instead():
    text = words()
    assert f"{MEMBERS[25]} (lý do: công tác nước ngoài, được đồng ý)" in text
    assert f"Thứ trưởng (1) (họp thay {MEMBERS[26]})" in text
    assert f"{MEMBERS[24]} (tham dự trực tuyến)" in text


def test_the_ballot_can_be_worked_out_by_hand():
    text = words()
    for line in (
        "Biểu quyết: Thông qua dự thảo Nghị quyết?",
        f"Dự thảo: Dự thảo Nghị quyết (bản 3), mã SHA-256: {SHA256}.",
        "Quy định áp dụng: Nghị định số 191/2026/NĐ-CP, Điều 3 khoản 3.",
        "Cách hiểu khi số phiếu ngang nhau: tính theo số phiếu đã gửi.",
        "27 thành viên Chính phủ; phải có mặt ít nhất 18; có mặt 25; được biểu quyết 25; cần ít nhất 14 phiếu",
        "Số phiếu: tán thành 20; không tán thành 2; ý kiến khác 2; không gửi phiếu 1; cộng 25.",
        "Kết quả: Được thông qua. 20 phiếu tán thành, cần 14.",
    ):
        assert line in text.replace("\u00a0", " ")


def test_each_member_stands_with_his_choice_and_his_words():
    table = written().tables[1]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == ["STT", "Thành viên Chính phủ", "Ý kiến", "Nội dung ghi kèm"]
    assert rows[1] == ["1", "Thủ tướng Chính phủ", "Tán thành", ""]
    assert rows[23] == ["23", MEMBERS[22], "Ý kiến khác", "Đề nghị bổ sung kinh phí."]
    assert rows[27][2] == "Vắng mặt, có người họp thay"
    assert "w:tblHeader" in table.rows[0]._tr.xml


def test_a_ballot_without_names_says_so_and_names_nobody():
    item = ItemTreated(number="1", title="A", ballots=(ballot(named=False),))
    paper = written(items=(item,), present=(), absent=())
    assert len(paper.tables) == 2  # the head and the signatures
    assert "không ghi ý kiến của từng thành viên" in words(items=(item,))


def test_two_ballots_of_an_item_are_told_apart():
    again = ItemTreated(
        number="1", title="A", ballots=(ballot(outcome="void", explanation="Dự thảo đã đổi."), ballot())
    )
    text = words(items=(again,))
    assert text.index("Biểu quyết lần 1") < text.index("Cuộc biểu quyết bị hủy") < text.index("Biểu quyết lần 2")


def test_the_conclusion_is_there_clause_by_clause():
    text = words()
    assert text.index("Thủ tướng Chính phủ kết luận:") < text.index("1. Thống nhất") < text.index("2. Giao Bộ Tư pháp")


def test_the_secretary_signs_on_the_left_and_the_chair_on_the_right():
    left, right = written().tables[-1].rows[0].cells
    assert [line.text for line in left.paragraphs] == ["THƯ KÝ", "Thư ký phiên họp"]
    assert [line.text for line in right.paragraphs] == ["CHỦ TỌA", "Thủ tướng Chính phủ"]
    head = written().tables[-1].rows[1].cells[0].paragraphs[0]
    assert (head.text, head.runs[0].bold, head.runs[0].italic, head.runs[0].font.size) == (
        "Nơi nhận:",
        True,
        True,
        Pt(12),
    )


def test_characters_that_a_word_file_cannot_hold_are_left_out():
    item = ItemTreated(number="1", title="A\x00\x0b\x1b\u202eB\ud800\ufffe", conclusion=("Một\r\nHai\x07",))
    text = words(items=(item,))
    assert "1. A B" in text
    assert "Một\n\nHai" in text


def test_what_people_typed_is_text_and_never_markup():
    item = ItemTreated(number="1", title="<w:b/>&lt;script&gt; ${x} {{ 7*7 }}")
    assert "1. <w:b/>&lt;script&gt; ${x} {{ 7*7 }}" in words(items=(item,))


def test_the_same_facts_are_the_same_bytes_in_another_process_and_on_another_day():
    code = "import hashlib, sys; from tests.documents.forms.facts import session"
    code += "; from documents.forms.minutes import minutes_docx"
    code += "; sys.stdout.write(hashlib.sha256(minutes_docx(session())).hexdigest())"
    elsewhere = {"PYTHONPATH": str(ROOT), "PYTHONHASHSEED": "7", "TZ": "America/Lima"}
    told = subprocess.run([sys.executable, "-c", code], env=elsewhere, capture_output=True, check=True, text=True)
    assert told.stdout == hashlib.sha256(minutes_docx(session())).hexdigest()


def test_nothing_in_the_file_tells_when_or_where_it_was_made():
    data = minutes_docx(session())
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        core = parts.read("docProps/core.xml").decode()
    assert re.findall(r"\d{4}-\d\d-\d\dT[\d:]+Z", core) == ["2026-11-23T04:30:00Z"] * 2
    assert "python-docx" not in core


def test_another_fact_is_another_file():
    assert minutes_docx(session()) != minutes_docx(session(place="Phòng họp số 2"))


def test_our_own_intake_takes_it():
    assert inspect("bien-ban.docx", minutes_docx(session())).kind == "docx"


def test_libreoffice_opens_it_and_finds_vote_and_conclusion(soffice, tmp_path):
    (tmp_path / "bien-ban.docx").write_bytes(minutes_docx(session(footer="Dữ liệu mẫu: phiếu và số liệu là giả định")))
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    order = [soffice, profile, "--headless", "--convert-to", "pdf", "bien-ban.docx"]
    subprocess.run(order, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    with PdfDocument(tmp_path / "bien-ban.pdf") as paper:
        pages = [page.get_textpage().get_text_range().strip() for page in paper]
        assert [round(side) for side in paper.get_page_size(0)] == [595, 842]
    text = " ".join(" ".join(pages).split())
    assert "tán thành 20; không tán thành 2; ý kiến khác 2; không gửi phiếu 1; cộng 25" in text
    assert "Giao Bộ Tư pháp hoàn thiện dự thảo." in text
    assert not pages[0].startswith("1")
    assert pages[1].startswith("2")
