"""Whatever is sent, the answer is a verdict: honest files with anything changed in them, and plain noise.

`CASES=50000 bin/test tests/documents/test_survive_mutations.py` tries more than the 2,000 of every run.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.corpus.collection import HONEST
from tests.documents.inspector import Inspector
from tests.documents.make_packed_pdf import assemble_packed
from tests.documents.make_pdf import objects, pdf
from tests.documents.make_word import field, paragraph, word
from tests.documents.mutations import PDF, WORD

pytestmark = pytest.mark.drill

CASES = int(os.environ.get("CASES", "2000"))
LARGEST = 60_000
SLOW = ("by libreoffice", "pdf scanned")
TABLE = "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
SMALL = {
    "pdf": [pdf, lambda: assemble_packed(objects(catalog=b"/A 8 0 R"), [b"<</B[1 2 3]>>", b"<</C(a)>>"])],
    "docx": [word, lambda: word(paragraph("Kính trình") + field(" PAGE ") + TABLE)],
}
CHANGES = {"pdf": PDF, "docx": WORD}
STARTS = st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
careful = settings(deadline=None, suppress_health_check=list(HealthCheck))


@pytest.fixture(scope="module")
def inspector() -> Iterator[Inspector]:
    running = Inspector()
    yield running
    running.stop()


@cache
def bases(kind: str) -> list[bytes]:
    """The small ones twice: they are soon judged."""
    honest = [one.make() for one in HONEST.values() if one.sent.endswith(kind) and one.family not in SLOW]
    small = [make() for make in SMALL[kind]]
    return small * (len(honest) // len(small)) + [data for data in honest if len(data) <= LARGEST]


@pytest.mark.parametrize("kind", CHANGES)
@settings(careful, max_examples=CASES // 2)
@given(drawn=st.data())
def test_a_changed_file_gets_a_verdict(inspector, kind, drawn):
    data = drawn.draw(st.sampled_from(bases(kind)))
    for change in drawn.draw(st.lists(CHANGES[kind], min_size=1, max_size=4)):
        data = change(data)
    assert inspector.of(f"a.{kind}", data) in ("accepted", "refused")


@settings(careful, max_examples=200)
@given(start=STARTS, noise=st.binary(max_size=2_000))
def test_noise_gets_a_refusal(inspector, start, noise):
    assert inspector.of("a.pdf", start + noise) == "refused"
    assert inspector.of("a.docx", start + noise) == "refused"
