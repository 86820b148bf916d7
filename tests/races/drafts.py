"""New versions of a draft, stored and drawn beforehand, so that only the act itself is in the race."""

from __future__ import annotations

from documents.commands.attaching import About, Taken, add_paper, add_version, take
from ecabinet.access import Viewer
from ecabinet.db import fetch_one, work
from tests.documents.make_word import paragraph, word
from tests.papers import checked


async def drafted(by: Viewer, number: int) -> list[Taken]:
    """Of contents that somebody reads already, as papers of their own: such a version is readable at once."""
    made = [await take(f"du-thao-{n}.docx", word(paragraph(f"Dự thảo, bản {n}."))) for n in range(number)]
    async with work(by) as act:
        for taken in made:
            await add_paper(act, by, taken, About(title="Dự thảo khác", kind="draft"))
    await checked()
    return made


async def replace(by: Viewer, paper: int, taken: Taken) -> None:
    async with work(by) as act:
        await add_version(act, by, paper, taken, why="Tiếp thu ý kiến")


async def newest(paper: int) -> str:
    row = await fetch_one("SELECT blob FROM paper_version WHERE paper = $1 ORDER BY n DESC LIMIT 1", paper)
    return row["blob"]
