"""PDF files that act by themselves, hide something or are no PDF at all."""

import io
import zlib

import pikepdf
import pytest

from documents.rules import reasons
from documents.rules.kinds import inspect
from tests.documents.make_packed_pdf import assemble_packed
from tests.documents.make_pdf import objects, pdf, stream

PLAIN = pdf("KHÔNG")
SCRIPT = b"/OpenAction<</S/JavaScript/JS(app.alert(1))>>"


def packed(content: bytes, *, inside: bytes = b"") -> bytes:
    """The catalog opens with an object that lies in an object stream."""
    return assemble_packed(objects(catalog=b"/OpenAction 8 0 R"), [content], inside=inside)


def locked(*, user: str) -> bytes:
    kept = io.BytesIO()
    with pikepdf.open(io.BytesIO(PLAIN)) as paper:
        paper.save(kept, encryption=pikepdf.Encryption(owner="a", user=user))
    return kept.getvalue()


HOSTILE = {
    "a script on opening": (pdf(catalog=SCRIPT), reasons.PDF_SCRIPT),
    "a script on a page": (pdf(page=b"/AA<</O<</S/JavaScript/JS(a)>>>>"), reasons.PDF_SCRIPT),
    "a script in the names": (pdf(catalog=b"/Names<</JavaScript<</Names[(a) 4 0 R]>>>>"), reasons.PDF_SCRIPT),
    "a script spelled with escapes": (pdf(catalog=b"/OpenAction<</S/J#61vaScr#69pt/JS(a)>>"), reasons.PDF_SCRIPT),
    "a script in a packed object": (packed(b"<</S/JavaScript/JS(a)>>"), reasons.PDF_SCRIPT),
    "a program": (pdf(catalog=b"/OpenAction<</S/Launch/F(cmd.exe)>>"), reasons.PDF_LAUNCH),
    "a form that sends itself": (pdf(page=b"/AA<</C<</S/SubmitForm/F(http://a.example)>>>>"), reasons.PDF_LAUNCH),
    "a jump into an attached file": (pdf(catalog=b"/OpenAction<</S/GoToE>>"), reasons.PDF_LAUNCH),
    "an attached file": (
        pdf(catalog=b"/AF[7 0 R]", more=(stream(b"MZ", head=b"/Type/EmbeddedFile"),)),
        reasons.PDF_ATTACHMENT,
    ),
    "a list of attached files": (pdf(catalog=b"/Names<</EmbeddedFiles 7 0 R>>"), reasons.PDF_ATTACHMENT),
    "a file as a note": (pdf(page=b"/Annots[<</Subtype/FileAttachment>>]"), reasons.PDF_ATTACHMENT),
    "a film": (pdf(page=b"/Annots[<</Subtype/RichMedia>>]"), reasons.PDF_MEDIA),
    "an interactive form": (pdf(catalog=b"/AcroForm<</XFA 7 0 R>>"), reasons.PDF_FORM),
    "a password": (locked(user="b"), reasons.PASSWORD),
    "a password of its owner": (locked(user=""), reasons.PASSWORD),
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
    assert inspect("a.pdf", packed(b"<<>>", inside=zlib.compress(b"1 " * 60_000_000))).reason == reasons.SWOLLEN
