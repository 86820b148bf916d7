"""A clause is one person's while he writes it, and a little longer: nobody writes over anybody."""

from __future__ import annotations

from datetime import datetime, timedelta

from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_

LASTS = timedelta(seconds=30)
SILENT = timedelta(seconds=10)

BUSY = N_("%(name)s is writing clause %(n)s. It is free half a minute after the last word.")


def until(now: datetime) -> datetime:
    return now + LASTS


def is_held(holder: int | None, person: int) -> bool:
    """Whether somebody else has it; `holder` is None once a hold has run out."""
    return holder is not None and holder != person


def require_free(holder: int | None, person: int, *, name: str, n: int) -> None:
    if is_held(holder, person):
        raise RuleBroken(BUSY, name=name, n=n)


def require_gone(held_until: datetime | None, *, now: datetime, name: str, n: int) -> None:
    """Taken over is only what somebody left: ten seconds without a word from him."""
    if held_until is not None and held_until - LASTS + SILENT > now:
        raise RuleBroken(N_("%(name)s is writing clause %(n)s at this moment. Wait ten seconds."), name=name, n=n)
