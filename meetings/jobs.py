"""What the worker does for meetings: it binds packs of papers, clears those of yesterday away, and ends holds."""

from __future__ import annotations

import logging
from contextlib import ExitStack

from anyio import to_thread

from documents.binding.process import Died, bind
from ecabinet.jobs import every_round, job, kept
from meetings.commands import holding, packing
from meetings.packs import book_of
from meetings.shelf import clear, place_of

log = logging.getLogger(__name__)


@job("pack.bind", slow=True)
async def bind_pack(pack: int) -> None:
    """From the beginning, however far a killed worker came: nobody sees a pack before it is whole."""
    async with kept("pack.bind", str(pack)):
        begun = await packing.begin(pack)
        if begun is None:
            return
        row, viewer, contents = begun
        with ExitStack() as files:
            book, opened = await book_of(contents, viewer.name, row.asked_at, files)

            async def hear(file: int | None) -> None:
                await packing.advance(pack, done=len(opened) if file is None else file, total=len(opened) + 1)

            try:
                pages = await bind(book, opened, place_of(pack), hear)
            except Died:
                log.exception("pack %s was not bound", pack)
                await packing.fail(pack)
                return
        await packing.finish(pack, pages=pages, size=place_of(pack).stat().st_size)


@every_round("packs.clear", seconds=600)
async def clear_old_packs() -> None:
    await to_thread.run_sync(clear, await packing.clear_old())


@every_round("clauses.release", seconds=1)
async def end_lapsed_holds() -> None:
    await holding.end_lapsed()
