"""Packs of papers: how long one is kept, and what one may be made of."""

from __future__ import annotations

from datetime import timedelta

from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_

KEPT = timedelta(hours=24)
GIVEN_AGAIN = timedelta(hours=20)  # an older one is made anew, or it would be gone before it is fetched
CLOSED_TO_HIM = N_("You may no longer take the papers of this meeting with you.")
DID_NOT_WORK = N_("The pack could not be made. Try again; if it fails again, tell the technical desk.")


def require_papers(papers: int) -> None:
    if not papers:
        raise RuleBroken(N_("There are no papers yet that you may see."))
