"""What the inspection of a file says: its kind, or the one plain reason why it is refused."""

from __future__ import annotations

import msgspec


class Verdict(msgspec.Struct, frozen=True, kw_only=True):
    """`reason` is an English msgid whose %(name)s are filled from `params`; empty when the file is accepted."""

    kind: str = ""
    reason: str = ""
    params: dict[str, str | int] = {}
    characters: int = 0
    pages: int = 0

    @property
    def refused(self) -> bool:
        return bool(self.reason)


class Refused(Exception):
    """Raised inside the rules, where the reason is known; `kinds.inspect` turns it into a verdict."""

    def __init__(self, reason: str, **params: str | int) -> None:
        super().__init__(reason)
        self.reason = reason
        self.params = params
