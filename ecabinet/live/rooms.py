"""One live room in one process: its seats by audience, what is stale, and what was drawn last."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Collection, Hashable, Iterable
from typing import Any

from ecabinet.db import fetch_one, watching
from ecabinet.live.seats import GONE, NOT_READY, SIGNED_OUT, Seat
from ecabinet.live.stages import Part, Stage
from ecabinet.pages import partials
from ecabinet.sessions import still_valid

log = logging.getLogger(__name__)

FRAME = 0.05  # seconds between two draws: at most 20 a second, whatever happens
AGAIN = 0.5  # seconds before trying again when the database does not answer
SWAP = "outerMorph"
PULSE = "SELECT count(*) AS n, coalesce(max(id), 0) AS top FROM event WHERE room = $1"


class Room:
    def __init__(self, stage: Stage, number: int) -> None:
        self.stage = stage
        self.number = number
        self.draws = 0
        self._seats: dict[Seat, Hashable] = {}
        self._coming: set[Seat] = set()
        self._drawn: dict[tuple[Hashable, str], tuple[Part, Any]] = {}
        self._state: Any = None
        self._stale = set(stage.regions)
        self._wake = asyncio.Event()
        self._lock = asyncio.Lock()
        self._pulse: tuple[int, int] | None = None
        self._unjournaled: Hashable = None
        self._task = asyncio.create_task(self._run(), name=f"room {stage.topic} {number}")

    @property
    def empty(self) -> bool:
        return not self.everybody

    @property
    def seats(self) -> list[Seat]:
        return list(self._seats)

    @property
    def everybody(self) -> list[Seat]:
        """Those seated, and those who are about to be."""
        return [*self._seats, *self._coming]

    def mark(self, regions: Iterable[str] = ()) -> None:
        """These regions, or all, must be drawn again from committed state."""
        known = set(regions) & set(self.stage.regions)
        self._stale |= known or set(self.stage.regions)
        self._wake.set()

    async def take(self, seat: Seat) -> bool:
        """Seat somebody and send one snapshot: the shared regions as last drawn, and what is his own."""
        self._coming.add(seat)
        try:
            async with self._lock:
                audience = (await self.stage.audiences(self.number, [seat])).get(seat)
                if audience is None:
                    return False
                if self._stale or not self._knows(audience):
                    await self._draw(also=audience)
                await self._send_snapshot(seat, audience)
                self._seats[seat] = audience
        finally:
            self._coming.discard(seat)
        return True

    def leave(self, seat: Seat) -> None:
        self._seats.pop(seat, None)

    async def heal(self) -> None:
        """Find what no message announced: new journal rows, changes without one, and ended sessions.

        Count and greatest id together: ids do not commit in order, so the greatest alone would hide a late one.
        """
        row = await fetch_one(PULSE, self.number)
        assert row is not None
        if self._pulse != (pulse := (row["n"], row["top"])):
            self._pulse = pulse
            self.mark()
        if self._unjournaled != (state := await self.stage.unjournaled_state(self.number)):
            self._unjournaled = state
            self.mark(self.stage.unjournaled)
        asked = self.seats  # who takes a seat while the database answers was not asked about
        valid = await still_valid([seat.session for seat in asked if seat.session])
        for seat in asked:
            seat.beat()
            if seat.session and seat.session not in valid:
                seat.close(SIGNED_OUT)
        await self.stage.keep_alive(self.number, self.seats)

    def close(self, code: int) -> None:
        for seat in self.everybody:
            seat.close(code)

    async def end(self) -> None:
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        with watching():
            await self._draw_for_ever()

    async def _draw_for_ever(self) -> None:
        while True:
            await self._wake.wait()
            self._wake.clear()
            try:
                async with self._lock:
                    await self._draw()
            except Exception:
                log.exception("room %s %s could not be drawn", self.stage.topic, self.number)
                self.mark()
                await asyncio.sleep(AGAIN)
            await asyncio.sleep(FRAME)

    async def _draw(self, also: Hashable | None = None) -> None:
        """Read the state once, find where everybody belongs now, draw each stale region once for each audience."""
        stale, self._stale = self._stale, set()
        try:
            state = await self.stage.read(self.number)
            self._state = self._state if state == self._state else state
            moved = await self._place()
        except BaseException:
            self._stale |= stale
            raise
        self.draws += 1
        audiences = self._audiences(also)
        self._forget_others(audiences)
        # The largest first, its frames on their way before the next is drawn: a desk's long lists keep nobody waiting.
        for audience, seats in sorted(audiences.items(), key=lambda one: -len(one[1])):
            regions = stale if self._knows(audience) else self.stage.regions
            if changed := [part for region in regions if (part := self._redraw(region, audience))]:
                frame = partials(*((target, html, SWAP) for target, html in changed))
                for seat in seats - moved:
                    seat.send(frame)
                await asyncio.sleep(0)
        for seat in moved:
            if seat in self._seats:
                await self._move(seat)

    async def _place(self) -> set[Seat]:
        """Those whose capacity, clearance or presence changed; who may no longer look on is shown out at once."""
        places = await self.stage.audiences(self.number, self.seats) if self._seats else {}
        # Some have left while we asked: they are not seated again.
        moved = {seat for seat, place in places.items() if seat in self._seats and place != self._seats[seat]}
        for seat in list(moved):
            if (place := places[seat]) is None:
                self.leave(seat)
                seat.close(GONE)
                moved.discard(seat)
            else:
                self._seats[seat] = place
        return moved

    async def _move(self, seat: Seat) -> None:
        """Whoever cannot be shown where he belongs now is sent away to come back: the next drawing would find him there
        already, and show him nothing."""
        try:
            await self._send_snapshot(seat, self._seats[seat])
        except Exception:
            log.warning("nobody can be moved in room %s", self.number, exc_info=True)
            seat.close(NOT_READY)

    def _audiences(self, also: Hashable | None) -> dict[Hashable, set[Seat]]:
        found: dict[Hashable, set[Seat]] = {also: set()} if also is not None else {}
        for seat, audience in self._seats.items():
            found.setdefault(audience, set()).add(seat)
        return found

    def _forget_others(self, audiences: Collection[Hashable]) -> None:
        """What nobody looks at is not drawn again; were it kept, whoever comes back would be shown the past."""
        self._drawn = {key: part for key, part in self._drawn.items() if key[0] in audiences}

    def _redraw(self, region: str, audience: Hashable) -> Part | None:
        """The part if its bytes changed; not drawn at all when the state is the one it was drawn from."""
        last, state = self._drawn.get((audience, region), (None, None))
        if last and state is self._state:
            return None
        part = self.stage.draw(region, audience, self._state)
        if part is None:
            return None
        self._drawn[audience, region] = part, self._state
        return part if part != last else None

    async def _send_snapshot(self, seat: Seat, audience: Hashable) -> None:
        shared = [drawn[0] for region in self.stage.regions if (drawn := self._drawn.get((audience, region)))]
        mine = await self.stage.mine(seat, self.number, audience, self._state)
        frame = partials(*((target, html, SWAP) for target, html in shared), *((*part, "outerHTML") for part in mine))
        seat.send(frame)

    def _knows(self, audience: Hashable) -> bool:
        return any((audience, region) in self._drawn for region in self.stage.regions)
