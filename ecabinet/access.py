"""Who may do what: one table from an action to those who may act, and to those who may know of it.

A *term* is `duty`, a post that counts as one, `duty@relation` or `=capacity`; relations are the agency's part in the
object (lead, cooperating, submitting), `own` (the row speaks of this person), `cleared` (a closed item's clearance;
on an open item all are) and `downloads` (the meeting lets its members take copies).
"""

from __future__ import annotations

from typing import Any

import msgspec

from ecabinet.errors import Forbidden, NotFound
from ecabinet.i18n import N_
from ecabinet.posts import DEPUTY_PRIME_MINISTER, PRIME_MINISTER


class Viewer(msgspec.Struct, frozen=True, kw_only=True):
    """Who is signed in, as this request sees him."""

    account: int
    person: int
    name: str
    duties: frozenset[str]
    post: str = ""
    post_kind: str = ""
    agency: int | None = None
    agency_name: str = ""
    session: int = 0
    csrf: str = ""
    unread: int = 0


class Relation(msgspec.Struct, frozen=True, kw_only=True):
    """What a viewer is to one object."""

    capacity: str | None = None
    agency: str | None = None
    own: bool = False
    cleared: bool = True
    downloads: bool = False


class Rule(msgspec.Struct, frozen=True):
    """Who may act, who may at least know of the object, and why the others may not act."""

    act: str
    see: str = ""
    why: str = ""


NOBODY = Relation()
IN_ROOM = "=chair =member =substitute =invitee =secretary"
OWN_SEAT = "=chair&own =member&own =substitute&own =invitee&own =secretary"
SEE_MEETING = f"office {IN_ROOM}"
SEE_ITEM = "office&cleared =chair =member =substitute&cleared =invitee&cleared =secretary&cleared"
# Who may not look into a closed item still knows its number; an invitee knows the items he came for, no others.
KNOW_ITEM = "office =chair =member =substitute =invitee&cleared =secretary ministry@submitting"
AGENCY_OF_DIRECTIVE = "ministry@lead ministry@cooperating member@lead member@cooperating"
SEE_DIRECTIVE = f"office head {AGENCY_OF_DIRECTIVE}"
SEE_PAPER = f"{SEE_ITEM} ministry@submitting {AGENCY_OF_DIRECTIVE} head&own"
MAY_COPY = "=chair =member&downloads"
OFFICE_ONLY = N_("Only the Government Office may do this.")
CHAIR_ONLY = N_("Only the chair of this meeting may do this.")
DESK_ONLY = N_("Only the chair or the secretary of this meeting may do this.")
WRITERS_ONLY = N_("Conclusions are written by the Office or the secretary.")
HEAD_ONLY = N_("Only the head of the Government Office issues directives.")
COOPERATING_ONLY = N_("Only the Office or a cooperating agency may do this.")
RECORDER_ONLY = N_("Only the secretary of this meeting records what others answered.")
HANDERS_ONLY = N_("Copies on paper are handed out by the Office or the secretary.")
LEAD_ONLY = N_("Only the lead agency may do this.")
MEMBER_ONLY = N_("Only members of the Government vote; a substitute or an invitee may speak but not vote.")

