"""What this viewer may do with a directive now: the table of access and the states, both asked once for a page."""

from __future__ import annotations

from directives.queries.standing import Standing
from directives.rules.states import POSSIBLE, is_possible
from ecabinet.access import Relation, Viewer, may

ACTION = {
    "revise": "directive.draft",
    "issue": "directive.issue",
    "receive": "directive.act",
    "accept": "directive.act",
    "return": "directive.act",
    "report": "directive.act",
    "ask_completion": "directive.act",
    "ask_extension": "directive.act",
    "decide_extension": "directive.verify",
    "verify": "directive.verify",
    "remind": "directive.remind",
    "contribute": "directive.contribute",
    "cancel": "directive.issue",
}


def acts_of(
    viewer: Viewer, relation: Relation, standing: Standing, *, reported: bool, asker: int | None
) -> frozenset[str]:
    """`asker` is the person who asked for the extension that waits, if one does."""
    possible = {act for act in POSSIBLE if is_possible(act, standing.state) and may(viewer, ACTION[act], relation)}
    if not reported:
        possible.discard("ask_completion")
    if standing.deadline is None or asker is not None:
        possible.discard("ask_extension")
    if asker is None or asker == viewer.person:
        possible.discard("decide_extension")
    return frozenset(possible)
