"""What became of one sample directive, in a word and a few days."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Literal

import msgspec

from directives.rules.orders import Order

Fate = Literal[
    "draft",
    "issued",
    "received",
    "accepted",
    "reported",
    "waiting",
    "sent_back",
    "extension_asked",
    "extended",
    "returned",
    "cancelled",
    "done",
]


class Story(msgspec.Struct, frozen=True, kw_only=True):
    """`drafted` is the day of the order, `ends` that of the completion request, where there is one.

    `order` is asked when the order is drafted, since only then is it known which clause it quotes.
    """

    order: Callable[[], Order]
    text: str
    lead: str
    cooperating: tuple[str, ...] = ()
    drafted: date
    deadline: date | None = None
    fate: Fate = "reported"
    ends: date | None = None
    reports: int = 2
    evidence: Literal["", "number", "file"] = ""
    reminders: int = 0
    commented: bool = False
    back_first: bool = False
