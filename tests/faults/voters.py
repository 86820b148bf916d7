"""Members who vote through whatever happens: each asks again under the same key until he gets a real answer."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field
from itertools import cycle
from random import Random

import httpx

from tests.live.visitor import Visitor

CHOICES = ("for", "against", "other")
BACK_OFF = 0.05  # seconds, as a patient browser does; nothing is concluded from it


@dataclass
class History:
    """What was answered: per ballot and voter the acknowledged (key, choice) in order, and every 5xx."""

    taken: dict[tuple[int, int], list[tuple[str, str]]] = field(default_factory=dict)
    too_late: list[tuple[int, int, str]] = field(default_factory=list)
    failures: Counter[int] = field(default_factory=Counter)
    strange: list[tuple[int, str]] = field(default_factory=list)
    acknowledged: Counter[str] = field(default_factory=Counter)
    tries: int = 0

    @property
    def votes(self) -> int:
        return self.acknowledged.total()


@dataclass
class Voter:
    person: int
    doors: list[Visitor]
    rng: Random
    history: History

    async def campaign(self, ballot: int, draft: str) -> None:
        """One answer after the other, each another one, until the ballot is closed."""
        number = 0
        while True:
            number += 1
            key, choice = f"{ballot}.{self.person}.{number}", self.rng.choice(CHOICES)
            sheet = {"choice": choice, "remark": f"lần {number}", "draft": draft, "key": key}
            answer = await insist(self, f"/ballots/{ballot}/vote", sheet, self.history)
            if answer.status_code == 422:
                self.history.too_late.append((ballot, self.person, key))
                return
            if answer.status_code != 200:
                self.history.strange.append((answer.status_code, answer.text[:300]))
                return
            self.history.taken.setdefault((ballot, self.person), []).append((key, choice))
            self.history.acknowledged[str(answer.url)[: len(self.doors[0].url)]] += 1


async def insist(who: Voter, path: str, fields: dict[str, str], history: History) -> httpx.Response:
    """At one door after the other, until the answer is neither a lost connection nor "the system is not ready"."""
    doors = cycle(who.rng.sample(who.doors, len(who.doors)))
    while True:
        history.tries += 1
        try:
            answer = await next(doors).post(path, **fields)
        except httpx.HTTPError:
            await asyncio.sleep(BACK_OFF)
            continue
        if answer.status_code < 500 and answer.status_code != 409:
            return answer
        history.failures[answer.status_code] += 1
        if answer.status_code not in {409, 503}:
            history.strange.append((answer.status_code, answer.text[:300]))
        await asyncio.sleep(BACK_OFF)
