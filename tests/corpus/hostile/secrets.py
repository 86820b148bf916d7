"""Papers that bear the mark of a state secret, in the ways a stamp or a form shows it."""

from __future__ import annotations

from documents.rules.reasons import SECRET
from tests.corpus.hostile.zip_tables import with_part
from tests.corpus.sample import Make, Sample
from tests.documents.make_packed_pdf import assemble_packed
from tests.documents.make_pdf import objects, pdf, stream
from tests.documents.make_word import W, document, paragraph, word

VML = "urn:schemas-microsoft-com:vml"
HEAD = paragraph("CHÍNH PHỦ") + paragraph("Số: 12/TTr-CP")
LINE = "<w:p><w:r><w:rPr><w:caps/></w:rPr><w:t>{}</w:t></w:r></w:p>"
STAMP = b"<</Type/Annot/Subtype/Stamp/Rect[60 700 160 740]/F 4/AP<</N 7 0 R>>>>"
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 100 40]/Resources<</Font<</F 5 0 R>>>>"
SHOWN = b"BT /F 14 Tf 10 10 Td <010203> Tj ET"


def drawn(part: str) -> bytes:
    shape = f'<v:shape xmlns:v="{VML}"><v:textpath style="font-size:1pt" string="MẬT"/></v:shape>'
    return f'<w:{part} xmlns:w="{W}"><w:p><w:r><w:pict>{shape}</w:pict></w:r></w:p></w:{part}>'.encode()


def in_cell() -> str:
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("MẬT", "Hà Nội, ngày 5 tháng 3 năm 2026"))
    return f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>"


def beside_a_date() -> bytes:
    """On one line with other words, with a gap of half a page between them."""
    content = b"BT /F 12 Tf 60 780 Td <010203> Tj 240 0 Td <0d0e0f1011> Tj ET"
    made = objects()
    made[3] = stream(content)
    return assemble_packed(made, [b"<<>>"])


def of_word(title: str, make: Make) -> Sample:
    return Sample("secrets", title, "to-trinh.docx", make, SECRET)


def of_pdf(title: str, make: Make) -> Sample:
    return Sample("secrets", title, "to-trinh.pdf", make, SECRET)


SAMPLES = [
    of_word("MẬT on a line of its own", lambda: word(HEAD + paragraph("MẬT"))),
    of_word("TỐI MẬT", lambda: word(HEAD + paragraph("TỐI MẬT"))),
    of_word("TUYỆT MẬT", lambda: word(HEAD + paragraph("TUYỆT MẬT"))),
    of_word("letter by letter in a frame", lambda: word(HEAD + paragraph("[ M Ậ T ]"))),
    of_word("with separate accents", lambda: word(HEAD + paragraph("MA\u0302\u0323T"))),
    of_word("as a field of the form", lambda: word(HEAD + paragraph("Độ mật: Tuyệt mật"))),
    of_word("over two lines", lambda: word(HEAD + paragraph("TỐI") + paragraph("MẬT"))),
    of_word("in a cell beside the date", lambda: word(in_cell())),
    of_word("in capitals that are a format", lambda: word(HEAD + LINE.format("Tối mật"))),
    of_word("in a text box", lambda: word(f"<w:p><w:r><w:txbxContent>{paragraph('MẬT')}</w:txbxContent></w:r></w:p>")),
    of_word("as drawn letters", lambda: word(drawn("p").decode().replace(f' xmlns:w="{W}"', ""))),
    of_word("as a watermark in the header", lambda: with_part("word/header1.xml", drawn("hdr"))),
    of_word("in the header", lambda: with_part("word/hdr.xml", document(paragraph("MẬT")))),
    of_word("in a footnote", lambda: with_part("word/footnotes.xml", document(paragraph("Độ mật: Mật")))),
    of_pdf("MẬT in a PDF", lambda: pdf("KHÔNG", "MẬT")),
    of_pdf("TỐI MẬT in a PDF", lambda: pdf("TỐI MẬT")),
    of_pdf("TUYỆT MẬT in a PDF", lambda: pdf("TUYỆT MẬT")),
    of_pdf("beside a date in a PDF", beside_a_date),
    of_pdf("as a stamp on a PDF", lambda: pdf(page=b"/Annots[%s]" % STAMP, more=(stream(SHOWN, head=FORM),))),
]  # fmt: skip
