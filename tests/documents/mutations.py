"""Honest files with something changed: anywhere, in the headers of an archive, in a part of it, in a PDF's words."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

from hypothesis import strategies as st

from tests.documents.make_zip import Member, write_zip

Change = Callable[[bytes], bytes]
PLACE = st.floats(0, 1, exclude_max=True)
SIZE = st.integers(1, 400)
NUMBER = re.compile(rb"-?\d+")
NAME = re.compile(rb"/[A-Za-z]+")
OBJECT = re.compile(rb"^(\d+) 0 obj", re.MULTILINE)
NUMBERS = (
    b"0", b"-1", b"1", b"65535", b"65536", b"2147483647", b"4294967296", b"99999999999999999999", b"1e9", b"0.0001",
)  # fmt: skip
NAMES = (
    b"/Kids", b"/Parent", b"/Length", b"/Type", b"/Subtype", b"/Filter", b"/FlateDecode", b"/LZWDecode", b"/Pages",
    b"/Page", b"/XObject", b"/Form", b"/Image", b"/Width", b"/ObjStm", b"/XRef", b"/Prev", b"/Root", b"/MediaBox",
)  # fmt: skip
MARKUP = (
    b"<w:p>", b"</w:p>", b"<w:tbl>", b"<w:tc/>", b"<!DOCTYPE a>", b"&#0;", b"&a;", b"<![CDATA[", b"<w:fldChar/>",
    b"w:val=", b"\xff",
)  # fmt: skip


def flip(place: float, mask: int) -> Change:
    return lambda data: _put(data, place, 1, bytes([data[int(place * len(data))] ^ mask]))


def cut(place: float, size: int) -> Change:
    return lambda data: _put(data, place, size, b"")


def insert(place: float, more: bytes) -> Change:
    return lambda data: _put(data, place, 0, more)


def double(place: float, size: int) -> Change:
    return lambda data: _put(data, place, 0, data[int(place * len(data)) :][:size])


def swap(place: float, other: float, size: int) -> Change:
    """Two pieces of one size, the first before the second."""

    def change(data: bytes) -> bytes:
        one, two = sorted(int(at * len(data)) for at in (place, other))
        end = min(one + size, two)
        after = two + end - one
        return data[:one] + data[two:after] + data[end:two] + data[one:end] + data[after:]

    return change


def _put(data: bytes, place: float, size: int, more: bytes) -> bytes:
    at = int(place * len(data))
    return data[:at] + more + data[at + size :] or b"x"


BYTES = st.one_of(
    st.builds(flip, PLACE, st.integers(1, 255)),
    st.builds(cut, PLACE, SIZE),
    st.builds(insert, PLACE, st.binary(min_size=1, max_size=20) | st.sampled_from(MARKUP)),
    st.builds(double, PLACE, SIZE),
    st.builds(swap, PLACE, PLACE, SIZE),
)


def replace(pattern: re.Pattern[bytes], place: float, new: bytes) -> Change:
    """One of all the places where there is such a thing."""

    def change(data: bytes) -> bytes:
        found = list(pattern.finditer(data))
        if not found:
            return data
        one = found[int(place * len(found))]
        return data[: one.start()] + new + data[one.end() :]

    return change


def mended(change: Change) -> Change:
    """With its objects at the places that a new table names, so that the change is not found by that alone."""

    def mend(data: bytes) -> bytes:
        changed = change(data)
        places = {int(one[1]): one.start() for one in OBJECT.finditer(changed) if len(one[1]) < 6}
        rows = b"".join(b"%d 1\n%010d 00000 n \n" % row for row in places.items())
        trailer = re.findall(rb"trailer\s*(<<.*?>>)\s*startxref", data, re.DOTALL)
        kept = re.sub(rb"/(Prev|XRefStm) \d+", b"", trailer[-1]) if trailer else b"<</Root 1 0 R/Size 9999>>"
        return changed + b"\nxref\n%strailer\n%s\nstartxref\n%d\n%%%%EOF\n" % (rows, kept, len(changed) + 1)

    return mend


TOKENS = st.builds(replace, st.just(NUMBER), PLACE, st.sampled_from(NUMBERS)) | st.builds(
    replace, st.just(NAME), PLACE, st.sampled_from(NAMES)
)
PDF = BYTES | TOKENS | st.builds(mended, BYTES | TOKENS)


def header(place: float, at: int, value: int) -> Change:
    """Two bytes in one of the headers of an archive."""

    def change(data: bytes) -> bytes:
        found = [one.start() for one in re.finditer(rb"PK(\x01\x02|\x03\x04|\x05\x06)", data)]
        start = found[int(place * len(found))] + 4 + at if found else 0
        return data[:start] + value.to_bytes(2, "little") + data[start + 2 :]

    return change


def part(place: float, change: Change) -> Change:
    """One part of an archive, packed again with true tables."""

    def repack(data: bytes) -> bytes:
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                parts = {name: archive.read(name) for name in archive.namelist()}
        except Exception:  # noqa: BLE001 - it was changed before, in whatever way
            return data
        chosen = list(parts)[int(place * len(parts))]
        return write_zip([Member(name, change(one) if name == chosen else one) for name, one in parts.items()])

    return repack


HEADERS = st.builds(header, PLACE, st.integers(0, 40), st.integers(0, 0xFFFF))
WORD = BYTES | HEADERS | st.builds(part, PLACE, BYTES) | st.builds(part, PLACE, BYTES)
