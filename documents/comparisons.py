"""What two versions of a paper have of each other; worked out once for two contents, since content never changes."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor

from documents.comparing import compared
from documents.errands import Failed
from documents.queries.versions import VersionRow
from documents.rules.comparison.piece import Piece
from documents.rules.verdict import Refused
from documents.texts import text_of
from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_

LONGEST = 1_500_000  # characters: some 900 pages
KEPT = 8

WORDLESS = N_("Version %(n)s holds no text, only pictures of pages; it cannot be compared word by word.")
UNREADABLE = N_("The text of version %(n)s cannot be read.")
TOO_LONG = N_("Version %(n)s is too long to be compared here. Compare the two files in Word.")
TOO_SLOW = N_("These versions differ too much to be compared here. Compare the two files in Word.")

_kept: dict[tuple[str, str], list[Piece]] = {}
# One comparison at a time, however many ask: it fills a core, and a second one would take it from those who only read.
_one = ThreadPoolExecutor(max_workers=1, thread_name_prefix="compare")


async def comparison_of(old: VersionRow, new: VersionRow) -> list[Piece]:
    """RuleBroken, with the reason, where they cannot be compared."""
    wanted = (old.sha256, new.sha256)
    if found := _kept.get(wanted):
        return found
    texts = await asyncio.gather(_words_of(old), _words_of(new))
    return await asyncio.get_running_loop().run_in_executor(_one, _compared, wanted, *texts)


async def _words_of(version: VersionRow) -> str:
    try:
        text = await text_of(version)
    except Refused:
        raise RuleBroken(UNREADABLE, n=version.n) from None
    if not text:
        raise RuleBroken(WORDLESS, n=version.n)
    if len(text) > LONGEST:
        raise RuleBroken(TOO_LONG, n=version.n)
    return text


def _compared(wanted: tuple[str, str], old: str, new: str) -> list[Piece]:
    """Who waited for the same comparison finds it done."""
    if found := _kept.get(wanted):
        return found
    try:
        pieces = compared(old, new)
    except Failed:
        raise RuleBroken(TOO_SLOW) from None
    while len(_kept) >= KEPT:
        _kept.pop(next(iter(_kept)))
    _kept[wanted] = pieces
    return pieces
