"""Small PDFs for tests, object by object."""

from __future__ import annotations

import zlib

CATALOG, PAGES, PAGE = (
    b"<</Type/Catalog/Pages 2 0 R %s>>",
    b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
    (b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>> %s>>"),
)
LETTERS = "MẬTỐIUYỆĐÀỘKHÔNG 0123456789iềuươgC."


def stream(content: bytes, *, head: bytes = b"", packed: bool = False) -> bytes:
    body = zlib.compress(content) if packed else content
    pack = b"/Filter/FlateDecode" if packed else b""
    return b"<</Length %d%s%s>>\nstream\n%s\nendstream" % (len(body), pack, head, body)


def pdf(
    *lines: str, catalog: bytes = b"", page: bytes = b"", more: tuple[bytes, ...] = (), trailer: bytes = b""
) -> bytes:
    """One page that says these lines; `catalog`, `page`, `trailer` and `more` objects (from 7 on) may be hostile."""
    shown = b" ".join(b"<%s> Tj 0 -20 Td" % _codes(line) for line in lines or ("KHÔNG",))
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    content = b"BT /F 12 Tf 60 780 Td %s ET" % shown
    objects = [CATALOG % catalog, PAGES, PAGE % page, stream(content), font, stream(_to_unicode()), *more]
    return assemble(objects, trailer=trailer)


def pages(*texts: str, catalog: bytes = b"", more: tuple[bytes, ...] = ()) -> bytes:
    """A page for each of these lines; `more` objects come last, the first of them `places(texts)`."""
    kids = b" ".join(b"%d 0 R" % (5 + 2 * n) for n in range(len(texts)))
    objects = [
        CATALOG % catalog,
        b"<</Type/Pages/Kids[%s]/Count %d>>" % (kids, len(texts)),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 4 0 R>>",
        stream(_to_unicode()),
    ]
    for n, text in enumerate(texts):
        objects.append(
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F 3 0 R>>>>>>"
            % (6 + 2 * n)
        )
        objects.append(stream(b"BT /F 12 Tf 60 780 Td <%s> Tj ET" % _codes(text)))
    return assemble([*objects, *more])


def assemble(objects: list[bytes], *, trailer: bytes = b"") -> bytes:
    data, places = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"), []
    for number, one in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    data += b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"trailer\n<</Size %d/Root 1 0 R %s>>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, trailer, start)
    return bytes(data)


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
