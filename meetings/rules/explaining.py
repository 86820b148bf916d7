"""A result in words, so that anybody can compute it again by hand."""

from __future__ import annotations

from typing import Any

import msgspec

from ecabinet.i18n import N_

BASE = N_(
    "Rule: Decree %(ruleset)s. Base: %(base)s members of the Government in office; needed: more than half of all, "
    "%(needed)s votes for; quorum: two thirds of all, %(quorum)s members present."
)
BASE_OF_PROCEDURE = N_(
    "A ballot on procedure, decided by more than half of the members present, a rule of the house; only their votes "
    "count. Base: %(base)s "
    "members of the Government in office, %(present)s present at the closing; needed: %(needed)s votes for; quorum by "
    "Decree %(ruleset)s: two thirds of all, %(quorum)s members present."
)
COUNTS = N_(
    "At the closing %(present)s members were present. For: %(votes_for)s. Against: %(votes_against)s. "
    "Other opinion: %(votes_other)s. No vote sent: %(unsent)s."
)
REASONS = {
    "no_quorum": N_("%(present)s of at least %(quorum)s were present: there was no quorum and nothing was decided."),
    "majority": N_("%(votes_for)s votes for are at least %(needed)s: adopted."),
    "too_few": N_("%(votes_for)s votes for are fewer than %(needed)s and the votes are not tied: not adopted."),
    "majority_present": N_("%(votes_for)s votes for are at least %(needed)s of %(present)s present: adopted."),
    "too_few_present": N_("%(votes_for)s votes for are fewer than %(needed)s of %(present)s present: not adopted."),
    "tie_prime_minister_for": N_(
        "For and against are equal, %(votes_for)s each. The Prime Minister voted for: adopted."
    ),
    "tie_prime_minister_not_for": N_(
        "For and against are equal, %(votes_for)s each. The Prime Minister did not vote for: not adopted."
    ),
}
READINGS = {
    "cast": N_("Reading of a tie: as many votes cast for as against."),
    "half_of_all": N_("Reading of a tie: exactly half of all members for, and as many against."),
}


FIGURES = ("ruleset", "base", "needed", "quorum", "present", "votes_for", "votes_against", "votes_other")


class Sentence(msgspec.Struct, frozen=True):
    message: str
    params: dict[str, Any]


def explain(result: Any) -> list[Sentence]:
    """The rule, the counts, why it ended so, and how a tie was read; from anything with a result's figures."""
    figures = {name: getattr(result, name) for name in FIGURES}
    figures["unsent"] = result.base - result.votes_for - result.votes_against - result.votes_other
    messages = [BASE, COUNTS, REASONS[result.reason], READINGS[result.tie_reading]]
    if result.kind == "procedural":
        messages = [BASE_OF_PROCEDURE, COUNTS, REASONS[result.reason]]
    return [Sentence(message, figures) for message in messages]
