"""A stage and seats without a database, to lay out what happens between two awaits of a room."""

from __future__ import annotations

import asyncio
from collections.abc import Collection, Hashable, Iterable

from ecabinet.live import Seat, Stage


class Table(Stage):
    """Everybody sits where `placed` says; `hold` lets a test stop a room while it asks where people belong."""

    topic = "table"
    regions = ("top", "bottom")

    def __init__(self) -> None:
        self.placed: dict[Seat, Hashable | None] = {}
        self.text = "first"
        self.hold: asyncio.Event | None = None
        self.asked = 0
        self.renders: list[tuple[str, Hashable]] = []

    async def audiences(self, room: int, seats: Collection[Seat]) -> dict[Seat, Hashable | None]:
        self.asked += 1
        if self.hold:
            await self.hold.wait()
        return {seat: self.placed.get(seat, "member") for seat in seats}

    async def read(self, room: int) -> str:
        return self.text

    def draw(self, region: str, audience: Hashable, state: str) -> tuple[str, str]:
        self.renders.append((region, audience))
        return f"table-{region}", f"<p>{audience} {region} {state}</p>"

    async def mine(self, seat: Seat, room: int, audience: Hashable, state: str) -> Iterable[tuple[str, str]]:
        return []


class Chair:
    """A seat that only keeps what it was sent."""

    def __init__(self, session: int | None = None) -> None:
        self.session = session
        self.frames: list[str] = []
        self.code: int | None = None
        self.left = asyncio.Event()

    def send(self, frame: str) -> None:
        self.frames.append(frame)

    @property
    def flooded(self) -> bool:
        return False

    def beat(self) -> None:
        """Nothing is quiet for long in a test."""

    def close(self, code: int) -> None:
        self.code = self.code or code
        self.left.set()

    async def serve(self) -> None:
        await self.left.wait()
