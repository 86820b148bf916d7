"""A conclusion is written clause by clause, locked, then approved; what is approved is frozen under its hash."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from datetime import date

import msgspec

from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_
from meetings.rules import stages

BETWEEN_SENTENCES = re.compile(r"(?<=[.!?])\s+")  # a point within a date or a figure ends no sentence


class Worded(msgspec.Struct, frozen=True, kw_only=True):
    """A clause as it is approved: `said` is its deadline as it was spoken."""

    text: str
    owner: str = ""
    deadline: date | None = None
    said: str = ""


def require_time_to_write(state: str) -> None:
    """From the opening of the sitting until the minutes are frozen."""
    if state == "minuted":
        raise RuleBroken(N_("The minutes are frozen: the conclusions no longer change."))
    if state not in stages.CONCLUDING:
        raise RuleBroken(N_("A conclusion is written once the meeting sits."))


def require_writable(*, approved: bool, locked: bool) -> None:
    if approved:
        raise RuleBroken(N_("The conclusion is approved: its text is frozen. A change needs a new decision."))
    if locked:
        raise RuleBroken(N_("The conclusion is locked and lies before the chair. Unlock it to change it."))


def require_lockable(*, approved: bool, clauses: Sequence[Worded]) -> None:
    require_writable(approved=approved, locked=False)
    if not clauses:
        raise RuleBroken(N_("Write at least one clause before approving."))
    for n, clause in enumerate(clauses, 1):
        if not clause.text.strip():
            raise RuleBroken(N_("Clause %(n)s is empty: write it or remove it."), n=n)


def require_unlockable(*, approved: bool) -> None:
    require_writable(approved=approved, locked=False)


def require_approvable(*, locked: bool, clauses: Sequence[Worded]) -> None:
    require_lockable(approved=False, clauses=clauses)
    if not locked:
        raise RuleBroken(N_("Lock the conclusion first: what somebody still writes on is not approved."))


def as_text(clauses: Sequence[Worded]) -> str:
    """The approved text: numbered clauses, one a line."""
    return "\n".join(f"{n}. {in_words(clause)}" for n, clause in enumerate(clauses, 1))


def in_words(clause: Worded) -> str:
    """As official papers print it, whoever reads: the text, then who leads and until when."""
    said = clause.said
    if clause.deadline:
        said = f"{said}, tức {clause.deadline:%d/%m/%Y}" if said else f"{clause.deadline:%d/%m/%Y}"
    parts = [f"chủ trì: {clause.owner}"] if clause.owner else []
    parts += [f"thời hạn: {said}"] if said else []
    told = "; ".join(parts)
    return f"{clause.text.strip()} ({told[0].upper()}{told[1:]}.)" if told else clause.text.strip()


def digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def sentences(text: str) -> list[str]:
    """The sentences of a clause, as they may be quoted by a directive."""
    return [said for part in BETWEEN_SENTENCES.split(text) if len(said := part.strip()) > 1]
