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
from tests.corpus.sample import HARMLESS, family
from tests.documents.make_picture import png
from tests.documents.make_word import OFFICE, relationship, relationships

TARGETS = ("https://chinhphu.vn/văn-bản?số=5#1", "http://moj.gov.vn", "mailto:vanthu@chinhphu.vn", "www.moj.gov.vn")
LINES = text("tb365-2026")
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'


def paper(*lines: str) -> Document:
    made = Document()
    for line in lines or LINES[:12]:
        made.add_paragraph(line)
    return made


def with_markup(*markup: str, names: str = "") -> bytes:
    made = paper()
    for one in markup:
        made.element.body.insert(3, parse_xml(f"<w:p {nsdecls('w', 'r', 'wp', 'a')} {names}>{one}</w:p>"))
    return saved(made)


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


def fields(*instructions: str) -> bytes:
    made = paper()
    for instruction in instructions:
        add_field(made.add_paragraph(), instruction)
    return saved(made)


def own_template(target: str) -> bytes:
    """Made from a template of the author's own, which Word names with its path."""
    parts = parts_of(saved(paper()))
    parts["word/_rels/settings.xml.rels"] = relationships(relationship("attachedTemplate", target, external=True))
    template = f'<w:attachedTemplate xmlns:r="{OFFICE}" r:id="rId1"/>'.encode()
    parts["word/settings.xml"] = parts["word/settings.xml"].replace(b"<w:zoom", template + b"<w:zoom", 1)
    return packed(parts)


BY = 'w:author="Vụ Pháp luật" w:date="2026-11-05T08:00:00Z"'
CHANGES = (
    f'<w:ins w:id="1" {BY}><w:r><w:t>thêm</w:t></w:r></w:ins>'
    f'<w:del w:id="2" {BY}><w:r><w:delText>bớt</w:delText></w:r></w:del>'
)
EQUATION = (
    "<m:oMathPara><m:oMath><m:f><m:num><m:r><m:t>a</m:t></m:r></m:num>"
    "<m:den><m:r><m:t>b</m:t></m:r></m:den></m:f></m:oMath></m:oMathPara>"
)
INSIDE = "<w:txbxContent><w:p><w:r><w:t>KHẨN</w:t></w:r></w:p></w:txbxContent>"
BOX = f"<w:r><w:pict><v:shape style='width:9pt'><v:textbox>{INSIDE}</v:textbox></v:shape></w:pict></w:r>"
WATERMARK = "<w:r><w:pict><v:shape o:spid='a'><v:textpath style='a' string='DỰ THẢO'/></v:shape></w:pict></w:r>"
CHOICE = (
    '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="0"/></w14:checkbox></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>☐ Đồng ý</w:t></w:r></w:sdtContent></w:sdt>"
)
TEMPLATE = "file:///C:\\Users\\vanthu\\AppData\\Roaming\\Microsoft\\Templates\\Mau%20to%20trinh.dotm"
OLD_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="A"/><w:textInput/></w:ffData></w:fldChar></w:r>'
    '<w:r><w:instrText> FORMTEXT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>……</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
SAMPLES = family("word features", "Dự thảo Nghị định (lần 3).docx", {
    "a large table": (large_table, HARMLESS),
    "a large empty table": (empty_table, HARMLESS),
    "4,000 dotted lines": (dotted_lines, HARMLESS),
    "pictures": (pictures, HARMLESS),
    "landscape pages": (landscape, HARMLESS),
    "headers and footers": (margins, HARMLESS),
    "numbered lists": (lists, HARMLESS),
    "comments": (comments, HARMLESS),
    "links to the web": (links, HARMLESS),
    "tracked changes": (lambda: with_markup(CHANGES), HARMLESS),
    "an equation": (lambda: with_markup(EQUATION, names=MATH), HARMLESS),
    "a text box": (lambda: with_markup(BOX, names=VML), HARMLESS),
    "a watermark": (lambda: with_markup(WATERMARK, names=VML), HARMLESS),
    "boxes to tick": (lambda: with_markup(CHOICE, names=W14), HARMLESS),
    "fields of an old form": (lambda: with_markup(OLD_FIELD), HARMLESS),
    "a table of contents": (
        lambda: fields(' TOC \\o "1-3" \\h \\z \\u ', ' HYPERLINK \\l "_Toc1" ', " PAGEREF _Toc1 \\h "), HARMLESS,
    ),
    "fields of a circular letter": (lambda: fields(" MERGEFIELD Nơi_nhận ", ' IF 1 = 1 "a" "b" '), HARMLESS),
    "a link written as a field": (
        lambda: fields(' HYPERLINK "https://chinhphu.vn" \\o "Cổng" \\t "_blank" '), HARMLESS,
    ),
    "a picture pasted from the web": (
        lambda: fields(' INCLUDEPICTURE "https://chinhphu.vn/a.png" \\* MERGEFORMATINET '), HARMLESS,
    ),
    "the template of the author's own": (lambda: own_template(TEMPLATE), HARMLESS),
    "the template of everybody": (lambda: own_template("Normal.dotm"), HARMLESS),
    "words of secrets": (lambda: saved(paper(*OF_SECRETS)), HARMLESS),
    "a word of secrecy over two lines": (lambda: saved(paper("BẢO", "MẬT", "THÔNG TIN", "MẬT", "ĐỘ")), HARMLESS),
})  # fmt: skip
