"""When a form that may be sent many times was sent twice: the same words of the same person on the same day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ecabinet.clock import house_day


def is_repeated(last: Mapping[str, Any], *, now: datetime, **said: object) -> bool:
    """Next month's “nothing new, 40 %” is another report; the second click on the button is not."""
    return house_day(last["at"]) == house_day(now) and all(last[name] == value for name, value in said.items())
