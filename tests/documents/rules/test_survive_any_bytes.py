"""Whatever is sent, the answer is a verdict: honest files with bytes changed, cut out or doubled, and plain noise."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.rules.kinds import inspect
from documents.rules.verdict import Verdict
from tests.documents.make_pdf import pdf, stream
from tests.documents.make_word import field, paragraph, word

PACKED = stream(b"20 0 21 10 <</A 1>>   <</B 2>>", head=b"/Type/ObjStm/N 2/First 11", packed=True)
HONEST = {
    "docx": word(paragraph("Kính trình") + field(" PAGE ") + "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"),
    "pdf": pdf("KHÔNG", more=(PACKED,)),
}
CHANGES = st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 3), st.binary(max_size=8)), min_size=1, max_size=6)


@pytest.mark.parametrize("kind", HONEST)
@settings(max_examples=300, deadline=2_000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES)
def test_a_damaged_file_gets_a_verdict(kind, changes):
    data = HONEST[kind]
    for place, cut, put in changes:
        at = place % len(data)
        data = data[:at] + put + data[at + cut :] or b"x"
    assert isinstance(inspect(f"a.{kind}", data), Verdict)


@settings(max_examples=200, deadline=2_000)
@given(
    start=st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.7\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]), noise=st.binary()
)
def test_noise_gets_a_refusal(start, noise):
    assert inspect("a.pdf", start + noise).refused
    assert inspect("a.docx", start + noise).refused
