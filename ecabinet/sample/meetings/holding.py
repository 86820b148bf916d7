"""Noting a whole sample meeting in the diary, as far as it has come."""

from __future__ import annotations

from random import Random

from ecabinet.sample.cast import Cast
from ecabinet.sample.diary import Diary
from ecabinet.sample.meetings import calling, concluding, reading, sites, sitting
from ecabinet.sample.meetings.held import Held
from ecabinet.sample.meetings.plan import Plan


def hold(cast: Cast, diary: Diary, rng: Random, plan: Plan) -> Held:
    held = Held(plan=plan, cast=cast, diary=diary, rng=rng)
    calling.note(held)
    if plan.provinces:
        sites.note(held)
    if plan.until != "called":
        sitting.note(held)
    if plan.until in {"closed", "minuted"}:
        concluding.note(held)
    reading.note(held)
    return held
