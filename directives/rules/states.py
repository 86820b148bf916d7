"""Which act is possible in which state. The state word itself is computed by the view, never typed."""

from __future__ import annotations

from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_

OPEN = ("issued", "received", "accepted", "completion_asked", "returned")

POSSIBLE: dict[str, tuple[str, ...]] = {
    "revise": ("draft",),
    "issue": ("draft", "returned"),
    "receive": ("issued",),
    "accept": ("received",),
    "return": ("received",),
    "report": ("accepted",),
    "ask_completion": ("accepted",),
    "ask_extension": ("accepted",),
    "decide_extension": OPEN,
    "verify": ("completion_asked",),
    "remind": ("issued", "received", "accepted"),
    "contribute": ("issued", "received", "accepted", "completion_asked"),
    "cancel": ("issued", "received", "accepted", "returned"),
}

WHY_NOT = {
    "revise": N_("This directive has been issued; its text no longer changes."),
    "issue": N_("Only a draft or a returned directive can be issued."),
    "receive": N_("Only a directive that was issued and not yet received can be received."),
    "accept": N_("Receive the directive first; one that was returned or ended is no longer accepted."),
    "return": N_("A directive is returned after receiving it and before accepting it."),
    "report": N_("Reports belong to a directive that was accepted and is still being carried out."),
    "ask_completion": N_("Completion is asked for while the directive is being carried out."),
    "ask_extension": N_("Another deadline is asked for while the directive is being carried out."),
    "decide_extension": N_("This directive has ended; its deadline no longer changes."),
    "verify": N_("The lead agency has not asked for completion."),
    "remind": N_("There is nothing to remind of: the lead agency does not hold this directive now."),
    "contribute": N_("This directive takes no more contributions."),
    "cancel": N_("Decide on the completion first, or leave it: this directive can no longer be cancelled."),
}


def is_possible(act: str, state: str) -> bool:
    return state in POSSIBLE[act]


def require_possible(act: str, state: str) -> None:
    if not is_possible(act, state):
        raise RuleBroken(WHY_NOT[act])
