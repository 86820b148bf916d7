"""PDFs that unpack, draw or count to more than the machine that shows them can hold."""

from __future__ import annotations

import zlib
from functools import cache

from documents.rules import reasons
from tests.corpus.hostile.zip_bombs import MEGABYTE, packed_zeros
from tests.corpus.sample import HARMLESS, REFUSED, family
from tests.documents.make_packed_pdf import assemble_packed
from tests.documents.make_pdf import assemble, objects, pdf, stream

FLATE = b"/Filter/FlateDecode"
DRAW = b"q 500 0 0 500 0 0 cm /X Do Q"


@cache
def zeros(megabytes: int = 300) -> bytes:
    """A flate stream of so many zeros, which are white space to a reader of text."""
    packed, _ = packed_zeros(megabytes)
    return b"\x78\xda" + packed + (megabytes * MEGABYTE % 65_521 << 16 | 1).to_bytes(4, "big")


def drawing(*xobjects: bytes, content: bytes = DRAW) -> bytes:
    """A page that draws /X, which is object 7; further objects follow."""
    made = objects(page=b"/Resources<</XObject<</X 7 0 R>>/Font<</F 5 0 R>>>>", more=xobjects)
    made[2] = made[2].replace(b"/Resources<</Font<</F 5 0 R>>>>", b"", 1)
    made[3] = stream(content)
    return assemble(made)


def saying(content: bytes, head: bytes = b"", **more: bytes) -> bytes:
    """A page with this content."""
    made = objects(**more)
    made[3] = stream(content, head=head)
    return assemble(made)


def chained(times: int) -> bytes:
    data = zeros()
    for _ in range(times - 1):
        data = zlib.compress(data, 9)
    return saying(data, b"/Filter[%s]" % (b"/FlateDecode" * times))


