"""PDF files that act by themselves, hide something or are no PDF at all."""

import pytest

from documents.rules import reasons
from documents.rules.kinds import inspect
from tests.documents.make_pdf import pdf, stream

PLAIN = pdf("KHÔNG")
SCRIPT = b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"


def packed(content: bytes) -> bytes:
    return pdf(more=(stream(content, head=b"/Type/ObjStm/N 1/First 5", packed=True),))


HOSTILE = {
    "a script on opening": (pdf(catalog=SCRIPT), reasons.PDF_SCRIPT),
    "a script on a page": (pdf(page=b"/AA<</O<</S/JavaScript/JS(a)>>>>"), reasons.PDF_SCRIPT),
    "a script in the names": (pdf(catalog=b"/Names<</JavaScript<</Names[(a) 4 0 R]>>>>"), reasons.PDF_SCRIPT),
    "a script spelled with escapes": (pdf(catalog=b"/OpenAction<</S/J#61vaScr#69pt/JS(a)>>"), reasons.PDF_SCRIPT),
    "a script in a packed object": (packed(b"20 0 <</S/JavaScript/JS(a)>>"), reasons.PDF_SCRIPT),
    "an object stream packed twice": (packed(b"\x78\x9c\x03\x00"), reasons.ENDLESS),
    "a program": (pdf(catalog=b"/OpenAction<</S/Launch/F(cmd.exe)>>"), reasons.PDF_LAUNCH),
    "a form that sends itself": (pdf(page=b"/AA<</C<</S/SubmitForm/F(http://a.example)>>>>"), reasons.PDF_LAUNCH),
    "a jump into an attached file": (pdf(catalog=b"/OpenAction<</S/GoToE>>"), reasons.PDF_LAUNCH),
    "an attached file": (pdf(more=(stream(b"MZ", head=b"/Type/EmbeddedFile"),)), reasons.PDF_ATTACHMENT),
    "a list of attached files": (pdf(catalog=b"/Names<</EmbeddedFiles 7 0 R>>"), reasons.PDF_ATTACHMENT),
    "a file as a note": (pdf(page=b"/Annots[<</Subtype/FileAttachment>>]"), reasons.PDF_ATTACHMENT),
    "a film": (pdf(page=b"/Annots[<</Subtype/RichMedia>>]"), reasons.PDF_MEDIA),
    "an interactive form": (pdf(catalog=b"/AcroForm<</XFA 7 0 R>>"), reasons.PDF_FORM),
    "a password": (pdf(trailer=b"/Encrypt 7 0 R"), reasons.PASSWORD),
    "something before the header": (b"MZ" + PLAIN, reasons.NOT_PDF),
    "a header only": (b"%PDF-1.7\n", reasons.DAMAGED),
    "the first half": (PLAIN[: len(PLAIN) // 2], reasons.DAMAGED),
    "an archive behind it": (PLAIN + b"PK\x03\x04" + bytes(4_000), reasons.DAMAGED),
    "a version nobody wrote": (PLAIN.replace(b"%PDF-1.7", b"%PDF-9.9"), reasons.NOT_PDF),
    "only ends": (b"%PDF-1.7\n" + b"%%EOF\n" * 1_000, reasons.DAMAGED),
    "a page tree that is its own child": (PLAIN.replace(b"/Kids[3 0 R]", b"/Kids[2 0 R]"), reasons.DAMAGED),
    "no pages": (PLAIN.replace(b"/Kids[3 0 R]/Count 1", b"/Kids[     ]/Count 0"), reasons.DAMAGED),
    "the mark": (pdf("TỐI MẬT"), reasons.SECRET),
    "the mark below another line": (pdf("KHÔNG", "MẬT"), reasons.SECRET),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_it_is_refused_with_its_own_reason(case):
    data, reason = HOSTILE[case]
    assert inspect("tờ trình.pdf", data).reason == reason


def test_a_bomb_in_an_object_stream_is_refused_at_the_limit():
    assert inspect("a.pdf", packed(b"1 " * 60_000_000)).reason == reasons.SWOLLEN
