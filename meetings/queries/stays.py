"""Every stay of a meeting, and what of it belongs to the course of an item: who came and who left while it was on."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

import msgspec

from ecabinet.clock import house_time
from ecabinet.db import fetch
from ecabinet.i18n import N_, translate

CAME = N_("Came during this item: %(people)s.")
WENT = N_("Left during this item: %(people)s.")

STAYS = """
SELECT a.participant, p.name, a.mode, a.arrived_at, a.left_at, a.arrived_during AS came, a.left_during AS went
FROM attendance a JOIN participant t ON t.id = a.participant JOIN person p ON p.id = t.person
WHERE t.meeting = $1 AND a.left_at IS DISTINCT FROM a.arrived_at ORDER BY a.arrived_at, a.id
"""


class Stay(msgspec.Struct, frozen=True, kw_only=True):
    """`came` and `went` are the items during which somebody arrived or left; a stay that was struck is none."""

    participant: int
    name: str
    mode: str
    arrived_at: datetime
    left_at: datetime | None
    came: int | None
    went: int | None


async def stays_of(meeting: int) -> dict[int, list[Stay]]:
    """By participant, the first first."""
    found: dict[int, list[Stay]] = {}
    for row in await fetch(STAYS, meeting):
        found.setdefault(row["participant"], []).append(Stay(**row))
    return found


def movements(item: int, stays: Iterable[Stay]) -> tuple[str, ...]:
    """The sentences of the minutes about who came and went, each person with the time."""
    everyone = list(stays)
    came = [(one.arrived_at, one.name) for one in everyone if one.came == item]
    went = [(one.left_at, one.name) for one in everyone if one.went == item and one.left_at]
    return tuple(_sentence(words, people) for words, people in ((CAME, came), (WENT, went)) if people)


def _sentence(words: str, people: list[tuple[datetime, str]]) -> str:
    return translate(words, people="; ".join(f"{name} ({house_time(at):%H:%M})" for at, name in sorted(people)))
