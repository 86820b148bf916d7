"""Filling a database with sample data: people and register first, then the past, act by act, by ordinary commands."""

from __future__ import annotations

import logging
from datetime import date, datetime, timedelta
from random import Random

from ecabinet import clock
from ecabinet.clock import house_day
from ecabinet.db import fetch, fetch_one, work
from ecabinet.sample.cast import Cast, assemble
from ecabinet.sample.diary import Diary, at
from ecabinet.sample.directives import corpus
from ecabinet.sample.directives.telling import tell
from ecabinet.sample.meetings import conference, last_month, next_week, running, thematic, working
from ecabinet.sample.meetings.holding import hold
from ecabinet.sample.meetings.plan import Plan
from ecabinet.sample.people import accounts
from ecabinet.sample_roles import AccountLine
from ecabinet.settings import Settings

log = logging.getLogger(__name__)

READ_AFTER = timedelta(days=6)


async def seed(settings: Settings, *, password: str, today: date, seed: int = 2026) -> list[AccountLine]:
    """Once: nothing happens when the database was seeded before. `settings` are those the database is connected by."""
    if await fetch_one("SELECT 1 FROM installation WHERE sample AND seeded_at IS NOT NULL"):
        return []
    log.info("sample data: people …")
    cast = await assemble(password)
    diary = Diary(_now(today), lambda year: log.info("sample data: %s", year))
    _note_everything(cast, diary, Random(seed))  # noqa: S311 - sample data is no secret
    done = await diary.write()
    await _finish(diary.now)
    log.info("sample data: %s acts", done)
    return accounts(cast.samples, password)


def _note_everything(cast: Cast, diary: Diary, rng: Random) -> None:
    for story in corpus.stories(cast.agencies, cast.abolished, today=diary.today, rng=rng):
        tell(cast, diary, rng, story)
    for plan in _plans(diary):
        hold(cast, diary, rng, plan)


def _plans(diary: Diary) -> list[Plan]:
    past = [module.plan(diary.today) for module in (working, thematic, last_month)]
    return [*past, running.plan(diary.now), conference.plan(diary.now), next_week.plan(diary.today)]


def _now(today: date) -> datetime:
    """This moment; for another day its late morning."""
    now = clock.now()
    return now if house_day(now) == today else at(today, 10, 30)


async def _finish(now: datetime) -> None:
    """Whoever was told long ago has read it since; and none of this happens twice."""
    async with work(None):
        await fetch("UPDATE notice SET read_at = at + interval '5 hours' WHERE at < $1", now - READ_AFTER)
        await fetch("UPDATE installation SET seeded_at = now() WHERE sample")
