"""Where one directive stands at an instant, as the view says it."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from ecabinet.db import fetch_one


class Standing(msgspec.Struct, frozen=True):
    """`class_` and `deadline` count granted extensions, `original_class` does not.

    `request` and `extension` are those that wait for an answer; `issue` is the last one.
    """

    directive: int
    lead: int
    state: str
    class_: str
    original_class: str
    deadline: date | None
    original_deadline: date | None
    done_on: date | None
    asked_on: date | None
    days_overdue: int
    days_left: int | None
    issue: int | None
    request: int | None
    extension: int | None
    today: date


async def standing_of(directive: int, at: datetime) -> Standing | None:
    row = await fetch_one("SELECT * FROM directive_class_at($1::timestamptz) WHERE directive = $2", at, directive)
    return Standing(*row) if row else None
