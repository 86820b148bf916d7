"""What each form sends when it is filled in rightly, so that nothing but a missing right can refuse it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

from ecabinet.clock import house_day, now
from tests.authz.matrix import Cell, Row
from tests.authz.stage import Ids, Stage
from tests.documents.make_pdf import pdf

Fields = list[tuple[str, object]]
TEXT = "Do phép thử ghi."


def body_of(cell: Cell, stage: Stage) -> Fields:
    make = BODIES.get((cell.row.path, cell.row.variant)) or BODIES.get((cell.row.path, ""))
    return make(stage, stage.objects[cell.thing]) if make else []


def target_of(row: Row, ids: Ids) -> str:
    """The address of the row's route for an object; a variant may be the ending that asks for another form of it."""
    ending = row.variant if row.variant.startswith(".") else ""
    return row.path.format(**{"file_path": "app.css"} | ids) + ending


def _file(name: str = "phep-thu.pdf") -> tuple[str, bytes]:
    return name, pdf()


def _day(days: int) -> str:
    return f"{house_day(now()) + timedelta(days=days):%d/%m/%Y}"


def _plan(stage: Stage, ids: Ids) -> Fields:
    hours = [("starts_at", "08:00"), ("ends_at", "11:00")]
    return [("kind", "government"), ("title", TEXT), ("place", "Hà Nội"), ("day", _day(9)), *hours, ("version", 1)]


def _item(stage: Stage, ids: Ids) -> Fields:
    return [("title", TEXT), ("kind", "report"), ("minutes_planned", 10), ("version", 1)]


def _directive(stage: Stage, ids: Ids) -> Fields:
    lead = stage.world.agencies["Bộ Tài chính"]
    return [("text", TEXT), ("lead", lead), ("document_number", "1/TB-VPCP"), ("version", 1)]


def _other_person(stage: Stage, ids: Ids) -> Fields:
    return [("mode", "room"), ("person", stage.objects["sitting"]["person_id"])]


def _plain(*fields: tuple[str, object]) -> Callable[[Stage, Ids], Fields]:
    return lambda stage, ids: list(fields)


