"""A paper with drawn pages, of a meeting or of none, and people who write on it."""

from __future__ import annotations

from random import Random
from typing import Any

import msgspec

from documents.commands.annotating import annotate
from documents.commands.attaching import attach, replace
from documents.queries.annotations import NoteRow, Notes, notes_on
from documents.queries.versions import VersionRow, version
from documents.rules.circles import Circles
from documents.rules.marking import Mark
from ecabinet.access import Viewer
from ecabinet.db import fetch
from tests.documents.leaves import draw
from tests.documents.make_pdf import pdf
from tests.documents.rules.printing import Print, written

MEETING, ITEM = 9017, 9003  # numbers only
IN_MEETING = Circles(meeting=True)
WORDS = written(Random(4), 500)


class Notebook:
    """The paper, its versions as they are printed, and what each person sees of the notes on them."""

    def __init__(self, office: Viewer, paper: int) -> None:
        self.office = office
        self.paper = paper
        self.prints: dict[int, Print] = {}

    async def version(self, n: int = 1) -> VersionRow:
        return await version(self.paper, n)

    async def print(self, words: list[str], *, n: int, drawn: bool = True) -> VersionRow:
        self.prints[n] = Print(words)
        if n > 1:
            data = pdf(trailer=b"/Number %d" % n)
            await replace(self.office, self.paper, why="Sửa", upload_name=f"{n}.pdf", data=data)
        made = await self.version(n)
        if drawn:
            await draw(made.sha256, self.prints[n].pages)
        return made

    async def quote(self, writer: Viewer, first: int, last: int, *, n: int = 1, **more: Any) -> int:
        passage = self.prints[n].passage(first, last)
        return await self.write(writer, n=n, **msgspec.structs.asdict(passage), **more)

    async def write(self, writer: Viewer, *, n: int = 1, circles: Circles = IN_MEETING, **mark: Any) -> int:
        return await annotate(writer, await self.version(n), Mark(**({"page": 1} | mark)), circles)

    async def seen(self, reader: Viewer, *, n: int = 1, circles: Circles = IN_MEETING) -> Notes:
        shown = await self.version(n)
        return await notes_on(self.paper, shown.id, n, person=reader.person, circles=circles)

    async def row(self, reader: Viewer, note: int, *, n: int = 1) -> NoteRow:
        notes = await self.seen(reader, n=n)
        (found,) = (row for row in [*notes.placed, *notes.earlier, *notes.removed] if row.id == note)
        return found

    async def events(self) -> list[str]:
        rows = await fetch(
            "SELECT kind FROM event WHERE subject_kind = 'paper' AND subject_id = $1 AND kind ~ '^note' ORDER BY id",
            self.paper,
        )
        return [row["kind"] for row in rows]


async def notebook_of(office: Viewer) -> Notebook:
    made = await attach(
        office, title="Dự thảo", kind="draft", upload_name="1.pdf", data=pdf(), meeting=MEETING, item=ITEM
    )
    book = Notebook(office, made)
    await book.print(WORDS, n=1)
    return book
