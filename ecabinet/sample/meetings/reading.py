"""Before the sitting: some open the papers as soon as they come, some leave a few for later."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from random import Random

from documents.commands.reading import open_version, read_on
from documents.queries.papers import papers_of_meeting
from ecabinet.sample.diary import at
from ecabinet.sample.meetings.held import Held

DAYS = 3
DAY = 24 * 60 * 60


def note(held: Held) -> None:
    """By a chance of their own, so that nothing else in the sample depends on who reads."""
    called = at(held.plan.called_on, 14)
    for key in held.plan.readers:
        rng = Random(f"{held.plan.title} {key}")  # noqa: S311 - sample data is no secret
        held.note(called + rng.randrange(DAYS * DAY) * timedelta(seconds=1), partial(_read, held, key, rng))


async def _read(held: Held, key: str, rng: Random, moment: datetime) -> None:
    viewer = held.cast.people[key]
    papers = [paper for found in (await papers_of_meeting(held.id)).values() for paper in found if paper.version_id]
    for paper in papers:
        if rng.random() < 0.8:
            await open_version(viewer, paper.version_id, at=moment)
            await read_on(viewer, paper.version_id, page=1, seen=[1], at=moment)
