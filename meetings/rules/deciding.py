"""Whether a ballot is adopted: quorum, more than half of all members, and what a tie does.

Source: `docs/domain.md`, "How a ballot is decided". *Other* is a cast vote, neither for nor against. A procedural
ballot asks for more than half of the members present, and has no tie: a rule of the house.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import Literal

import msgspec

from ecabinet.posts import PRIME_MINISTER
from meetings.rules.rulesets import Ruleset

Outcome = Literal["adopted", "not_adopted", "no_quorum"]
Reason = Literal[
    "no_quorum", "majority", "tie_prime_minister_for", "tie_prime_minister_not_for", "too_few",
    "majority_present", "too_few_present",
]  # fmt: skip
Kind = Literal["draft", "procedural"]


class Count(msgspec.Struct, frozen=True, kw_only=True):
    """The facts at the moment of closing: `base` members in office, of whom `present`, and the votes they cast."""

    base: int
    present: int
    votes_for: int
    votes_against: int
    votes_other: int
    prime_minister: str = ""


class Marked(msgspec.Struct, frozen=True):
    """What a member in office said at the closing, if anything; `presence` is "" for who was not there."""

    post_kind: str
    mark: str
    presence: str


class Decision(msgspec.Struct, frozen=True, kw_only=True):
    outcome: Outcome
    reason: Reason
    needed: int
    quorum: int


def needed_of(base: int) -> int:
    """More than half: of all members, whoever is present; in a procedural ballot of those present."""
    return base // 2 + 1


def quorum_of(base: int, ruleset: Ruleset) -> int:
    """The fraction of all members, rounded up."""
    numerator, denominator = ruleset.quorum
    return -(-base * numerator // denominator)


def counts(kind: str, presence: str) -> bool:
    """Whether a vote is among those that decide: one that was sent counts although its giver has left since, but a
    question of procedure is decided by those who are still there."""
    return kind != "procedural" or presence != ""


def count_of(marks: Collection[Marked], kind: str) -> Count:
    """The facts at the closing, from one mark for each member in office."""
    votes = Counter(mark.mark for mark in marks if counts(kind, mark.presence))
    return Count(
        base=len(marks), present=sum(mark.presence != "" for mark in marks), votes_for=votes["for"],
        votes_against=votes["against"], votes_other=votes["other"],
        prime_minister=next((mark.mark for mark in marks if mark.post_kind == PRIME_MINISTER), ""),
    )  # fmt: skip


def decide(count: Count, ruleset: Ruleset, tie_reading: str, kind: str = "draft") -> Decision:
    """Without quorum nothing is decided; then the majority of all; then, in a tie, the Prime Minister's own vote."""
    procedural = kind == "procedural"
    needed, quorum = needed_of(count.present if procedural else count.base), quorum_of(count.base, ruleset)
    if count.present < quorum:
        return Decision(outcome="no_quorum", reason="no_quorum", needed=needed, quorum=quorum)
    outcome, reason = _of_procedure(count, needed) if procedural else _of_draft(count, needed, tie_reading)
    return Decision(outcome=outcome, reason=reason, needed=needed, quorum=quorum)


def _of_procedure(count: Count, needed: int) -> tuple[Outcome, Reason]:
    return ("adopted", "majority_present") if count.votes_for >= needed else ("not_adopted", "too_few_present")


def _of_draft(count: Count, needed: int, tie_reading: str) -> tuple[Outcome, Reason]:
    if count.votes_for >= needed:
        return "adopted", "majority"
    if not _tied(count, tie_reading):
        return "not_adopted", "too_few"
    if count.prime_minister == "for":
        return "adopted", "tie_prime_minister_for"
    return "not_adopted", "tie_prime_minister_not_for"


def _tied(count: Count, tie_reading: str) -> bool:
    equal = count.votes_for == count.votes_against > 0
    return equal and (tie_reading == "cast" or count.votes_for * 2 == count.base)
