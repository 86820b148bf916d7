"""PDFs whose structure runs in circles, says two things at once, or ends before it should."""

from __future__ import annotations

import random

from documents.rules import reasons
from tests.corpus.hostile.pdf_bombs import drawing, patched, saying
from tests.corpus.sample import HARMLESS, REFUSED, family
from tests.documents.make_pdf import assemble, objects, pdf, stream

XMP = b'<?xpacket begin=""?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x:xmpmeta>&a;</x:xmpmeta><?xpacket?>'
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 99 99]/Resources<</XObject<</X 7 0 R>>>>"
GLYPH = (
    b"<</Type/Font/Subtype/Type3/FontBBox[0 0 9 9]/FontMatrix[1 0 0 1 0 0]/FirstChar 65/LastChar 65/Widths[9]"
    b"/Encoding<</Differences[65/a]>>/CharProcs<</a 8 0 R>>/Resources<</Font<</F 7 0 R>>>>>>"
)
NOTE = b"/Annots[<</Subtype/Stamp/Rect[0 0 9 9]/AP<</N 7 0 R>>>>]"


def catalog(entry: bytes, *more: bytes) -> bytes:
    return pdf(catalog=entry, more=more)


def kids(depth: int) -> bytes:
    """A tree of pages that is one long branch."""
    made = objects(more=tuple(b"<</Type/Pages/Kids[%d 0 R]/Count 1>>" % (8 + n) for n in range(depth)))
    made[1] = made[1].replace(b"[3 0 R]", b"[7 0 R]")
    made[-1] = made[-1].replace(b"[%d 0 R]" % (6 + depth + 1), b"[3 0 R]")
    return assemble(made)


def cut(share: float) -> bytes:
    return pdf()[: int(len(pdf()) * share)]


def noise() -> bytes:
    return b"%PDF-1.7\n" + random.Random(7).randbytes(100_000) + b"\n%%EOF\n"


def own_letters() -> bytes:
    """A letter that is drawn with itself."""
    made = objects(more=(GLYPH, stream(b"9 0 d0 BT /F 9 Tf (A) Tj ET")))
    made[2] = made[2].replace(b"/F 5 0 R", b"/F 7 0 R")
    made[3] = stream(b"BT /F 9 Tf (A) Tj ET")
    return assemble(made)