BODIES: dict[tuple[str, str], Callable[[Stage, Ids], Fields]] = {
    ("/session", ""): _plain(("email", "ai@chinhphu.example"), ("password", "khong-phai-mat-khau")),
    ("/meetings", ""): _plan,
    ("/meetings/{meeting_id}/plan", ""): _plan,
    ("/meeting-templates/{template_id}", ""): lambda stage, ids: [("name", TEXT), *_plan(stage, ids)],
    ("/meetings/{meeting_id}/templates", ""): lambda stage, ids: [("name", f"{TEXT} {ids['meeting_id']}")],
    ("/meetings/{meeting_id}/earlier-minutes", ""): lambda stage, ids: [("earlier", stage.world.past.id)],
    ("/meetings/{meeting_id}/cancellation", ""): _plain(("reason", TEXT)),
    ("/meetings/{meeting_id}/items", ""): _item,
    ("/meetings/{meeting_id}/participants", ""): lambda stage, ids: [
        ("people", stage.world.people["admin"].person),
        ("capacity", "invitee"),
    ],
    ("/meetings/{meeting_id}/participants/{person_id}/answer", ""): _plain(("value", "attend"), ("reason", TEXT)),
    ("/meetings/{meeting_id}/answer", ""): _plain(("value", "attend")),
    ("/answers/{answer_id}/consent", ""): _plain(("agreed", "true"), ("value", "absent")),
    ("/items/{item_id}/plan", ""): _item,
    ("/items/{item_id}/position", ""): _plain(("direction", "up")),
    ("/items/{item_id}/clearance", ""): lambda stage, ids: [("people", stage.world.people["invitee"].person)],
    ("/meetings/{meeting_id}/chair", ""): lambda stage, ids: [("person", stage.world.people["prime_minister"].person)],
    ("/meetings/{meeting_id}/attendance", ""): _plain(("mode", "remote")),
    ("/meetings/{meeting_id}/attendance", "of another"): _other_person,
    ("/meetings/{meeting_id}/scene", ""): _plain(("scene", "blank")),
    ("/meetings/{meeting_id}/scene/preparation", ""): _plain(("scene", "welcome")),
    ("/meetings/{meeting_id}/attendance/confirmation", ""): _other_person,
    ("/meetings/{meeting_id}/attendance/rejection", ""): lambda stage, ids: [
        ("person", stage.objects["declared"]["person_id"])
    ],
    ("/meetings/{meeting_id}/sites", ""): _plain(("name", TEXT), ("expected", 9)),
    ("/sites/{site_id}/plan", ""): _plain(("name", TEXT), ("delegates", "Trưởng đoàn, Chủ tịch"), ("version", 1)),
    ("/sites/{site_id}/position", ""): _plain(("direction", "up")),
    ("/sites/{site_id}/seats", ""): lambda stage, ids: [("person", ids["person_id"])],
    ("/sites/{site_id}/connection", ""): _plain(("headcount", 12)),
    ("/items/{item_id}/invitees", ""): lambda stage, ids: [("person", stage.world.people["invitee"].person)],
    ("/items/{item_id}/outcome", ""): _plain(("outcome", "postponed")),
    ("/items/{item_id}/ballots", ""): lambda stage, ids: [("question", TEXT), ("paper", ids["paper_id"])],
    ("/ballots/{ballot_id}/vote", ""): lambda stage, ids: [("choice", "for"), ("draft", ids["draft"])],
    ("/ballots/{ballot_id}/withdrawal", ""): _plain(("reason", TEXT)),
    ("/ballots/{ballot_id}/paper-votes", ""): lambda stage, ids: [
        ("person", stage.world.people["minister"].person),
        ("choice", "for"),
        ("reason", TEXT),
    ],
    ("/speaker-requests/{request_id}/position", ""): _plain(("direction", "up")),
    ("/items/{item_id}/speeches", ""): lambda stage, ids: [("person", stage.world.people["minister"].person)],
    ("/items/{item_id}/presentation", ""): lambda stage, ids: [("paper_version", ids["paper_version"])],
    ("/items/{item_id}/presentation/place", ""): _plain(("version", 1), ("page", 1), ("y", 0.5)),
    ("/items/{item_id}/presentation/highlights", ""): _plain(("rectangles", "[[1,0.1,0.1,0.2,0.02]]")),
    ("/items/{item_id}/presentation/presenter", ""): lambda stage, ids: [
        ("person", stage.world.people["minister"].person)
    ],
    ("/paper-votes/{entry_id}/decision", ""): _plain(("decision", "refused")),
    ("/items/{item_id}/clauses", ""): _plain(("text", TEXT)),
    ("/clauses/{clause_id}", ""): _plain(("text", TEXT), ("version", 1)),
    ("/clauses/{clause_id}/position", ""): _plain(("direction", "up")),
    ("/items/{item_id}/approval", ""): _plain(("seen", "0" * 64)),
    ("/items/{item_id}/papers", ""): lambda stage, ids: [("title", TEXT), ("kind", "report"), ("upload", _file())],
    ("/papers/{paper_id}/versions/{n}/reading", ""): _plain(("page", 1), ("seen", 1)),
    ("/papers/{paper_id}/copies", ""): lambda stage, ids: [("people", stage.world.people["minister"].person)],
    ("/papers/{paper_id}/copies/{copy_id}/correction", ""): _plain(("wrong", "handing")),
    ("/papers/{paper_id}/versions", ""): lambda stage, ids: [("why", TEXT), ("upload", _file())],
    ("/papers/{paper_id}/versions/{n}/notes", ""): _plain(("page", 1), ("note", TEXT)),
    ("/notes/{note_id}", ""): _plain(("note", TEXT), ("color", "green")),
    ("/notes/{note_id}/sharing", ""): _plain(("sharing", "")),
    ("/notes/{note_id}/erasure", ""): _plain(("stroke", 0)),
    ("/directives", ""): _directive,
    ("/directives/{directive_id}", ""): _directive,
    ("/directives/{directive_id}/issue", ""): _plain(("version", 1)),
    ("/directives/{directive_id}/cancellation", ""): _plain(("by_document", "2/TB-VPCP")),
    ("/directives/{directive_id}/return", ""): _plain(("reason", TEXT)),
    ("/directives/{directive_id}/reports", ""): _plain(("text", TEXT), ("percent", 60)),
    ("/directives/{directive_id}/extensions", ""): lambda stage, ids: [("deadline", _day(120)), ("reason", TEXT)],
    ("/directives/{directive_id}/contributions", ""): _plain(("comment", TEXT)),
    ("/directives/{directive_id}/verification", ""): _plain(("outcome", "accepted")),
    ("/directives/{directive_id}/extensions/{extension_id}/decision", ""): _plain(("decision", "granted")),
    ("/directives/{directive_id}/reminders", ""): _plain(("reminder", TEXT)),
}
