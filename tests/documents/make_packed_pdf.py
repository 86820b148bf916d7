"""PDFs whose objects lie packed in an object stream, out of sight of who only looks at bytes."""

from __future__ import annotations

import struct
import zlib

from tests.documents.make_pdf import numbered, stream


def assemble_packed(written: list[bytes], packed: list[bytes], *, inside: bytes = b"") -> bytes:
    """`written` objects as they are, `packed` ones behind them; `inside` is another content of their stream, packed."""
    first = len(written) + 2
    starts = [sum(map(len, packed[:n])) + n for n in range(len(packed))]
    head = b" ".join(b"%d %d" % (first + n, start) for n, start in enumerate(starts)) + b" "
    content = inside or zlib.compress(head + b" ".join(packed))
    about = b"/Filter/FlateDecode/Type/ObjStm/N %d/First %d" % (len(packed), len(head))
    data, places = numbered([*written, stream(content, head=about)])
    rows = [(0, 0, 65535), *((1, place, 0) for place in places)]
    rows += [(2, first - 1, n) for n in range(len(packed))] + [(1, len(data), 0)]
    return bytes(data) + _cross_references(rows, at=len(data))


def _cross_references(rows: list[tuple[int, int, int]], *, at: int) -> bytes:
    table = b"".join(struct.pack(">BIH", *row) for row in rows)
    about = b"/Type/XRef/W[1 4 2]/Size %d/Root 1 0 R" % len(rows)
    written = b"%d 0 obj\n%s\nendobj\n" % (len(rows) - 1, stream(table, head=about, packed=True))
    return written + b"startxref\n%d\n%%%%EOF\n" % at
