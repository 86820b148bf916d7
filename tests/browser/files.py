"""The papers that people attach: a draft made by python-docx, and a real PDF of the sample data."""

from __future__ import annotations

from pathlib import Path

from docx import Document

from ecabinet import sample
from tests.documents.make_pdf import assemble, stream

REAL_PDF = Path(sample.__file__).parent / "texts" / "tb365-2026.pdf"


def draft(folder: Path, *paragraphs: str, name: str = "du-thao-nghi-dinh.docx") -> Path:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(folder / name))
    return folder / name


def printed(*sheets: list[str]) -> bytes:
    """A PDF with these lines of plain letters on each of its pages."""
    kids = b" ".join(b"%d 0 R" % (4 + 2 * n) for n in range(len(sheets)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(sheets))]
    objects.append(b"<</Type/Font/Subtype/Type1/BaseFont/Times-Roman/Encoding/WinAnsiEncoding>>")
    for n, lines in enumerate(sheets):
        font = b"/Resources<</Font<</F 3 0 R>>>>"
        objects.append(b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R%s>>" % (5 + 2 * n, font))
        shown = b" ".join(b"(%s) Tj 0 -26 Td" % line.encode("ascii") for line in lines)
        objects.append(stream(b"BT /F 13 Tf 70 760 Td %s ET" % shown))
    return assemble(objects)