TABLE: dict[str, Rule] = {
    "home.see": Rule("any"),
    "account.self": Rule("any"),
    "notice.see": Rule("any"),
    "meeting.list": Rule("any"),
    "meeting.create": Rule("office", "any", OFFICE_ONLY),
    "meeting.plan": Rule("office =secretary", f"{SEE_MEETING} ministry@submitting", OFFICE_ONLY),
    "meeting.repeat": Rule("office", SEE_MEETING, OFFICE_ONLY),
    "meeting.see": Rule(SEE_MEETING),
    "room.see": Rule(SEE_MEETING),
    "item.see": Rule(f"{SEE_ITEM} ministry@submitting"),
    "paper.see": Rule(SEE_PAPER),
    "paper.attach": Rule(
        "office&cleared =secretary&cleared ministry@submitting", SEE_PAPER,
        N_("Papers are attached by the Office or the secretary."),
    ),
    "paper.download": Rule(
        f"office&cleared =secretary&cleared {MAY_COPY} ministry@submitting {AGENCY_OF_DIRECTIVE} head&own", SEE_PAPER,
        N_("Copies of this paper are not given out here. Ask the secretary of the meeting for one."),
    ),
    "paper.hand_out": Rule("office&cleared =secretary&cleared", SEE_PAPER, HANDERS_ONLY),
    "note.write": Rule(SEE_PAPER),
    "note.change": Rule("any&own", "any", N_("Only who wrote a note may change it.")),
    "pack.make": Rule(
        f"office =secretary {MAY_COPY}", SEE_MEETING,
        N_("Copies of the papers are not given out here. Ask the secretary of the meeting for one."),
    ),
    "receipts.see": Rule("=chair =secretary", SEE_MEETING, DESK_ONLY),
    "search.see": Rule("any"),
    "answer.give": Rule(OWN_SEAT, SEE_MEETING, N_("This invitation is not yours.")),
    "answer.record": Rule("=secretary", SEE_MEETING, RECORDER_ONLY),
    "answer.agree": Rule("prime_minister =chair", SEE_MEETING, N_("Absence needs the consent of the Prime Minister.")),
    "sitting.run": Rule("=chair =secretary", SEE_MEETING, DESK_ONLY),
    "console.see": Rule("=chair =secretary", SEE_MEETING, DESK_ONLY),
    "act.undo": Rule("=chair =secretary", SEE_MEETING, DESK_ONLY),
    "item.move": Rule("=chair =secretary", KNOW_ITEM, DESK_ONLY),
    "presence.record": Rule("=chair =secretary", SEE_MEETING, DESK_ONLY),
    "presence.self": Rule(IN_ROOM, SEE_MEETING, N_("You are not invited to this meeting.")),
    "site.connect": Rule(
        "=chair =secretary =member&own =substitute&own =invitee&own", SEE_MEETING,
        N_("Only who sits at this site, or the secretary, says whether it is connected."),
    ),
    "invitee.call_in": Rule("=chair =secretary&cleared", SEE_ITEM, DESK_ONLY),
    "speaker.ask": Rule(
        "=chair =member =substitute&cleared =invitee&cleared", SEE_ITEM,
        N_("Members, their substitutes and invitees speak; the secretary and the Office do not."),
    ),
    "floor.run": Rule("=chair =secretary&cleared", SEE_ITEM, DESK_ONLY),
    "presentation.run": Rule("=chair =secretary&cleared", SEE_ITEM, DESK_ONLY),
    "presentation.lead": Rule(
        "=chair =member =substitute&cleared =invitee&cleared =secretary&cleared", SEE_ITEM,
        N_("Only who takes part in the meeting can present."),
    ),
    "speaker.record": Rule("office head", "any", N_("Only the Office and the heads of the Government see this.")),
    "ballot.see": Rule(SEE_ITEM),
    "ballot.prepare": Rule("=chair =secretary&cleared", SEE_ITEM, DESK_ONLY),
    "ballot.open": Rule("=chair =secretary&cleared", SEE_ITEM, DESK_ONLY),
    "ballot.close": Rule("=chair", SEE_ITEM, CHAIR_ONLY),
    "vote.cast": Rule("=chair =member", SEE_ITEM, MEMBER_ONLY),
    "vote.enter": Rule("=secretary&cleared", SEE_ITEM, RECORDER_ONLY),
    "vote.confirm": Rule("=chair =secretary&cleared", SEE_ITEM, DESK_ONLY),
    "minutes.adopt": Rule("=chair", SEE_ITEM, CHAIR_ONLY),
    "conclusion.see": Rule(SEE_ITEM),
    "conclusion.write": Rule("office&cleared =secretary&cleared", SEE_ITEM, WRITERS_ONLY),
    "conclusion.take_over": Rule(
        "=secretary&cleared", SEE_ITEM, N_("Only the secretary of this meeting takes over a clause that somebody left.")
    ),
    "conclusion.lock": Rule("=chair =secretary&cleared", SEE_ITEM, DESK_ONLY),
    "conclusion.approve": Rule("=chair", SEE_ITEM, CHAIR_ONLY),
    "minutes.see": Rule(SEE_MEETING),
    "minutes.write": Rule("office =secretary", SEE_MEETING, OFFICE_ONLY),
    "screen.show": Rule("=chair =secretary", SEE_MEETING, DESK_ONLY),
    "directive.list": Rule("office head member ministry", "any", N_("Directives are not open to this account.")),
    "directive.draft": Rule("office", "any", OFFICE_ONLY),
    "directive.issue": Rule("office_head", SEE_DIRECTIVE, HEAD_ONLY),
    "directive.see": Rule(SEE_DIRECTIVE),
    "directive.act": Rule("ministry@lead", SEE_DIRECTIVE, LEAD_ONLY),
    "directive.contribute": Rule("office ministry@cooperating", SEE_DIRECTIVE, COOPERATING_ONLY),
    "directive.verify": Rule("office", SEE_DIRECTIVE, OFFICE_ONLY),
    "directive.remind": Rule("office", SEE_DIRECTIVE, OFFICE_ONLY),
    "overview.see": Rule("office head member ministry", "any", N_("The overview is not open to this account.")),
    "journal.see": Rule("auditor", "any", N_("Only the auditor reads the journal.")),
}  # fmt: skip

POSTS = {
    "head": frozenset({PRIME_MINISTER, DEPUTY_PRIME_MINISTER}),
    "prime_minister": frozenset({PRIME_MINISTER}),
}


def may(viewer: Viewer, action: str, relation: Relation = NOBODY) -> bool:
    """Whether this viewer, being this to the object, may take the action."""
    return _holds(TABLE[action].act, viewer, relation)


def may_see(viewer: Viewer, action: str, relation: Relation = NOBODY) -> bool:
    rule = TABLE[action]
    return _holds(rule.act, viewer, relation) or (bool(rule.see) and _holds(rule.see, viewer, relation))


def require(request: Any, action: str, relation: Relation | None = NOBODY) -> Viewer:
    """The viewer, if he may; NotFound for who may not know of the object, Forbidden with the reason for who may.

    It marks the request as judged: a route whose handler never asked is answered with an error (`ecabinet.gate`).
    """
    state = request.scope["state"]
    state["judged"] = action
    viewer: Viewer = state["viewer"]
    if relation is None or not may_see(viewer, action, relation):
        raise NotFound
    if not may(viewer, action, relation):
        raise Forbidden(TABLE[action].why)
    return viewer


def has_duty(viewer: Viewer, duty: str) -> bool:
    return duty == "any" or duty in viewer.duties or viewer.post_kind in POSTS.get(duty, ())


def _holds(terms: str, viewer: Viewer, relation: Relation) -> bool:
    return any(_term(term, viewer, relation) for term in terms.split())


def _term(term: str, viewer: Viewer, relation: Relation) -> bool:
    who, _, condition = term.partition("&")
    if condition and not getattr(relation, condition, False):
        return False
    if who.startswith("="):
        return relation.capacity == who[1:]
    duty, _, agency = who.partition("@")
    if agency and relation.agency != agency:
        return False
    return has_duty(viewer, duty)
