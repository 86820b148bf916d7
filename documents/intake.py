"""Taking a file in: it is judged in the jail before anything else looks at it."""

from __future__ import annotations

from contextlib import aclosing
from typing import IO

import msgspec

from documents.jail import cells
from documents.jail.asking import Inspect, Limits
from documents.jail.cells import Died
from documents.rules.names import clean_name
from documents.rules.reasons import ENDLESS
from documents.rules.verdict import Verdict

INSPECTING = Limits()


async def judge(name: str, file: IO[bytes], *, largest: int) -> Verdict:
    """The verdict on a file; one that cannot be checked in time and memory is refused, whatever it is."""
    work = Inspect(name=clean_name(name), largest=largest)
    try:
        async with aclosing(cells.ask(work, file.fileno(), limits=INSPECTING)) as frames:
            (said,) = [frame async for frame in frames]
        return msgspec.msgpack.decode(said, type=Verdict)
    except (Died, ValueError):  # a frame more or less, or one that is no verdict, says that it was taken over
        return Verdict(reason=ENDLESS)
