"""Inspecting happens elsewhere: what hangs, swells or dies there is a refusal here, and the next file is judged."""

import io
import os
import signal
import time
from pathlib import Path

import pytest

from documents import inspection, intake
from documents.rules import reasons
from documents.rules.verdict import Verdict
from ecabinet.settings import Settings, use
from tests.documents.make_pdf import pdf
from tests.documents.make_word import word


@pytest.fixture(autouse=True)
def small(tmp_path: Path) -> None:
    use(Settings(database_url="-", secret_key=b"x" * 32, data_dir=tmp_path, environment="test", upload_limit=2**20))


async def test_it_judges_files_one_after_the_other():
    assert (await intake.judge("a.docx", word())).kind == "docx"
    assert (await intake.judge("a.pdf", pdf())).kind == "pdf"
    assert (await intake.judge("a\nb.pdf", b"")).reason == reasons.EMPTY
    assert (await intake.judge("a.pdf", b"\n\n{}\n")).reason == reasons.NOT_PDF


async def test_the_limit_is_that_of_the_settings():
    assert (await intake.judge("a.pdf", pdf() + bytes(2**20))).params == {"limit": 1}


async def test_it_goes_on_when_the_process_was_killed():
    await intake.judge("a.docx", word())
    os.kill(intake._inspector._process.pid, signal.SIGKILL)
    intake._inspector._process.wait()
    assert (await intake.judge("a.docx", word())).kind == "docx"


async def test_the_process_knows_no_secret_of_ours():
    await intake.judge("a.docx", word())
    assert names_known_to(intake._inspector._process.pid) == {b"PYTHONPATH"}


def names_known_to(process: int) -> set[bytes]:
    told = Path(f"/proc/{process}/environ").read_bytes().split(b"\0")
    return {line.partition(b"=")[0] for line in told if line}


@pytest.mark.parametrize("trouble", ["hang", "swell", "die", "write"])
def test_trouble_in_a_fork_is_a_file_that_cannot_be_judged(monkeypatch, tmp_path, trouble):
    def inspect(*_: object, **__: object) -> Verdict:
        if trouble == "hang":
            while True:
                time.sleep(1)
        elif trouble == "swell":
            bytearray(4 * 2**30)
        elif trouble == "die":
            os.kill(os.getpid(), signal.SIGKILL)
        else:
            (tmp_path / "a").write_bytes(b"a" * 10_000)
        return Verdict(kind="pdf")

    monkeypatch.setattr(inspection, "inspect", inspect)
    monkeypatch.setattr(inspection, "MOST_SECONDS", 1)
    told = io.BytesIO()
    inspection.serve(io.BytesIO(b'{"name":"a.pdf","size":1,"largest":9}\nx'), told)
    assert told.getvalue() == b"\n"
