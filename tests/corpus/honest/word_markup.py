"""Word papers with the markup of honest authors' tools: tracked changes, equations, boxes, watermarks, fields."""

from __future__ import annotations

from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from documents.forms.page import add_field
from tests.corpus.honest.saving import saved
from tests.corpus.honest.word_features import paper
from tests.corpus.sample import honest

VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
W14 = 'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
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
CONTENTS = (' TOC \\o "1-3" \\h \\z \\u ', ' HYPERLINK \\l "_Toc1" ', " PAGEREF _Toc1 \\h ")
OLD_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="A"/><w:textInput/></w:ffData></w:fldChar></w:r>'
    '<w:r><w:instrText> FORMTEXT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
    '<w:r><w:t>……</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def with_markup(*markup: str, names: str = "") -> bytes:
    made = paper()
    for one in markup:
        made.element.body.insert(3, parse_xml(f"<w:p {nsdecls('w', 'r', 'wp', 'a')} {names}>{one}</w:p>"))
    return saved(made)


def fields(*instructions: str) -> bytes:
    made = paper()
    for instruction in instructions:
        add_field(made.add_paragraph(), instruction)
    return saved(made)


SAMPLES = honest("word markup", "Dự thảo Nghị định (lần 3).docx", {
    "tracked changes": lambda: with_markup(CHANGES),
    "an equation": lambda: with_markup(EQUATION, names=MATH),
    "a text box": lambda: with_markup(BOX, names=VML),
    "a watermark": lambda: with_markup(WATERMARK, names=VML),
    "boxes to tick": lambda: with_markup(CHOICE, names=W14),
    "fields of an old form": lambda: with_markup(OLD_FIELD),
    "a table of contents": lambda: fields(*CONTENTS),
    "fields of a circular letter": lambda: fields(" MERGEFIELD Nơi_nhận ", ' IF 1 = 1 "a" "b" '),
    "a link written as a field": lambda: fields(' HYPERLINK "https://chinhphu.vn" \\o "Cổng" \\t "_blank" '),
    "a picture pasted from the web": lambda: fields(' INCLUDEPICTURE "https://chinhphu.vn/a.png" \\* MERGEFORMATINET '),
})  # fmt: skip
