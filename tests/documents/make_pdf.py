"""Small PDFs for tests, object by object."""

from __future__ import annotations

import zlib

CATALOG, PAGES, PAGE = (
    b"<</Type/Catalog/Pages 2 0 R %s>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    (b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>> %s>>"),
)
ENDLESS_TILES = b"/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep .0005/YStep .0005/Resources<<>>"
LETTERS = "MẬTỐIUYỆĐÀỘKHÔNG 0123456789iềuươgC.Đ"


def stream(content: bytes, *, head: bytes = b"", packed: bool = False) -> bytes:
    body = zlib.compress(content) if packed else content
    pack = b"/Filter/FlateDecode" if packed else b""
    return b"<</Length %d%s%s>>\nstream\n%s\nendstream" % (len(body), pack, head, body)


def pdf(
    *lines: str, catalog: bytes = b"", page: bytes = b"", more: tuple[bytes, ...] = (), trailer: bytes = b""
) -> bytes:
    """One page that says these lines; `catalog`, `page`, `trailer` and `more` objects (from 7 on) may be hostile."""
    return assemble(objects(*lines, catalog=catalog, page=page, more=more), trailer=trailer)


def objects(*lines: str, catalog: bytes = b"", page: bytes = b"", more: tuple[bytes, ...] = ()) -> list[bytes]:
    shown = b" ".join(b"<%s> Tj 0 -20 Td" % _codes(line) for line in lines or ("KHÔNG",))
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    content = b"BT /F 12 Tf 60 780 Td %s ET" % shown
    return [CATALOG % catalog, PAGES, PAGE % page, stream(content), font, stream(_to_unicode()), *more]


def pages(*texts: str, endless: frozenset[int] = frozenset(), catalog: bytes = b"") -> bytes:
    """A page for each of these lines; those with these numbers would take days to draw."""
    last = 5 + 2 * len(texts)
    kids = b" ".join(b"%d 0 R" % (5 + 2 * n) for n in range(len(texts)))
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 4 0 R>>"
    objects = [
        CATALOG % catalog,
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(texts)),
        font,
        stream(_to_unicode()),
    ]
    for n, text in enumerate(texts, start=1):
        uses = b"<</Font<</F 3 0 R>>/Pattern<</P %d 0 R>>>>" % last
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources%s>>" % (4 + 2 * n, uses)
        fill = b"/Pattern cs /P scn 0 0 595 842 re f " if n in endless else b""
        objects += [page, stream(fill + b"BT /F 12 Tf 60 780 Td <%s> Tj ET" % _codes(text))]
    return assemble([*objects, stream(b"0 0 1 1 re f", head=ENDLESS_TILES)])


def assemble(written: list[bytes], *, trailer: bytes = b"") -> bytes:
    data, places = numbered(written)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(written) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<</Size %d/Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (len(written) + 1, trailer, start)
    return bytes(data)


def numbered(written: list[bytes]) -> tuple[bytearray, list[int]]:
    """The head of a file with these objects, and where each begins."""
    data, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, one in enumerate(written, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    return data, places


def _codes(line: str) -> bytes:
    return b"".join(b"%02x" % (LETTERS.index(letter) + 1) for letter in line)


def _to_unicode() -> bytes:
    pairs = b"\n".join(
        b"<%02x> <%s>" % (n, letter.encode("utf-16-be").hex().encode()) for n, letter in enumerate(LETTERS, 1)
    )
    return (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Ours def /CMapType 2 def\n"
        b"1 begincodespacerange <00> <ff> endcodespacerange\n%d beginbfchar\n%s\nendbfchar endcmap end end"
    ) % (len(LETTERS), pairs)
