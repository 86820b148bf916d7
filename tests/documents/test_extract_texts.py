"""The words of a file are read in another process: what fails there is a reason here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from documents import errands, extraction
from documents.extraction import extracted
from documents.rules import reasons
from documents.rules.verdict import Refused
from tests.documents.make_pdf import pdf
from tests.documents.make_word import paragraph, word


def test_a_word_paper_and_a_pdf_are_read():
    assert extracted("a.docx", word(paragraph("Điều 1.") + paragraph("Hai"))) == "Điều 1.\n\nHai"
    assert extracted("a.pdf", pdf("KHÔNG", "ĐỘI")) == "KHÔNG\n\nĐỘI"


def test_a_file_of_the_store_is_not_judged_again():
    assert extracted("a.tmp", word(paragraph("Một")), format="docx") == "Một"


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.docx", b"", reasons.EMPTY),
        ("a.docx", b"PK\x03\x04 no archive", reasons.DAMAGED),
        ("a.pdf", b"%PDF-1.7\nnothing\n%%EOF", reasons.DAMAGED),
        ("a.doc", word(), reasons.OLD_WORD),
        ("a.txt", b"words", reasons.WRONG_KIND),
    ],
)
def test_what_is_refused_has_its_reason(name, data, reason):
    with pytest.raises(Refused) as refused:
        extracted(name, data)
    assert refused.value.reason == reason


def test_a_process_that_dies_or_takes_too_long_is_a_refusal(monkeypatch):
    for module in ("documents.no_such_module", "http.server"):
        monkeypatch.setattr(extraction, "READER", module)
        monkeypatch.setattr(extraction, "SECONDS", 1)
        with pytest.raises(Refused) as refused:
            extracted("a.docx", word())
        assert refused.value.reason == reasons.ENDLESS


@pytest.fixture
def run_script(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[[str], bytes]:
    """What a module made of these lines writes when it is sent on an errand."""
    lines = f"import sys; sys.path.append({str(errands.ROOT)!r}); from documents import errands\n"
    monkeypatch.setattr(errands, "ROOT", tmp_path)

    def run(script: str) -> bytes:
        (tmp_path / "script.py").write_text(lines + script)
        return errands.run("script", b"given", seconds=20)

    return run


def test_an_errand_is_given_its_bytes_and_no_secret_of_ours(monkeypatch, run_script):
    monkeypatch.setenv("DATABASE_URL", "postgres://secret")
    assert run_script("print(sys.stdin.read())") == b"given\n"
    assert b"DATABASE_URL" not in run_script("import os; print(sorted(os.environ))")


@pytest.mark.parametrize(
    "harm",
    [
        "open('written', 'w').write('x' * 100_000)", "bytearray(4 * 2**30)", "while True: pass", "sys.exit(3)",
        "import socket; socket.socket()",
    ],
)  # fmt: skip
def test_an_errand_that_does_harm_fails(run_script, tmp_path, harm):
    with pytest.raises(errands.Failed):
        run_script(f"errands.limit(seconds=1)\n{harm}")
    assert not (tmp_path / "written").exists() or not (tmp_path / "written").stat().st_size
