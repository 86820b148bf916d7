"""Moving a deadline takes two persons."""

from __future__ import annotations

from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_


def require_other_person(*, asked_by: int, decided_by: int) -> None:
    if asked_by == decided_by:
        raise RuleBroken(N_("Who asked for the extension does not decide on it."))
