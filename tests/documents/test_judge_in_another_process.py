"""Inspecting happens elsewhere: what hangs, swells or dies there is a refusal here, and the next file is judged."""

from __future__ import annotations

import os
import signal
import tempfile
from pathlib import Path

import pytest

from documents.intake import judge
from documents.jail import cells
from documents.rules import reasons
from documents.rules.verdict import Verdict
from tests.documents.make_pdf import pdf
from tests.documents.make_word import word

LARGEST = 2**20


async def judged(name: str, data: bytes) -> Verdict:
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.flush()
        return await judge(name, file, largest=LARGEST)


async def test_it_judges_files_one_after_the_other() -> None:
    assert (await judged("a.docx", word())).kind == "docx"
    assert (await judged("a.pdf", pdf())).kind == "pdf"
    assert (await judged("a\nb.pdf", b"")).reason == reasons.EMPTY
    assert (await judged("a.pdf", b"\n\n{}\n")).reason == reasons.NOT_PDF


async def test_the_limit_is_the_one_it_is_told() -> None:
    assert (await judged("a.pdf", pdf() + bytes(LARGEST))).params == {"limit": 1}


async def test_it_goes_on_when_the_process_was_killed() -> None:
    await judged("a.docx", word())
    for cell in cells._idle:
        os.kill(cell.process.pid, signal.SIGKILL)
        cell.process.wait()
    assert (await judged("a.docx", word())).kind == "docx"


async def test_the_process_knows_no_secret_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    cells.end()
    monkeypatch.setenv("DATABASE_URL", "postgresql://a:b@c/d")
    await judged("a.docx", word())
    (cell,) = cells._idle
    assert names_known_to(cell.process.pid) == {b"PYTHONPATH"}


def names_known_to(process: int) -> set[bytes]:
    told = Path(f"/proc/{process}/environ").read_bytes().split(b"\0")
    return {line.partition(b"=")[0] for line in told if line}
