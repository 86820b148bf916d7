"""Libraries that read what somebody else made may fail in any way; each means the same here."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from documents.rules.reasons import DAMAGED
from documents.rules.verdict import Refused


@contextmanager
def reading() -> Iterator[None]:
    """Refused as damaged, whatever the library says; too little memory or stack is another matter."""
    try:
        yield
    except (Refused, MemoryError, RecursionError):
        raise
    except Exception:  # noqa: BLE001 - see above
        raise Refused(DAMAGED) from None
