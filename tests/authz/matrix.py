"""The matrix: for each route, who may use it on which objects. Everybody else is refused, and this says how.

A row names those who *may*; of an object each of them must also know, and who knows of it but may not gets 403, who
does not know of it gets 404, and who is not signed in is sent to sign in. A row may say for itself who knows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from tests.authz.people import CABINET, CLERKS, EVERYBODY, HEADS, OFFICE, ROOM, SEEN, Names, names
from tests.personas import ANONYMOUS, KEYS

Outcome = Literal["allowed", "forbidden", "not_found", "sign_in", "nothing"]
ALL = "*"
PLANS = f"{OFFICE} secretary"
DESK = "prime_minister secretary"
OWN = " ".join(f"of_{name}" for name in KEYS)
DIRECTIVES = f"{CABINET} {OFFICE} clerk other_clerk"


@dataclass(frozen=True, kw_only=True)
class Row:
    """`void` rows answer who has no such thing as if it were done, and do nothing; a look at a `ruled` one may be
    refused by a rule. `variant` tells bodies apart. `leaves` is the one table to which a look may write."""

    method: str
    path: str
    action: str
    may: str
    on: str = "site"
    knows: str = ""
    variant: str = ""
    public: bool = False
    void: bool = False
    ruled: bool = False
    leaves: str = ""

    @property
    def route(self) -> tuple[str, str]:
        return self.method, self.path

    @property
    def title(self) -> str:
        return f"{self.method} {self.path}" + (f" ({self.variant})" if self.variant else "")

    def cells(self) -> Iterator[Cell]:
        for thing in self.on.split():
            for persona in (ANONYMOUS, *KEYS):
                yield Cell(self, persona, thing, self._expected(persona, thing))

    def _expected(self, persona: str, thing: str) -> Outcome:
        if persona == ANONYMOUS:
            return "allowed" if self.public else "sign_in"
        if persona not in self._known(thing):
            return "nothing" if self.void else "not_found"
        return "allowed" if self.may == ALL or persona in names(self.may) else "forbidden"

    def _known(self, thing: str) -> Names:
        return SEEN[self.knows] if self.knows else SEEN[thing]


@dataclass(frozen=True)
class Cell:
    row: Row
    persona: str
    thing: str
    expected: Outcome

    def __str__(self) -> str:
        return f"{self.persona} {self.row.title} on {self.thing}: {self.expected}"


def get(path: str, action: str, may: str, on: str = "site", **more: object) -> Row:
    return Row(method="GET", path=path, action=action, may=may, on=on, **more)  # type: ignore[arg-type]


def post(path: str, action: str, may: str, on: str = "site", **more: object) -> Row:
    return Row(method="POST", path=path, action=action, may=may, on=on, **more)  # type: ignore[arg-type]


MEETINGS = "sitting called draft elsewhere"
RUN = f"{MEETINGS} calm"
HEARD = "item later closed cleared beyond"
PREPARED = f"{HEARD} submitted sealed"
ITEMS = f"{PREPARED} submitted_by_other"
HANDED = "handed handed_closed handed_beyond"
PROOFS = "order shared foreign"
ORDERS = f"{PROOFS} order_draft"

SPEECH = ("pause", "resumption", "extension", "end")

FLOOR = [
    get("/health", "public", ALL, public=True),
    get("/static/{file_path}", "public", ALL, public=True),
    Row(method="HEAD", path="/static/{file_path}", action="public", may=ALL, public=True),
    get("/session/new", "public", ALL, public=True),
    post("/session", "public", ALL, public=True),
    Row(method="DELETE", path="/session", action="account.self", may=ALL),
    post("/session/end", "account.self", ALL),
    get("/account/sessions", "account.self", ALL),
    post("/account/sessions/revocation", "account.self", ALL),
    post("/account/sessions/{session_id}/revocation", "account.self", ALL, OWN, void=True),
    get("/notices", "notice.see", ALL),
    post("/notices/reading", "notice.see", ALL),
    post("/notices/{notice_id}/reading", "notice.see", ALL, OWN, void=True),
    get("/search", "search.see", ALL),
    get("/journal", "journal.see", "auditor"),
    get("/journal/access", "journal.see", "auditor"),
]
PLANNING = [
    get("/", "home.see", ALL),
    get("/meetings", "meeting.list", ALL),
    get("/meetings/new", "meeting.create", OFFICE),
    post("/meetings", "meeting.create", OFFICE),
    get("/meeting-templates", "meeting.create", OFFICE),
    get("/meeting-templates/{template_id}", "meeting.create", OFFICE, "template"),
    post("/meeting-templates/{template_id}", "meeting.create", OFFICE, "template"),
    post("/meeting-templates/{template_id}/removal", "meeting.create", OFFICE, "template"),
    post("/meetings/{meeting_id}/templates", "meeting.repeat", OFFICE, MEETINGS),
    post("/meetings/{meeting_id}/earlier-minutes", "meeting.plan", PLANS, MEETINGS),
    get("/meetings/{meeting_id}", "meeting.see", ALL, f"{MEETINGS} past"),
    get("/meetings/{meeting_id}/plan", "meeting.plan", PLANS, MEETINGS),
    post("/meetings/{meeting_id}/plan", "meeting.plan", PLANS, MEETINGS),
    post("/meetings/{meeting_id}/call", "meeting.plan", PLANS, MEETINGS),
    post("/meetings/{meeting_id}/cancellation", "meeting.plan", PLANS, MEETINGS),
    get("/meetings/{meeting_id}/agenda", "meeting.plan", PLANS, MEETINGS),
    post("/meetings/{meeting_id}/items", "meeting.plan", PLANS, MEETINGS),
    get("/meetings/{meeting_id}/participants", "meeting.see", ALL, MEETINGS),
    get("/meetings/{meeting_id}/present", "meeting.see", ALL, MEETINGS),
    post("/meetings/{meeting_id}/participants", "meeting.plan", PLANS, MEETINGS),
    post("/meetings/{meeting_id}/participants/{person_id}/removal", "meeting.plan", PLANS, MEETINGS),
    get("/meetings/{meeting_id}/participants/{person_id}/answer", "answer.record", "secretary", MEETINGS),
    post("/meetings/{meeting_id}/participants/{person_id}/answer", "answer.record", "secretary", MEETINGS),
    get("/meetings/{meeting_id}/receipts", "receipts.see", DESK, MEETINGS),
    get("/meetings/{meeting_id}/answer", "answer.give", ROOM, MEETINGS),
    post("/meetings/{meeting_id}/answer", "answer.give", ROOM, MEETINGS),
    post("/answers/{answer_id}/consent", "answer.agree", "prime_minister", "leave leave_elsewhere"),
    get("/meetings/{meeting_id}/sites", "meeting.see", ALL, MEETINGS),
    post("/meetings/{meeting_id}/sites", "meeting.plan", PLANS, MEETINGS),
    post("/meetings/{meeting_id}/sites/provinces", "meeting.plan", PLANS, MEETINGS),
    get("/sites/{site_id}", "meeting.see", ALL, "place place_elsewhere"),
    get("/sites/{site_id}/state", "meeting.see", ALL, "place place_elsewhere"),
    get("/sites/{site_id}/plan", "meeting.plan", PLANS, "place place_elsewhere"),
    post("/sites/{site_id}/plan", "meeting.plan", PLANS, "place place_elsewhere"),
    post("/sites/{site_id}/position", "meeting.plan", PLANS, "place place_elsewhere"),
    post("/sites/{site_id}/removal", "meeting.plan", PLANS, "place place_elsewhere"),
    post("/sites/{site_id}/seats", "meeting.plan", PLANS, "place place_elsewhere"),
    post("/sites/{site_id}/seats/{person_id}/removal", "meeting.plan", PLANS, "place place_elsewhere"),
    get("/items/{item_id}", "item.see", ALL, ITEMS),
    get("/items/{item_id}/plan", "meeting.plan", PLANS, ITEMS),
    post("/items/{item_id}/plan", "meeting.plan", PLANS, ITEMS),
    post("/items/{item_id}/position", "meeting.plan", PLANS, ITEMS),
    post("/items/{item_id}/removal", "meeting.plan", PLANS, ITEMS),
    post("/items/{item_id}/clearance", "meeting.plan", PLANS, ITEMS),
]
# Who may not look into a closed item still knows its number, and the secretary goes to it; an invitee knows only those
# that he came for.
NUMBERED = {
    "item": "sitting", "closed": "later", "cleared": "sitting", "later": "later", "beyond": "elsewhere",
    "calm": "sitting",
}  # fmt: skip
SITTING = [
    get("/meetings/{meeting_id}/room", "room.see", ALL, "sitting called elsewhere"),
    Row(method="WS", path="/meetings/{meeting_id}/live", action="room.see", may=ALL, on="sitting called elsewhere"),
    post("/meetings/{meeting_id}/sitting", "sitting.run", DESK, RUN),
    post("/meetings/{meeting_id}/sitting/adjournment", "sitting.run", DESK, RUN),
    post("/meetings/{meeting_id}/sitting/resumption", "sitting.run", DESK, RUN),
    post("/meetings/{meeting_id}/sitting/closure", "sitting.run", DESK, RUN),
    post("/meetings/{meeting_id}/chair", "sitting.run", DESK, RUN),
    post("/meetings/{meeting_id}/attendance", "presence.self", ROOM, MEETINGS),
    post("/meetings/{meeting_id}/attendance", "presence.self", DESK, MEETINGS, variant="of another"),
    post("/meetings/{meeting_id}/attendance/confirmation", "presence.record", DESK, MEETINGS),
    post("/meetings/{meeting_id}/attendance/rejection", "presence.record", DESK, MEETINGS),
    post("/items/{item_id}/invitees", "invitee.call_in", DESK, HEARD),
    post("/sites/{site_id}/connection", "site.connect", f"{DESK} other_minister", "place place_elsewhere"),
    post("/sites/{site_id}/departure", "site.connect", f"{DESK} other_minister", "place place_elsewhere"),
    post("/meetings/{meeting_id}/sites/confirmation", "presence.record", DESK, MEETINGS),
    *(
        post(f"/items/{{item_id}}/{act}", "item.move", DESK, thing, knows=knows)
        for act in ("beginning", "outcome")
        for thing, knows in NUMBERED.items()
    ),
    post("/items/{item_id}/speaker-requests", "speaker.ask", f"{CABINET} substitute invitee", HEARD),
    post("/speaker-requests/{request_id}/withdrawal", "speaker.ask", "minister", "wish", knows="wish_mine"),
    post("/speaker-requests/{request_id}/dismissal", "floor.run", DESK, "wish"),
    post("/speaker-requests/{request_id}/position", "floor.run", DESK, "wish"),
    post("/speaker-requests/{request_id}/speech", "floor.run", DESK, "wish"),
    post("/items/{item_id}/speaker-order", "floor.run", DESK, HEARD),
    post("/items/{item_id}/speeches", "floor.run", DESK, HEARD),
    *(post(f"/items/{{item_id}}/speech/{noun}", "floor.run", DESK, HEARD) for noun in SPEECH),
    *(
        post(f"/items/{{item_id}}/presentation{noun}", "presentation.lead", ROOM, HEARD)
        for noun in ("", "/place", "/highlights", "/highlights/removal", "/presenter", "/end")
    ),
    post("/items/{item_id}/presentation/return", "presentation.run", DESK, HEARD),
    get("/screens/{token}/presented/{paper_version}/{page}", "public", ALL, "screen", public=True),
    get("/speakers", "speaker.record", f"{HEADS} {OFFICE}"),
    post("/items/{item_id}/ballots", "ballot.prepare", DESK, HEARD),
    post("/items/{item_id}/ballots", "ballot.prepare", DESK, "submitted", knows="draft"),
    get("/ballots/{address}", "ballot.see", ALL, HEARD),
    get("/ballots/{address}", "ballot.see", ALL, HEARD, variant=".json"),
    get("/ballots/{ballot_id}/mine", "ballot.see", ALL, HEARD),
    post("/ballots/{ballot_id}/opening", "ballot.open", DESK, HEARD),
    post("/ballots/{ballot_id}/vote", "vote.cast", CABINET, HEARD),
    post("/ballots/{ballot_id}/closure", "ballot.close", "prime_minister", HEARD),
    post("/ballots/{ballot_id}/withdrawal", "ballot.open", DESK, HEARD),
    post("/ballots/{ballot_id}/extension", "ballot.open", DESK, HEARD),
    post("/ballots/{ballot_id}/publication", "ballot.open", DESK, f"{HEARD} counted"),
    post("/ballots/{ballot_id}/paper-votes", "vote.enter", "secretary", HEARD),
    post("/paper-votes/{entry_id}/decision", "vote.confirm", DESK, "paper_vote"),
    get("/meetings/{meeting_id}/screens", "screen.show", DESK, MEETINGS),
    post("/meetings/{meeting_id}/screens", "screen.show", DESK, MEETINGS),
    post("/meetings/{meeting_id}/screens/revocation", "screen.show", DESK, MEETINGS),
    post("/meetings/{meeting_id}/scene", "screen.show", DESK, MEETINGS),
    post("/meetings/{meeting_id}/scene/preparation", "screen.show", DESK, MEETINGS),
    get("/meetings/{meeting_id}/console", "console.see", DESK, "sitting called elsewhere"),
    Row(
        method="WS",
        path="/meetings/{meeting_id}/console/live",
        action="console.see",
        may=DESK,
        on="sitting called elsewhere",
    ),
    post("/undoables/{undoable_id}/undoing", "act.undo", DESK, "undoable undoable_closed"),
    get("/screens/{token}", "public", ALL, "screen", public=True),
    Row(method="WS", path="/screens/{token}/live", action="public", may=ALL, on="screen", public=True),
]
AFTERWARDS = [
    get("/items/{item_id}/conclusion", "conclusion.see", ALL, HEARD),
    get("/items/{item_id}/conclusion", "conclusion.see", ALL, "submitted", knows="draft"),
    post("/items/{item_id}/clauses", "conclusion.write", PLANS, HEARD),
    post("/clauses/{clause_id}", "conclusion.write", PLANS, "item closed cleared beyond"),
    *(
        post(f"/clauses/{{clause_id}}/{act}", "conclusion.write", PLANS, "item closed cleared beyond")
        for act in ("hold", "release", "position", "removal", "restoration")
    ),
    post("/clauses/{clause_id}/takeover", "conclusion.take_over", "secretary", "item closed cleared beyond"),
    Row(
        method="WS",
        path="/items/{item_id}/conclusion/live",
        action="conclusion.write",
        may=f"{PLANS} prime_minister",
        on=HEARD,
    ),
    post("/items/{item_id}/locking", "conclusion.lock", DESK, HEARD),
    post("/items/{item_id}/unlocking", "conclusion.lock", DESK, HEARD),
    post("/items/{item_id}/approval", "conclusion.approve", "prime_minister", HEARD),
    post("/items/{item_id}/adoption", "minutes.adopt", "prime_minister", HEARD),
    get("/meetings/{meeting_id}/minutes", "minutes.see", ALL, "sitting past elsewhere"),
    get("/meetings/{meeting_id}/minutes.docx", "minutes.see", ALL, "past elsewhere"),
    # They hold every item: who may not see all of them, or came for one, reads none of them.
    get("/meetings/{meeting_id}/minutes.docx", "minutes.see", f"{CABINET} office_head", "sitting"),
    post("/meetings/{meeting_id}/minutes", "minutes.write", PLANS, "sitting past elsewhere"),
]
READING = [
    *(
        get(f"/papers/{{paper_id}}{opened}", "paper.see", ALL, f"{ITEMS} {PROOFS}", leaves="reading")
        for opened in ("", "/versions/{n}", "/versions/{n}/text")
    ),
    *(
        get(f"/papers/{{paper_id}}{part}", "paper.see", ALL, f"{ITEMS} {PROOFS}")
        for part in (
            "/about",
            "/comparison",
            "/versions/{n}/book",
            "/versions/{n}/search",
            "/versions/{n}/pages/{leaf}",
            "/versions/{n}/status",
        )
    ),
    get("/papers/{paper_id}/versions/{n}/pages/{leaf}", "paper.see", ALL, f"{ITEMS} {PROOFS}", variant=".webp"),
    post("/papers/{paper_id}/versions/{n}/reading", "paper.see", ALL, f"{ITEMS} {PROOFS}"),
    get("/papers/{paper_id}/versions/{n}/original", "paper.download", f"{CABINET} {PLANS} {CLERKS}", ITEMS),
    get("/papers/{paper_id}/versions/{n}/original", "paper.download", ALL, PROOFS),
    get("/papers/{paper_id}/comparison.docx", "paper.download", f"{CABINET} {PLANS} {CLERKS}", ITEMS, ruled=True),
    get("/papers/{paper_id}/comparison.docx", "paper.download", ALL, PROOFS, ruled=True),
    get("/papers/{paper_id}/versions/{n}/notes", "paper.see", ALL, f"{ITEMS} {PROOFS}"),
    post("/papers/{paper_id}/versions/{n}/notes", "note.write", ALL, f"{ITEMS} {PROOFS}"),
    get("/papers/{paper_id}", "paper.see", ALL, HANDED),
    post("/items/{item_id}/papers", "paper.attach", f"{PLANS} clerk", PREPARED),
    post("/items/{item_id}/papers", "paper.attach", f"{PLANS} other_clerk", "submitted_by_other", variant="of another"),
    post("/papers/{paper_id}/versions", "paper.attach", f"{PLANS} clerk", PREPARED),
    post("/papers/{paper_id}/versions", "paper.attach", OFFICE, PROOFS, variant="evidence"),
    post("/meetings/{meeting_id}/packs", "pack.make", f"{PLANS} {CABINET}", MEETINGS),
    get("/meetings/{meeting_id}/packs/{pack_id}", "pack.make", ALL, "pack pack_of_office"),
    get("/meetings/{meeting_id}/packs/{pack_id}/file", "pack.make", ALL, "pack pack_of_office"),
    get("/papers/{paper_id}/copies", "paper.hand_out", PLANS, HANDED),
    post("/papers/{paper_id}/copies", "paper.hand_out", PLANS, HANDED),
    post("/papers/{paper_id}/copies/{copy_id}/return", "paper.hand_out", PLANS, HANDED),
    post("/papers/{paper_id}/copies/{copy_id}/correction", "paper.hand_out", PLANS, HANDED),
]
NOTES = [
    *(
        make(f"/notes/{{note_id}}{act}", "note.change", writer, on)
        for make, act in (
            (get, ""),
            (post, ""),
            (post, "/sharing"),
            (post, "/erasure"),
            (post, "/removal"),
            (post, "/restoration"),
        )
        for writer, on in (("minister", "note shared_note closed_note"), ("clerk", "agency_note"))
    ),
]
FOLLOWING = [
    get("/overview", "overview.see", DIRECTIVES),
    get("/directives", "directive.list", DIRECTIVES),
    get("/directives/panel", "home.see", ALL),
    get("/directives/new", "directive.draft", OFFICE),
    post("/directives", "directive.draft", OFFICE),
    get("/meetings/{meeting_id}/directives", "meeting.see", ALL, f"{MEETINGS} past"),
    get("/items/{item_id}/directives", "item.see", ALL, f"{ITEMS} past"),
    get("/directives/{directive_id}", "directive.see", ALL, ORDERS),
    get("/directives/{directive_id}/edit", "directive.draft", OFFICE, ORDERS, ruled=True),
    post("/directives/{directive_id}", "directive.draft", OFFICE, ORDERS),
    post("/directives/{directive_id}/issue", "directive.issue", "office_head", ORDERS),
    post("/directives/{directive_id}/cancellation", "directive.issue", "office_head", ORDERS),
    *(
        post(f"/directives/{{directive_id}}/{act}", "directive.act", leads, on)
        for act in ("receipt", "acceptance", "return", "reports", "completion", "extensions")
        for leads, on in (("clerk", "order received foreign order_draft"), ("other_clerk", "shared"))
    ),
    post("/directives/{directive_id}/contributions", "directive.contribute", OFFICE, "order foreign"),
    post("/directives/{directive_id}/contributions", "directive.contribute", f"{OFFICE} clerk", "shared"),
    post("/directives/{directive_id}/verification", "directive.verify", OFFICE, f"{ORDERS} asked"),
    post("/directives/{directive_id}/extensions/{extension_id}/decision", "directive.verify", OFFICE, "order"),
    post("/directives/{directive_id}/reminders", "directive.remind", OFFICE, ORDERS),
]
ROWS = [*FLOOR, *PLANNING, *SITTING, *AFTERWARDS, *READING, *NOTES, *FOLLOWING]
ROUTES = list(dict.fromkeys(row.route for row in ROWS))
CELLS = [cell for row in ROWS for cell in row.cells()]


def cells_of(route: tuple[str, str]) -> list[Cell]:
    return [cell for row in ROWS if row.route == route for cell in row.cells()]


assert frozenset(KEYS) == EVERYBODY
