"""A conclusion is written clause by clause, then approved; what is approved is frozen under its hash."""

from __future__ import annotations

import hashlib
import re

from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_

BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+")  # a point within a date or a figure ends no sentence


def require_writable(*, approved: bool) -> None:
    if approved:
        raise RuleBroken(N_("The conclusion is approved: its text is frozen. A change needs a new decision."))


def require_approvable(*, approved: bool, clauses: list[str]) -> None:
    require_writable(approved=approved)
    if not any(text.strip() for text in clauses):
        raise RuleBroken(N_("Write at least one clause before approving."))


def as_text(clauses: list[str]) -> str:
    """The approved text: numbered clauses, one a line."""
    return "\n".join(f"{n}. {text.strip()}" for n, text in enumerate(clauses, 1))


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def sentences(text: str) -> list[str]:
    """The sentences of a clause, as they may be quoted by a directive."""
    return [said for part in BETWEEN_SENTENCES.split(text) if len(said := part.strip()) > 1]
