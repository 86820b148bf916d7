"""The corpus of uploads, sample after sample: how many are refused, and the most memory and time that one takes."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterable

from documents.jail import cells
from tests.corpus.collection import HONEST, HOSTILE
from tests.corpus.sample import HARMLESS, REFUSED, Sample
from tests.corpus.trial import Outcome, try_out

MOST_MEGABYTES, MOST_SECONDS = 600, 20
Tried = list[tuple[Sample, Outcome]]


def measure() -> dict[str, object]:
    """Memory is the highest mark of a process that works on a file; time is of the clock, of the longer step."""
    hostile, honest = asyncio.run(_all(HOSTILE.values())), asyncio.run(_all(HONEST.values()))
    return _told(hostile, honest)


async def _all(samples: Iterable[Sample]) -> Tried:
    tried = [(one, await try_out(one)) for one in samples]
    cells.end()
    return tried


def _told(hostile: Tried, honest: Tried) -> dict[str, object]:
    refused = [one for one, outcome in hostile if outcome.verdict.refused]
    wrong = [one.name for one, outcome in hostile if not _as_it_must(one, outcome)]
    lost = [one.name for one, outcome in honest if outcome.verdict.refused or not outcome.shown]
    largest = max(hostile + honest, key=lambda tried: tried[1].megabytes)
    slowest = max(hostile + honest, key=lambda tried: tried[1].seconds)
    return {
        "hostile": len(hostile), "hostile_refused": len(refused), "hostile_harmless": len(hostile) - len(refused),
        "hostile_wrong": wrong, "honest": len(honest), "honest_refused": lost,
        "most_megabytes": round(largest[1].megabytes), "largest": largest[0].name,
        "most_seconds": round(slowest[1].seconds, 1), "slowest": slowest[0].name, "load": round(os.getloadavg()[0], 1),
        "aim_met": not wrong and not lost
        and largest[1].megabytes < MOST_MEGABYTES and slowest[1].seconds < MOST_SECONDS,
    }  # fmt: skip


def _as_it_must(one: Sample, outcome: Outcome) -> bool:
    if one.must in (HARMLESS, REFUSED):
        return outcome.verdict.refused == (one.must == REFUSED)
    return outcome.verdict.reason == one.must
