"""The sample's past, written in the order in which it happened: so the journal reads like a true one."""

from __future__ import annotations

import heapq
from collections.abc import Awaitable, Callable
from datetime import date, datetime, time, timedelta
from itertools import count

from ecabinet.clock import HOUSE, add_working_days

Act = Callable[[datetime], Awaitable[object]]


class Diary:
    """Acts are noted with their moments and done in their order; what would lie in the future is left out."""

    def __init__(self, now: datetime, say: Callable[[str], None]) -> None:
        self.now = now
        self.today = now.astimezone(HOUSE).date()
        self._say = say
        self._acts: list[tuple[datetime, int, Act]] = []
        self._numbers = count()

    def note(self, moment: datetime, act: Act) -> None:
        number = next(self._numbers)
        # Two acts of one second still happen one after the other.
        moment += timedelta(microseconds=number % 1_000_000)
        if moment < self.now:
            heapq.heappush(self._acts, (moment, number, act))

    async def write(self) -> int:
        """Acts may note further acts while they are done; how many were done."""
        done, year = 0, 0
        while self._acts:
            moment, _, act = heapq.heappop(self._acts)
            if moment.year != year:
                year = moment.year
                self._say(f"{year} …")
            await act(moment)
            done += 1
        return done


def at(day: date, hour: int, minute: int = 0, second: int = 0) -> datetime:
    return datetime.combine(day, time(hour, minute, second), HOUSE)


def working_day(day: date) -> date:
    """The day itself, or the next one on which people work."""
    return add_working_days(day - timedelta(days=1), 1)
