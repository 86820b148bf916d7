"""Honest files are taken: as Word, LibreOffice and python-docx write them."""

import io

import pytest
from docx import Document
from docx.shared import Cm

from documents.rules import reasons
from documents.rules.kinds import inspect
from tests.documents.make_pdf import pdf, stream
from tests.documents.make_picture import png
from tests.documents.make_word import (
    content_types,
    document,
    field,
    paragraph,
    relationship,
    relationships,
    word,
)
from tests.documents.make_zip import Member, write_zip


def written_by_python_docx() -> bytes:
    draft = Document()
    draft.add_heading("Dự thảo Nghị quyết", 1)
    for number in range(300):
        draft.add_paragraph(f"Điều {number}. Nội dung điều {number} của dự thảo.")
    table = draft.add_table(rows=60, cols=5)
    for row, cells in enumerate(table.rows):
        for column, cell in enumerate(cells.cells):
            cell.text = f"{row}.{column}"
    draft.add_picture(io.BytesIO(png(64, 64)), width=Cm(4))
    draft.sections[0].header.paragraphs[0].text = "Dự thảo 3"
    kept = io.BytesIO()
    draft.save(kept)
    return kept.getvalue()


def test_it_takes_what_python_docx_writes():
    verdict = inspect("Dự thảo Nghị quyết.docx", written_by_python_docx())
    assert (verdict.kind, verdict.reason) == ("docx", "")
    assert verdict.characters > 5_000


def test_it_takes_the_smallest_document():
    assert inspect("a.DOCX", word()).kind == "docx"


def test_it_takes_links_to_the_web_and_to_mail_boxes():
    links = relationship("hyperlink", "https://chinhphu.vn/a?b=1", external=True)
    links += relationship("hyperlink", "mailto:vanthu@example.gov.vn", external=True, number=2)
    assert inspect("a.docx", word(links=links)).kind == "docx"


def test_it_takes_the_workbook_of_a_chart():
    workbook = write_zip(
        [
            Member("[Content_Types].xml", content_types()),
            Member("_rels/.rels", relationships()),
            Member("xl/workbook.xml", b"<workbook/>"),
        ]
    )
    assert inspect("a.docx", word(more={"word/embeddings/Microsoft_Excel_Sheet1.xlsx": workbook})).kind == "docx"


def test_it_takes_page_fields_and_pictures_pasted_from_the_web():
    body = field(" PAGE \\* MERGEFORMAT ") + field(' INCLUDEPICTURE "https://chinhphu.vn/a.png" \\* MERGEFORMATINET ')
    assert inspect("a.docx", word(body)).kind == "docx"


def test_it_takes_entries_whose_sizes_follow_them():
    """LibreOffice writes them so: zeros in the local header, the truth after the bytes and in the directory."""
    found = bytearray(word())
    at = 0
    while (at := found.find(b"PK\x03\x04", at)) >= 0:
        found[at + 6] |= 8
        found[at + 14 : at + 26] = bytes(12)
        at += 4
    while (at := found.find(b"PK\x01\x02", max(at, 0))) >= 0:
        found[at + 8] |= 8
        at += 4
    assert inspect("a.docx", bytes(found)).kind == "docx"


def test_it_takes_a_plain_pdf_and_counts_its_pages():
    verdict = inspect("Tờ trình.pdf", pdf("KHÔNG"))
    assert (verdict.kind, verdict.pages, verdict.reason) == ("pdf", 1, "")


def test_it_takes_a_pdf_with_packed_objects():
    packed = stream(b"20 0 21 10 <</A 1>>   <</B 2>>", head=b"/Type/ObjStm/N 2/First 11", packed=True)
    assert inspect("a.pdf", pdf(more=(packed,))).kind == "pdf"


@pytest.mark.parametrize(
    "line",
    [
        "Dấu chỉ độ mật: TUYỆT MẬT, TỐI MẬT hoặc MẬT được khắc sẵn",
        "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "MẬT ĐỘ XÂY DỰNG",
        "Độ mật: Không",
        "Bảo mật",
    ],
)
def test_it_takes_papers_that_speak_of_secrets_without_bearing_a_mark(line):
    assert inspect("a.docx", word(paragraph(line))).reason == ""


def test_it_takes_a_word_broken_over_two_lines():
    assert inspect("a.docx", word(paragraph("BẢO") + paragraph("MẬT"))).reason == ""
    assert inspect("a.docx", word(paragraph("MẬT") + paragraph("ĐỘ"))).reason == ""


def test_the_mark_deep_in_the_text_is_not_a_stamp():
    body = "".join(paragraph(f"Dòng {number}") for number in range(200)) + paragraph("MẬT")
    assert inspect("a.docx", word(body)).reason == ""


def test_utf16_parts_are_read():
    main = document(paragraph("Kính trình")).decode().replace("UTF-8", "UTF-16").encode("utf-16")
    assert inspect("a.docx", word(more={"word/document.xml": main})).characters == len("Kính trình")


def test_a_file_of_exactly_the_limit_is_taken_and_one_byte_more_is_not():
    paper = word()
    assert inspect("a.docx", paper, largest=len(paper)).reason == ""
    assert inspect("a.docx", paper, largest=len(paper) - 1).reason == reasons.TOO_LARGE
