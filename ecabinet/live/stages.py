"""What a package supplies for its live pages: who sits where, what to read, how to draw it."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Collection, Hashable, Iterable
from typing import Any

from ecabinet.live.seats import Seat

Part = tuple[str, str]  # the dom id of a region's root, and its HTML


class Stage(ABC):
    """One kind of live room. An *audience* is a hashable value; sockets with equal values share bytes."""

    topic: str
    regions: tuple[str, ...]
    unjournaled: tuple[str, ...] = ()

    @abstractmethod
    async def audiences(self, room: int, seats: Collection[Seat]) -> dict[Seat, Hashable | None]:
        """Where each seat belongs now; None for who may no longer look on."""

    @abstractmethod
    async def read(self, room: int) -> Any:
        """The committed state of a room, read once for all audiences."""

    @abstractmethod
    def draw(self, region: str, audience: Any, state: Any) -> Part | None:
        """A shared region as this audience sees it; None where it has no such region."""

    @abstractmethod
    async def mine(self, seat: Seat, room: int, audience: Any, state: Any) -> Iterable[Part]:
        """What belongs to this person alone, for the snapshot on connect."""

    async def unjournaled_state(self, room: int) -> Hashable:
        """A value that changes with whatever the journal does not record; the regions in `unjournaled` show it."""
        return None

    async def keep_alive(self, room: int, seats: Collection[Seat]) -> None:
        """Called every few seconds with the seats taken; a running sitting keeps their sessions alive."""


_stages: dict[str, Stage] = {}


def stage(made: Stage) -> Stage:
    """Registers a package's stage under its topic."""
    _stages[made.topic] = made
    return made


def of_topic(topic: str) -> Stage | None:
    return _stages.get(topic)
