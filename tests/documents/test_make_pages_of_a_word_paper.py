"""A Word paper becomes a PDF by LibreOffice and is drawn like one; where that fails its words are read all the same."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from documents import rendering, store
from documents.commands.attaching import attach
from documents.queries.pages import RenderingRow, page_of, rendering_of
from documents.queries.papers import PaperRow, paper
from ecabinet.access import Viewer
from ecabinet.settings import settings, use
from tests.documents.make_word import paragraph, word
from tests.papers import checked

WORDS = "Điều 1. Phạm vi điều chỉnh của Nghị định này."


async def prepared(office: Viewer, soffice: str) -> tuple[PaperRow, RenderingRow]:
    use(msgspec.structs.replace(settings(), soffice=soffice))
    data = word(paragraph(WORDS) + paragraph("Hết."))
    made = await attach(office, title="Dự thảo", kind="draft", upload_name="a.docx", data=data)
    await checked()
    row = await paper(made)
    drawn = await rendering_of(row.sha256)
    assert drawn is not None
    return row, drawn


async def test_libreoffice_makes_its_pages(office: Viewer, soffice: str) -> None:
    row, drawn = await prepared(office, soffice)
    assert (row.state, row.pages) == ("readable", 1)
    assert (drawn.state, drawn.pages, drawn.ready) == ("done", 1, 1)
    assert [(one.title, one.page) for one in drawn.outline] == [(WORDS, 1)]
    page = await page_of(row.sha256, 1)
    assert page is not None
    assert page.text.splitlines() == [WORDS, "Hết."]
    assert store.picture_path(row.sha256, 1, 1600).stat().st_size > 1000


async def test_without_libreoffice_its_words_are_read(office: Viewer) -> None:
    row, drawn = await prepared(office, "")
    assert (row.state, drawn.state, drawn.pages) == ("readable", "text_only", 0)


@pytest.mark.parametrize("trouble", ["exit 1", "sleep 600 & wait", "mkdir out; echo none > out/paper.pdf"])
async def test_a_conversion_that_fails_or_hangs_leaves_its_words(
    office: Viewer, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, trouble: str
) -> None:
    monkeypatch.setattr(rendering, "CONVERTING", msgspec.structs.replace(rendering.CONVERTING, seconds=1))
    program = tmp_path / "soffice"
    program.write_text(f"#!/bin/sh\n{trouble}\n")
    program.chmod(0o755)
    row, drawn = await prepared(office, str(program))
    assert (row.state, drawn.state, drawn.ready) == ("readable", "text_only", 0)
