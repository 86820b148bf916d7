"""The words of papers without pages are kept once, whatever else happens to them."""

from __future__ import annotations

import pytest

from documents import store
from documents.commands.attaching import attach
from documents.commands.checking import put_aside
from documents.commands.wording import keep_words
from ecabinet.access import Viewer
from ecabinet.clock import now
from ecabinet.db import fetch
from tests.documents.make_pdf import pdf
from tests.documents.make_word import paragraph, word

UPSERT = """
INSERT INTO rendering (blob, state, pages, ready, outline, reason) VALUES ($1, $2, 0, 0, '[]', '')
ON CONFLICT (blob) DO UPDATE SET state = $2
"""


async def add(office: Viewer, name: str, data: bytes) -> str:
    paper = await attach(office, title="Dự thảo", kind="draft", upload_name=name, data=data)
    await fetch("UPDATE paper_version SET state = 'readable', readable_at = $2 WHERE paper = $1", paper, now())
    return (await fetch("SELECT blob FROM paper_version WHERE paper = $1", paper))[0]["blob"]


async def kept(sha256: str) -> list[str]:
    return [row["text"] for row in await fetch("SELECT text FROM wording WHERE blob = $1 ORDER BY n", sha256)]


async def test_a_word_paper_s_words_are_kept_once(office: Viewer) -> None:
    paper = await add(office, "a.docx", word(paragraph("Điều 1") + paragraph("Điều 2")))
    await keep_words()
    await keep_words()
    assert await kept(paper) == ["Điều 1\nĐiều 2\n"]


async def test_a_long_one_is_kept_in_parts(office: Viewer) -> None:
    paper = await add(office, "a.docx", word("".join(paragraph("Điều khoản thi hành. " * 60) for _ in range(9))))
    await keep_words()
    assert len(await kept(paper)) > 1


async def test_a_pdf_is_left_to_its_pages(office: Viewer) -> None:
    paper = await add(office, "a.pdf", pdf())
    await keep_words()
    assert await kept(paper) == []


@pytest.mark.parametrize("state", ["waiting", "running", "done", "failed"])
async def test_what_is_drawn_is_left_to_its_pages(office: Viewer, state: str) -> None:
    paper = await add(office, "a.docx", word())
    await fetch(UPSERT, paper, state)
    await keep_words()
    assert await kept(paper) == []


async def test_what_is_read_as_text_alone_is_kept(office: Viewer) -> None:
    paper = await add(office, "a.docx", word())
    await fetch(UPSERT, paper, "text_only")
    await keep_words()
    assert await kept(paper) == ["Kính trình Chính phủ.\n"]


@pytest.mark.parametrize("state", ["received", "refused", "quarantined"])
async def test_what_nobody_may_read_is_not_kept(office: Viewer, state: str) -> None:
    paper = await add(office, "a.docx", word())
    await fetch("UPDATE paper_version SET state = $2 WHERE blob = $1", paper, state)
    await keep_words()
    assert await kept(paper) == []


async def test_of_what_is_put_aside_no_word_is_kept(office: Viewer) -> None:
    paper = await add(office, "a.docx", word())
    await keep_words()
    await put_aside(paper)
    assert await kept(paper) == []


async def test_one_that_cannot_be_read_keeps_none_of_the_others_from_being_kept(office: Viewer) -> None:
    gone = await add(office, "a.docx", word(paragraph("mất")))
    there = await add(office, "b.docx", word(paragraph("còn")))
    store._path(gone).unlink()
    await keep_words()
    assert await kept(there) == ["còn\n"]
    assert await kept(gone) == [""]
