"""What a page shows of a Word paper: every word that Word shows, in order, and no word that Word hides."""

import io

from docx import Document

from documents.rules.numbering import spelled
from documents.rules.word_blocks import Block, read_blocks, words_of
from tests.documents.make_word import (
    W,
    content_types,
    document,
    paragraph,
    parts,
    relationship,
    relationships,
    word,
)
from tests.documents.make_zip import Member, write_zip

STYLED = "<w:p><w:pPr>{}</w:pPr><w:r><w:rPr>{}</w:rPr><w:t>{}</w:t></w:r></w:p>"
BOLD, CENTRED = "<w:b/>", '<w:jc w:val="center"/>'


def texts(body: str) -> list[str]:
    return [block.text for block in read_blocks(word(body)).blocks]


def kinds(body: str) -> list[str]:
    return [block.kind for block in read_blocks(word(body)).blocks]


def table(*rows: list[str]) -> str:
    cells = ["".join(f"<w:tc>{cell}</w:tc>" for cell in row) for row in rows]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def test_paragraphs_and_headings():
    body = STYLED.format(CENTRED, BOLD, "QUYẾT NGHỊ:") + STYLED.format("", BOLD, "Điều 1. Phạm vi")
    body += paragraph("Nghị quyết này quy định…") + STYLED.format("", "", "Điều 2 nêu trên")
    assert kinds(body) == ["title", "heading", "text", "text"]


def test_words_in_links_fields_controls_and_insertions_are_read():
    run = "<w:r><w:t>{}</w:t></w:r>"
    body = f"""<w:p>{run.format("một ")}<w:hyperlink>{run.format("hai ")}</w:hyperlink>
    <w:ins>{run.format("ba ")}</w:ins>
    <w:sdt><w:sdtContent>{run.format("bốn ")}</w:sdtContent></w:sdt><w:smartTag>{run.format("năm ")}</w:smartTag>
    <w:fldSimple w:instr=" PAGE ">{run.format("sáu")}</w:fldSimple></w:p>
    <w:sdt><w:sdtContent>{paragraph("bảy")}</w:sdtContent></w:sdt>"""
    assert texts(body) == ["một hai ba bốn năm sáu", "bảy"]


def test_deletions_and_instructions_are_not():
    body = (
        "<w:p><w:r><w:t>còn lại</w:t></w:r><w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>"
        "<w:moveFrom><w:r><w:t>dời</w:t></w:r></w:moveFrom><w:r><w:instrText>TOC</w:instrText></w:r></w:p>"
    )
    assert texts(body) == ["còn lại"]
    assert read_blocks(word(body)).changed
    assert not read_blocks(word(paragraph("a"))).changed


def test_a_text_box_is_read_once():
    box = f"<w:txbxContent>{paragraph('KHẨN')}</w:txbxContent>"
    body = (
        '<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent></w:r>"
        "<w:r><w:t>Tờ trình</w:t></w:r></w:p>"
    )
    assert texts(body) == ["Tờ trình", "KHẨN"]


def test_the_head_of_an_official_paper_stands_in_two_columns():
    left = paragraph("CHÍNH PHỦ") + paragraph("Số: 159/NQ-CP")
    right = (
        paragraph("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM") + paragraph("Độc lập - Tự do - Hạnh phúc") + paragraph("_____")
    )
    (head,) = read_blocks(word(table([left, right]))).blocks
    assert head == Block(
        kind="head",
        rows=[["CHÍNH PHỦ\nSố: 159/NQ-CP", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"]],
    )


def test_tables_keep_their_rows_and_tables_within_them():
    inner = table([paragraph("x"), paragraph("y")])
    (found,) = read_blocks(
        word(table([paragraph("a"), paragraph("b") + inner], [paragraph("c"), paragraph("")]))
    ).blocks
    assert found.rows == [["a", "b\nx y"], ["c", ""]]


def test_an_empty_table_is_no_block():
    assert texts(table([paragraph(""), paragraph("")])) == []


def test_words_alone_are_one_text():
    reading = read_blocks(word(paragraph("Một") + table([paragraph("a"), paragraph("b")]) + paragraph("Hai")))
    assert words_of(reading) == "Một\n\na b\n\nHai\n"


def test_lists_of_python_docx_are_numbered():
    draft, kept = Document(), io.BytesIO()
    for text in ("Một", "Hai"):
        draft.add_paragraph(text, style="List Number")
    draft.add_paragraph("Ba", style="List Bullet")
    draft.save(kept)
    assert [block.text for block in read_blocks(kept.getvalue()).blocks] == ["1. Một", "2. Hai", "– Ba"]


def numbered(*levels: tuple[int, int]) -> list[str]:
    """The labels of paragraphs at these (list, level) places, in a law's numbering."""
    forms = (("upperRoman", "Chương %1"), ("decimal", "Điều %2."), ("lowerLetter", "%3)"), ("decimal", "%2.%4"))
    abstract = "".join(
        f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for n, (form, text) in enumerate(forms)
    )
    override = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{abstract}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="0"/>{override}</w:num></w:numbering>'
    ).encode()
    place = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="{}"/></w:numPr>'
    body = "".join(STYLED.format(place.format(level, number), "", "x") for number, level in levels)
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
    more = {
        "[Content_Types].xml": content_types(more=f'<Override PartName="/word/numbering.xml" ContentType="{kind}"/>'),
        "word/_rels/document.xml.rels": relationships(relationship("numbering", "numbering.xml")),
        "word/numbering.xml": numbering,
        "word/document.xml": document(body),
    }
    data = write_zip([Member(name, content) for name, content in (parts() | more).items()])
    return [block.text.removesuffix(" x") for block in read_blocks(data).blocks]


def test_articles_run_on_and_points_begin_again():
    found = numbered((1, 0), (1, 1), (1, 2), (1, 2), (1, 1), (1, 2), (1, 0), (1, 1))
    assert found == ["Chương I", "Điều 1.", "a)", "b)", "Điều 2.", "a)", "Chương II", "Điều 1."]


def test_a_number_may_hold_the_number_above_it():
    assert numbered((1, 1), (1, 1), (1, 3)) == ["Điều 1.", "Điều 2.", "2.1"]


def test_a_list_may_begin_elsewhere():
    assert numbered((1, 1), (2, 1), (2, 1)) == ["Điều 1.", "Điều 5.", "Điều 6."]


def test_numbers_are_spelled_as_word_spells_them():
    assert [spelled(n, "lowerRoman") for n in (1, 4, 9, 14, 40, 99, 444, 1994)] == [
        "i", "iv", "ix", "xiv", "xl", "xcix", "cdxliv", "mcmxciv",
    ]  # fmt: skip
    assert [spelled(n, "upperLetter") for n in (1, 26, 27)] == ["A", "Z", "AA"]
    assert [spelled(n, "decimalZero") for n in (7, 12)] == ["07", "12"]
