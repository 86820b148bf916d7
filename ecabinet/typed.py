"""What a person typed, kept for the page that asks for it again, and what was wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from enum import Enum

from ecabinet.clock import house_time
from ecabinet.errors import Broken
from ecabinet.i18n import translate

UNSHOWN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
NEVER_SHOWN = re.compile("password|_csrf_token")


class Typed:
    """Empty on a page that asks for the first time; then every value is its default and there are no errors."""

    def __init__(self, sent: Mapping[str, Sequence[object]] | None = None) -> None:
        self._sent = {
            name: [UNSHOWN.sub("\ufffd", text) for text in texts if isinstance(text, str)]
            for name, texts in (sent or {}).items()
            if not NEVER_SHOWN.search(name)
        }
        self._refused: list[tuple[str | None, str, dict[str, object]]] = []
        self.again = sent is not None
        self.theirs: object = None

    def value(self, name: str, default: object = "") -> object:
        """The last text typed there; the default only where nothing was asked before."""
        if not self.again:
            return default
        return self._sent.get(name, [""])[-1] if self._sent.get(name) else ""

    def values(self, name: str, default: Sequence[object] = ()) -> list[str]:
        """All texts of a name that may come several times, such as ticked boxes."""
        return list(self._sent.get(name, ())) if self.again else [in_field(value) for value in default]

    def error(self, name: str) -> str | None:
        return next((text for field, text in self.errors if field == name), None)

    @property
    def errors(self) -> list[tuple[str | None, str]]:
        return [(field, translate(message, **params)) for field, message, params in self._refused]

    def summary(self) -> str:
        """The errors in one line, for a page that has no fields to put them at."""
        return " ".join(dict.fromkeys(text for _, text in self.errors))

    @property
    def shown(self) -> list[tuple[str, str]]:
        """Everything typed, for a page that has no form to put it back into."""
        return [(name, text) for name, texts in self._sent.items() for text in texts if text.strip()]

    def refuse(self, why: Broken, field: str | None = None) -> Typed:
        self._refused.append((field or why.field, why.message, why.params))
        self.theirs = getattr(why, "theirs", self.theirs)
        return self


def in_field(value: object) -> str:
    """A value as a field shows it: days and hours as the house writes them, which `fields` reads back."""
    if value is None:
        return ""
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, datetime):
        return f"{house_time(value):%d/%m/%Y %H:%M}"
    return (
        f"{value:%d/%m/%Y}" if isinstance(value, date) else f"{value:%H:%M}" if isinstance(value, time) else str(value)
    )
