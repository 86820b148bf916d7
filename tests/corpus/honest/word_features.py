"""Word papers with what word processors offer to honest authors."""

from __future__ import annotations

import io

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm

from documents.forms.page import add_field
from tests.corpus.honest.saving import packed, parts_of, saved
from tests.corpus.honest.wording import OF_SECRETS, text
from tests.corpus.sample import honest
from tests.documents.make_picture import png
from tests.documents.make_word import OFFICE, relationship, relationships

TARGETS = ("https://chinhphu.vn/văn-bản?số=5#1", "http://moj.gov.vn", "mailto:vanthu@chinhphu.vn", "www.moj.gov.vn")
TEMPLATE = "file:///C:\\Users\\vanthu\\AppData\\Roaming\\Microsoft\\Templates\\Mau%20to%20trinh.dotm"
LINES = text("tb365-2026")


def paper(*lines: str) -> Document:
    made = Document()
    for line in lines or LINES[:12]:
        made.add_paragraph(line)
    return made


def large_table() -> bytes:
    made = paper()
    table = made.add_table(rows=400, cols=6, style="Table Grid")
    for number, cell in enumerate(table._cells):
        cell.text = f"{number // 6}.{number % 6}"
    return saved(made)


def empty_table() -> bytes:
    """A form to be filled in by hand: its markup repeats itself, so that it packs like a bomb."""
    made = paper()
    made.add_table(rows=1_500, cols=8, style="Table Grid")
    return saved(made)


def dotted_lines() -> bytes:
    return saved(paper(*["." * 120] * 4_000))


def pictures() -> bytes:
    made = paper()
    for side in (64, 65, 66):
        made.add_picture(io.BytesIO(png(side, side)), width=Cm(4))
    made.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(png(32, 32)))
    return saved(made)


def landscape() -> bytes:
    made = paper()
    section = made.add_section()
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    made.add_table(rows=20, cols=14, style="Table Grid")
    return saved(made)


def margins() -> bytes:
    made = paper()
    section = made.sections[0]
    section.different_first_page_header_footer = True
    for part in (section.header, section.first_page_header, section.footer, section.even_page_footer):
        part.paragraphs[0].text = "Dự thảo lần 3 ngày 05/11/2026"
        add_field(part.paragraphs[0], "NUMPAGES")
    return saved(made)


def lists() -> bytes:
    made = paper()
    for style in ("List Number", "List Number 2", "List Bullet", "List Number"):
        made.add_paragraph("Nhiệm vụ, giải pháp", style=style)
    made.add_heading("Chương I", 1)
    return saved(made)


def comments() -> bytes:
    made = paper()
    comment = made.add_comment(made.paragraphs[5].runs, text="Đề nghị rà soát căn cứ pháp lý.", author="Vụ Pháp luật")
    comment._comment_elm.attrib.pop(qn("w:date"))
    return saved(made)


def links() -> bytes:
    made = paper()
    for target in TARGETS:
        key = made.part.relate_to(target, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        made.element.body.insert(1, parse_xml(
            f'<w:p {nsdecls("w", "r")}><w:hyperlink r:id="{key}"><w:r><w:t>Xem</w:t></w:r></w:hyperlink></w:p>'
        ))  # fmt: skip
    return saved(made)


def own_template(target: str) -> bytes:
    """Made from a template of the author's own, which Word names with its path."""
    parts = parts_of(saved(paper()))
    parts["word/_rels/settings.xml.rels"] = relationships(relationship("attachedTemplate", target, external=True))
    template = f'<w:attachedTemplate xmlns:r="{OFFICE}" r:id="rId1"/>'.encode()
    parts["word/settings.xml"] = parts["word/settings.xml"].replace(b"<w:zoom", template + b"<w:zoom", 1)
    return packed(parts)


SAMPLES = honest("word features", "Dự thảo Nghị định (lần 3).docx", {
    "a large table": large_table,
    "a large empty table": empty_table,
    "4,000 dotted lines": dotted_lines,
    "pictures": pictures,
    "landscape pages": landscape,
    "headers and footers": margins,
    "numbered lists": lists,
    "comments": comments,
    "links to the web": links,
    "the template of the author's own": lambda: own_template(TEMPLATE),
    "the template of everybody": lambda: own_template("Normal.dotm"),
    "words of secrets": lambda: saved(paper(*OF_SECRETS)),
    "a word of secrecy over two lines": lambda: saved(paper("BẢO", "MẬT", "THÔNG TIN", "MẬT", "ĐỘ")),
})  # fmt: skip
