"""Word papers with parts beside the text: notes, charts with their workbooks, fonts, drawings, data, signatures."""

from __future__ import annotations

import random

from tests.corpus.honest.saving import changed, packed, parts_of, saved, with_part
from tests.corpus.honest.word_features import paper as plain_paper
from tests.corpus.sample import honest
from tests.documents.make_word import W, content_types, relationships

TYPE = "application/vnd.openxmlformats-officedocument"
SIGNATURE = "application/vnd.openxmlformats-package.digital-signature-xmlsignature+xml"
DRAWING = b"<svg xmlns='http://www.w3.org/2000/svg'><path d='M0 0h9v9z'/><a href='#a'><text>A</text></a></svg>"
NOTES = (
    f'<w:footnotes xmlns:w="{W}"><w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p>'
    '</w:footnote><w:footnote w:id="1"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t> Theo Cục Thống kê.</w:t></w:r></w:p>'
    "</w:footnote></w:footnotes>"
)
CHART = b"<c:chartSpace xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart'><c:chart/></c:chartSpace>"
SHEET = "<worksheet xmlns='{}'><sheetData><row r='1'><c r='A1'><v>8.18</v></c></row></sheetData></worksheet>"
PROPERTIES = b"<Properties xmlns='urn:p'><property name='So'>12</property></Properties>"
SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def paper() -> bytes:
    return saved(plain_paper())


def noise(size: int) -> bytes:
    return random.Random(7).randbytes(size)


def notes() -> bytes:
    kind = f"{TYPE}.wordprocessingml.footnotes+xml"
    return with_part(paper(), "word/footnotes.xml", NOTES.encode(), link="footnotes", kind=kind)


def workbook() -> bytes:
    """With the settings of the printer that Excel keeps in it."""
    return packed({
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(),
        "xl/workbook.xml": f'<workbook xmlns="{SPREADSHEET}"><sheets/></workbook>'.encode(),
        "xl/worksheets/sheet1.xml": SHEET.format(SPREADSHEET).encode(),
        "xl/printerSettings/printerSettings1.bin": noise(4_000),
    })  # fmt: skip


def chart() -> bytes:
    made = with_part(paper(), "word/charts/chart1.xml", CHART, link="chart", kind=f"{TYPE}.drawingml.chart+xml")
    types = f'<Default Extension="xlsx" ContentType="{TYPE}.spreadsheetml.sheet"/>'
    return with_part(made, "word/embeddings/Microsoft_Excel_Worksheet.xlsx", workbook(), link="package", types=types)


def fonts() -> bytes:
    types = f'<Default Extension="odttf" ContentType="{TYPE}.obfuscatedFont"/>'
    return with_part(paper(), "word/fonts/font1.odttf", noise(60_000), types=types)


def drawing(name: str, content: bytes, kind: str) -> bytes:
    extension = name.rpartition(".")[2]
    types = f'<Default Extension="{extension}" ContentType="{kind}"/>'
    return with_part(paper(), f"word/media/{name}", content, link="image", types=types)


def own_data() -> bytes:
    made = with_part(paper(), "customXml/item1.xml", b"<b:Sources xmlns:b='urn:b' SelectedStyle=''/>")
    return with_part(made, "docProps/custom.xml", PROPERTIES, kind=f"{TYPE}.custom-properties+xml")


def signed() -> bytes:
    """As Word signs: in the package, without a word in the text."""
    mark = b"<Signature xmlns='http://www.w3.org/2000/09/xmldsig#'/>"
    made = with_part(paper(), "_xmlsignatures/sig1.xml", mark, kind=SIGNATURE)
    return with_part(made, "_xmlsignatures/origin.sigs", b"")


def in_utf16() -> bytes:
    parts = parts_of(paper())
    text = parts["word/document.xml"].decode()
    parts["word/document.xml"] = text.replace("UTF-8", "UTF-16", 1).encode("utf-16")
    return packed(parts)


def typeless_style() -> bytes:
    """A style that does not say of what it is, as some programs write."""
    return changed(paper(), "word/styles.xml", 'w:type="paragraph" w:styleId="Header"', 'w:styleId="Header"')


def printer() -> bytes:
    types = f'<Default Extension="bin" ContentType="{TYPE}.wordprocessingml.printerSettings"/>'
    name = "word/printerSettings/printerSettings1.bin"
    return with_part(paper(), name, noise(3_000), link="printerSettings", types=types)


def locked_for_changes() -> bytes:
    """Only comments are allowed, and Word asks for a password before it allows more; anybody can read it."""
    mark = '<w:documentProtection w:edit="comments" w:enforcement="1" w:hash="a" w:salt="b"/>'
    return changed(paper(), "word/settings.xml", "<w:zoom", f"{mark}<w:zoom")


def white_bitmap() -> bytes:
    """A page of 300 dots an inch, as an old program pastes it."""
    return drawing("image9.bmp", b"BM" + b"\xff" * 26_000_000, "image/bmp")


SAMPLES = honest("word parts", "Báo cáo kinh tế - xã hội.docx", {
    "footnotes": notes,
    "a chart with its workbook": chart,
    "fonts": fonts,
    "a drawing in SVG": lambda: drawing("image9.svg", DRAWING, "image/svg+xml"),
    "a drawing in EMF": lambda: drawing("image9.emf", noise(9_000), "image/x-emf"),
    "a photograph": lambda: drawing("image9.jpeg", noise(900_000), "image/jpeg"),
    "a photograph in capitals": lambda: drawing("IMAGE9.JPG", noise(900), "image/jpeg"),
    "a white page as a bitmap": white_bitmap,
    "data and properties of its own": own_data,
    "a signature": signed,
    "text in UTF-16": in_utf16,
    "a style of nothing": typeless_style,
    "the settings of a printer": printer,
    "no changes allowed": locked_for_changes,
})  # fmt: skip
