"""One sample by the way files come: judged in the jail; and when it is taken, drawn there, or read as a page is."""

from __future__ import annotations

import asyncio
import atexit
import tempfile
from contextlib import aclosing
from functools import cache
from typing import IO, NamedTuple

from documents.intake import judge
from documents.jail import cells
from documents.jail.asking import Draw, Limits
from documents.jail.cells import Died
from documents.rules.verdict import Verdict
from tests.corpus.reader import Reader
from tests.corpus.sample import Sample
from tests.corpus.watching import watched

LARGEST = 50 * 2**20
FIRST_PAGES, WIDTH = [1, 2], 1_600
DRAWING = Limits(seconds=19)


class Outcome(NamedTuple):
    """`shown` says of one that was taken whether its pages came; megabytes and seconds are the most of either step."""

    verdict: Verdict
    shown: bool
    megabytes: float
    seconds: float


async def try_out(one: Sample, *, drawing: Limits = DRAWING) -> Outcome:
    with tempfile.TemporaryFile() as file:
        file.write(one.make())
        file.flush()
        with watched() as judging:
            verdict = await judge(one.sent, file, largest=LARGEST)
        with watched() as showing:
            shown = not verdict.refused and await _is_shown(verdict.kind, file, drawing)
    steps = (judging, showing)
    return Outcome(verdict, shown, max(one.megabytes for one in steps), max(one.seconds for one in steps))


async def _is_shown(kind: str, file: IO[bytes], drawing: Limits) -> bool:
    if kind == "pdf":
        return await _is_drawn(file, drawing)
    file.seek(0)
    return await asyncio.to_thread(_reader().read, file.read())


async def _is_drawn(file: IO[bytes], drawing: Limits) -> bool:
    try:
        async with aclosing(cells.ask(Draw(FIRST_PAGES, WIDTH), file.fileno(), limits=drawing)) as frames:
            return len([frame async for frame in frames]) > 1
    except Died:
        return False


@cache
def _reader() -> Reader:
    running = Reader()
    atexit.register(running.stop)
    return running
