"""A sample directive that is being written into the diary: its id becomes known when it is drafted."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import datetime
from functools import partial
from random import Random
from typing import Any

import msgspec

from ecabinet.access import Viewer
from ecabinet.sample.cast import Cast
from ecabinet.sample.diary import Diary
from ecabinet.sample.directives.story import Story


class Told(msgspec.Struct, kw_only=True):
    story: Story
    cast: Cast
    diary: Diary
    rng: Random
    id: int = 0

    @property
    def office(self) -> Viewer:
        """Who drafts and issues."""
        return self.cast.people["vutonghop"]

    @property
    def follower(self) -> Viewer:
        """Who follows what was issued."""
        return self.cast.people["vutheodoi"]

    @property
    def clerk(self) -> Viewer:
        return self.cast.clerk(self.story.lead)

    def note(self, moment: datetime, command: Callable[..., Awaitable[object]], by: Viewer, **given: Any) -> None:
        """A command on this directive."""
        self.diary.note(moment, partial(self._do, command, by, given))

    async def _do(
        self, command: Callable[..., Awaitable[object]], by: Viewer, given: dict[str, Any], moment: datetime
    ) -> None:
        await command(by, self.id, **given, at=moment)