SAMPLES = family("pdf structure", "to-trinh.pdf", {
    "a tree of pages that is its own child": (lambda: patched(b"/Kids[3 0 R]", b"/Kids[2 0 R]"), reasons.DAMAGED),
    "a tree of pages in a circle": (
        lambda: assemble([one.replace(b"/Kids[3 0 R]", b"/Kids[3 0 R 7 0 R]") for one in objects()]
                         + [b"<</Type/Pages/Parent 2 0 R/Kids[2 0 R]/Count 1>>"]), reasons.DAMAGED,
    ),
    "a tree of pages 300 levels deep": (lambda: kids(300), reasons.DAMAGED),
    "a tree of pages 50,000 levels deep": (lambda: kids(50_000), REFUSED),
    "no pages": (lambda: patched(b"/Kids[3 0 R]/Count 1", b"/Kids[]/Count 0"), reasons.DAMAGED),
    "fewer pages than there are": (lambda: patched(b"/Count 1", b"/Count 0"), HARMLESS),
    "less than no pages": (lambda: patched(b"/Count 1", b"/Count -1"), HARMLESS),
    "no catalog": (lambda: patched(b"/Type/Catalog/Pages 2 0 R", b""), reasons.DAMAGED),
    "a catalog that is a page": (lambda: patched(b"/Pages 2 0 R", b"/Pages 1 0 R"), reasons.DAMAGED),
    "a key that is there twice": (
        lambda: catalog(b"/OpenAction[3 0 R/Fit]/OpenAction<</S/JavaScript/JS(a)>>"), REFUSED,
    ),
    "a key that is there twice, the script first": (
        lambda: catalog(b"/OpenAction<</S/JavaScript/JS(a)>>/OpenAction[3 0 R/Fit]"), reasons.DAMAGED,
    ),
    "a key that is there twice under a harmless name": (
        lambda: catalog(b"/input#20stream#20is#20complete 1/input#20stream#20is#20complete 2"), reasons.DAMAGED,
    ),
    "a length that is wrong": (lambda: patched(b"stream\nBT", b"stream\nq Q BT"), reasons.DAMAGED),
    "a length that is a circle": (lambda: saying(b"", b"/Length 4 0 R"), reasons.DAMAGED),
    "a stream that has no end": (lambda: patched(b"endstream", b""), reasons.DAMAGED),
    "outlines in a circle": (
        lambda: catalog(b"/Outlines<</First 7 0 R>>", b"<</Title(a)/Next 7 0 R/First 7 0 R/Parent 7 0 R>>"), HARMLESS,
    ),
    "names in a circle": (lambda: catalog(b"/Names<</Dests 7 0 R>>", b"<</Kids[7 0 R]/Limits[(a)(b)]>>"), HARMLESS),
    "fields in a circle": (
        lambda: catalog(b"/AcroForm<</Fields[7 0 R]>>", b"<</T(a)/FT/Tx/Kids[7 0 R]/Parent 7 0 R>>"), HARMLESS,
    ),
    "a form that draws itself twice": (lambda: drawing(stream(b"/X Do /X Do", head=FORM)), reasons.ENDLESS),
    "a form that draws itself": (lambda: drawing(stream(b"/X Do", head=FORM)), HARMLESS),
    "a letter that draws itself": (own_letters, HARMLESS),
    "a note that shows itself": (
        lambda: pdf(page=NOTE, more=(stream(b"/X Do", head=FORM),)), HARMLESS,
    ),
    "a colour made of itself": (
        lambda: saying(b"/C cs 1 scn 0 0 9 9 re f", page=b"/Resources<</ColorSpace<</C 7 0 R>>>>",
                       more=(b"[/Indexed 7 0 R 1 <000000ffffff>]",)), REFUSED,
    ),
    "a function made of itself": (
        lambda: saying(b"/S sh", page=b"/Resources<</Shading<</S<</ShadingType 2/ColorSpace/DeviceGray/Coords[0 0 9 9]"
                       b"/Function 7 0 R>>>>>>",
                       more=(b"<</FunctionType 3/Domain[0 1]/Bounds[]/Encode[0 1]/Functions[7 0 R]>>",)), REFUSED,
    ),
    "a description that reads a file": (
        lambda: catalog(b"/Metadata 7 0 R", stream(XMP, head=b"/Subtype/XML")), HARMLESS,
    ),
    "numbers that are none": (lambda: patched(b"0 0 595 842", b"0 0 NaN 1.7.7"), REFUSED),
    "numbers of 400 digits": (lambda: patched(b"0 0 595 842", b"0 0 1%s 9" % (b"0" * 400)), REFUSED),
    "a header that is not at the beginning": (lambda: b"\n" + pdf(), reasons.NOT_PDF),
    "a header of a version that nobody wrote": (lambda: pdf().replace(b"%PDF-1.7", b"%PDF-9.9"), reasons.NOT_PDF),
    "only a header": (lambda: b"%PDF-1.7\n", reasons.DAMAGED),
    "only noise": (noise, reasons.DAMAGED),
    "only ends": (lambda: b"%PDF-1.7\n" + b"%%EOF\n" * 1_700_000, reasons.DAMAGED),
    "the first third": (lambda: cut(0.33), reasons.DAMAGED),
    "the first two thirds": (lambda: cut(0.66), reasons.DAMAGED),
    "all but the last bytes": (lambda: pdf()[:-4], reasons.DAMAGED),
})  # fmt: skip