def lzw(blocks: int) -> bytes:
    """One byte over and over, 56 MB a block: each word is a letter longer, until the table is full and begins again."""
    value, length = 256, 9
    for code, width in [(0, 9), *((code, _width(code)) for code in range(258, 4_094)), (256, 12)] * 8:
        value, length = value << width | code, length + width
    block = (value & (1 << length - 9) - 1).to_bytes((length - 9) // 8, "big")
    return _shifted(block * blocks)


def _width(code: int) -> int:
    return 9 if code < 511 else 10 if code < 1_023 else 11 if code < 2_047 else 12


def _shifted(blocks: bytes) -> bytes:
    """The order to begin a table before them: nine bits, so that everything moves by one."""
    return ((256 << len(blocks) * 8 | int.from_bytes(blocks, "big")) << 7).to_bytes(len(blocks) + 2, "big")


def patched(old: bytes, new: bytes) -> bytes:
    """Before the places of objects are written down, so that nothing else is wrong."""
    return assemble([one.replace(old, new) for one in objects()])


def forms(depth: int, times: int) -> bytes:
    """Forms that draw forms that draw forms, each several times."""
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>"
    return drawing(*(stream(b"/X Do " * times, head=head % (8 + n)) for n in range(depth)), stream(b"", head=head % 7))


def tiled() -> bytes:
    """A page filled with a pattern whose step is a millionth of a point."""
    head = b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep .000001/YStep .000001/Resources<<>>"
    made = objects(page=b"/Resources<</Pattern<</P 7 0 R>>>>", more=(stream(b"0 0 1 1 re f", head=head),))
    made[2] = made[2].replace(b"/Resources<</Font<</F 5 0 R>>>>", b"", 1)
    made[3] = stream(b"/Pattern cs /P scn 0 0 595 842 re f")
    return assemble(made)


def sampled() -> bytes:
    """A colour worked out from a table of four dimensions with 255 steps each, which is not there."""
    head = b"/FunctionType 0/Domain[0 1 0 1 0 1 0 1]/Range[0 1 0 1 0 1]/Size[255 255 255 255]/BitsPerSample 32"
    table = stream(b"", head=head)
    space = b"/Resources<</ColorSpace<</C[/DeviceN[/A/B/C/D]/DeviceRGB 7 0 R]>>>>"
    made = objects(page=space, more=(table,))
    made[2] = made[2].replace(b"/Resources<</Font<</F 5 0 R>>>>", b"", 1)
    made[3] = stream(b"/C cs 1 1 1 1 scn 0 0 99 99 re f")
    return assemble(made)


def letters() -> bytes:
    """A table of letters that says what each of four billion codes means."""
    made = objects()
    made[5] = stream(b"1 begincodespacerange <00000000> <ffffffff> endcodespacerange\n1 beginbfrange\n"
                     b"<00000000> <ffffffff> <0041>\nendbfrange")  # fmt: skip
    return assemble(made)


def many_objects(count: int) -> bytes:
    more = tuple(b"<</A %d 0 R>>" % (8 + n) for n in range(count))
    return pdf(page=b"/A 7 0 R", more=(*more, b"<<>>"))


def several(count: int, packed: bytes) -> bytes:
    named = b" ".join(b"%d 0 R" % (7 + n) for n in range(count))
    return pdf(page=b"/A[%s]" % named, more=(stream(packed, head=FLATE),) * count)


def described(packed: bytes) -> bytes:
    return pdf(catalog=b"/Metadata 7 0 R", more=(stream(packed, head=FLATE + b"/Type/Metadata/Subtype/XML"),))


SAMPLES = family("pdf bombs", "to-trinh.pdf", {
    "a page of 300 MB": (lambda: saying(zeros(), FLATE), reasons.SWOLLEN),
    "a page that is packed twice": (lambda: chained(2), reasons.SWOLLEN),
    "a page that is packed nine times": (lambda: chained(9), reasons.DAMAGED),
    "a page of 700 MB packed by the old way": (lambda: saying(lzw(12), b"/Filter/LZWDecode"), REFUSED),
    "a page of 130 MB packed in runs": (
        lambda: saying(b"\x81 " * MEGABYTE, b"/Filter/RunLengthDecode"), reasons.SWOLLEN,
    ),
    "a page that calls itself a photograph": (
        lambda: saying(zeros(), b"/Filter[/FlateDecode/DCTDecode]"), reasons.SWOLLEN,
    ),
    "many streams of a little": (lambda: several(6, zeros(60)), reasons.SWOLLEN),
    "a description of 300 MB": (lambda: described(zeros()), reasons.SWOLLEN),
    "a font of 300 MB": (lambda: drawing(stream(zeros(), head=FLATE + b"/Length1 314572800")), reasons.SWOLLEN),
    "an object stream of 300 MB": (
        lambda: assemble_packed(objects(catalog=b"/OpenAction 8 0 R"), [b"<<>>"], inside=zeros()), reasons.SWOLLEN,
    ),
    "a page of 300,000 kilometres": (lambda: patched(b"0 0 595 842", b"0 0 1000000000 1000000000"), reasons.PDF_PAGE),
    "a page without end": (lambda: patched(b"0 0 595 842", b"0 0 1e38 9"), reasons.DAMAGED),
    "a page that is cut to a country": (lambda: pdf(page=b"/CropBox[0 0 99999999 9]"), reasons.PDF_PAGE),
    "a unit of a kilometre": (lambda: pdf(page=b"/UserUnit 3000000"), HARMLESS),
    "a million pages that are one": (
        lambda: patched(b"/Kids[3 0 R]/Count 1", b"/Kids[%s]/Count 1000000" % (b"3 0 R " * 1_000_000)), reasons.ENDLESS,
    ),
    "a million pages that are said": (lambda: patched(b"/Count 1", b"/Count 1000000"), reasons.DAMAGED),
    "forms in forms, two to the thirtieth": (lambda: forms(30, 2), reasons.ENDLESS),
    "a pattern of a millionth": (tiled, HARMLESS),
    "a colour from a table of four dimensions": (sampled, HARMLESS),
    "four billion letters": (letters, HARMLESS),
    "ten million brackets": (lambda: pdf(page=b"/A" + b"[" * 5_000_000 + b"]" * 5_000_000), reasons.DAMAGED),
    "five million dictionaries": (lambda: pdf(page=b"/A[" + b"<<>>" * 5_000_000 + b"]"), REFUSED),
    "ten million saved states": (lambda: saying(zlib.compress(b"q " * 10_000_000), FLATE), reasons.ENDLESS),
    "a name of a million letters": (lambda: pdf(page=b"/" + b"A" * 1_000_000 + b" 1"), HARMLESS),
    "ten megabytes of ends": (lambda: pdf() + b"%%EOF\n" * 1_700_000, reasons.DAMAGED),
    "more than 200,000 objects": (lambda: many_objects(201_000), reasons.ENDLESS),
})  # fmt: skip
