"""More of the small world, for the matrix: each thing that somebody may not see carries a mark, to be looked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from directives.commands.accepting import accept
from directives.commands.completing import ask_completion
from directives.commands.drafting import draft
from directives.commands.extending import ask_extension
from directives.commands.issuing import issue
from directives.commands.proving import Upload
from directives.commands.receiving import receive
from directives.commands.reporting import report
from directives.rules.orders import Order
from documents.commands.annotating import annotate
from documents.commands.attaching import attach, attach_stub
from documents.commands.handing import hand_out
from documents.queries.copies import copies_of
from documents.queries.pages import page_of
from documents.queries.papers import paper
from documents.queries.versions import version
from documents.reading import reading_of
from documents.rules.annotations import Sharing
from documents.rules.circles import Circles
from documents.rules.marking import Mark
from documents.rules.word_blocks import words_of
from ecabinet import clock, sessions
from ecabinet.access import Viewer
from ecabinet.clock import house_day, house_time
from ecabinet.db import fetch, fetch_one, work
from ecabinet.sample.cast import Cast
from ecabinet.sample.diary import Diary
from ecabinet.sample.meetings.held import Held
from ecabinet.sample.meetings.holding import hold
from meetings.commands import packing, presenting, speaking
from meetings.commands.connecting import connect
from meetings.commands.inviting import invite
from meetings.commands.paper_votes import Entry, enter
from meetings.commands.planning import ItemPlan, Plan, add_item, create_meeting
from meetings.commands.repeating import keep_template
from meetings.commands.showing import add_screen, show_scene
from meetings.commands.sites import SitePlan, add, seat
from meetings.jobs import bind_pack
from meetings.queries.meetings import relation_to
from meetings.queries.presence import participants
from meetings.queries.speakers import queue_of
from meetings.rules.presenting import Place
from meetings.rules.sites import Named
from tests.authz import plans
from tests.authz.plans import CLERKS, OTHERS, THIRD
from tests.documents.drawing import sketch
from tests.documents.make_pdf import pdf
from tests.papers import checked
from tests.world import World

Ids = dict[str, int | str]
WHO = """
SELECT a.email, a.id, a.duties, p.id AS person, p.name, t.kind, t.agency FROM account a
JOIN person p ON p.id = a.person JOIN post t ON t.person = p.id AND t.valid_to IS NULL
"""


@dataclass(frozen=True, kw_only=True)
class Stage:
    """What stands in the address of each object, by the object's name; `world` is what it stands in."""

    world: World
    objects: dict[str, Ids]

    def account(self, persona: str) -> int:
        return self.world.people[persona].account


async def build(world: World) -> Stage:
    """In a copy of the world's database, which is connected."""
    cast = await _cast(world)
    diary, rng = Diary(clock.now(), lambda _: None), Random(1)
    made = (plans.sitting, plans.called, plans.elsewhere, plans.called_elsewhere)
    held = {plan.__name__: hold(cast, diary, rng, plan(diary.now)) for plan in made}
    await diary.write()
    objects = {**await _of_meetings(held, cast), **await _of_answers(held, cast), **await _draft(cast, diary.now)}
    objects |= await _directives(cast, house_day(diary.now))
    objects |= await _stubs(held, cast)
    objects |= {"place": await _site(held["sitting"], cast), "place_elsewhere": await _site(held["elsewhere"], cast)}
    objects |= await _packs(held["sitting"], cast)
    objects |= await _own_things(world)
    await _order_from(world, cast)
    await fetch("UPDATE ballot SET closes_at = now() + interval '1 hour' WHERE id IN (SELECT ballot FROM opening)")
    await checked()
    objects |= await _notes(cast, objects)
    token = await add_screen(cast.people["thutuong"], held["sitting"].id)
    objects |= {
        "screen": {"token": token},
        "past": {"meeting_id": world.past.id, "item_id": world.past.items[0]},
        "declared": {"person_id": await _declared(held["sitting"])},
        "counted": {"ballot_id": world.past.ballots[0]},
        "calm": {"meeting_id": world.sitting.id, "item_id": world.sitting.items[0]},
        "received": {"directive_id": world.directives["received"]},
        "site": {},
        "template": {"template_id": await keep_template(cast.people["vutonghop"], held["sitting"].id, "Mẫu thử")},
    }
    for ids in objects.values():
        if "paper_id" in ids:
            ids["leaf"] = await _drawn(int(ids["paper_id"]))
    objects["screen"] |= await _presented(cast.people["thutuong"], objects["item"])
    objects |= await _undoables(cast, held["sitting"])
    return Stage(world=world, objects=objects)


async def _presented(chair: Viewer, item: Ids) -> Ids:
    """The first page of the paper of the item that is on."""
    paper_version = int(item["paper_version"])
    await presenting.present(chair, int(item["item_id"]), paper_version, Place(page=1), at_desk=True)
    return {"paper_version": paper_version, "page": 1}


async def _drawn(paper_id: int) -> int:
    """Without LibreOffice a Word paper gets one page that says what it says. What is on paper only has none."""
    row = await paper(paper_id)
    if not row.stub and await page_of(row.sha256, 1) is None:
        await sketch(row.sha256, words_of(await reading_of(row.sha256)) if row.format == "docx" else "")
    return 1


async def _of_meetings(held: dict[str, Held], cast: Cast) -> dict[str, Ids]:
    """An item with all that hangs on it goes by one name."""
    person = cast.people["bonoivu"].person
    return {
        **{name: {"meeting_id": one.id, "person_id": person} for name, one in held.items()},
        "closed": await _of_item(held["sitting"], 0),
        "cleared": await _of_item(held["sitting"], 1),
        "item": await _of_item(held["sitting"], 2),
        "later": await _of_item(held["sitting"], 3),
        "beyond": await _of_item(held["elsewhere"], 0),
        "paper_vote": await _paper_vote(held["sitting"], cast),
        "wish": await _wish(held["sitting"], cast),
    }


async def _of_item(held: Held, n: int) -> Ids:
    row = await fetch_one(
        "SELECT b.draft_sha256, v.id AS paper_version FROM ballot b JOIN paper_version v ON v.paper = $2 AND v.n = 1"
        " WHERE b.id = $1",
        held.ballots[n], held.papers[n],
    )  # fmt: skip
    assert row is not None
    return {
        "item_id": held.items[n], "paper_id": held.papers[n], "n": 1, "ballot_id": held.ballots[n],
        "paper_version": row["paper_version"],
        "address": held.ballots[n], "draft": row["draft_sha256"], "clause_id": held.clauses.get((n, 0), 0),
    }  # fmt: skip


async def _declared(held: Held) -> int:
    """Somebody who said himself that he is there, and has not voted."""
    row = await fetch_one(
        "SELECT p.person FROM participant p JOIN attendance a ON a.participant = p.id AND a.left_at IS NULL"
        " WHERE p.meeting = $1 AND a.confirmed_at IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM vote v WHERE v.person = p.person AND v.ballot = ANY($2::int[]))"
        " ORDER BY p.id LIMIT 1",
        held.id, list(held.ballots.values()),
    )  # fmt: skip
    assert row is not None
    return int(row["person"])


async def _paper_vote(held: Held, cast: Cast) -> Ids:
    """Entered by somebody who neither confirms nor votes."""
    row = await fetch_one(
        "SELECT e.person FROM entitled e WHERE e.ballot = $1"
        " AND NOT EXISTS (SELECT 1 FROM vote v WHERE v.ballot = e.ballot AND v.person = e.person)"
        " AND EXISTS (SELECT 1 FROM participant p JOIN attendance a ON a.participant = p.id AND a.left_at IS NULL"
        "             WHERE p.person = e.person AND p.meeting = $2) ORDER BY e.person LIMIT 1",
        held.ballots[2], held.id,
    )  # fmt: skip
    assert row is not None
    entry = Entry(person=row["person"], choice="against", reason="Máy hỏng")
    return {"entry_id": await enter(cast.people["vutonghop"], held.ballots[2], entry)}


async def _wish(held: Held, cast: Cast) -> Ids:
    """While its author speaks already."""
    await speaking.give_floor(cast.people["thuky"], held.items[2], cast.people["boxaydung"].person)
    await speaking.ask(cast.people["boxaydung"], held.items[2])
    return {"request_id": (await queue_of(held.items[2]))[0].id}


async def _site(held: Held, cast: Cast) -> Ids:
    """Connected, with a member of the Government who speaks for it where he is in the meeting."""
    office = cast.people["vutonghop"]
    site = await add(office, held.id, SitePlan(name="Điểm cầu thử", delegates=(Named("Trưởng đoàn"),)))
    people = {one.person for one in await participants(held.id)}
    person = next(cast.people[key].person for key in ("boyte", "botaichinh") if cast.people[key].person in people)
    await seat(office, site, person)
    await connect(cast.people["thuky"], site, 5, [])
    return {"site_id": site, "person_id": person}


async def _undoables(cast: Cast, held: Held) -> dict[str, Ids]:
    """What was just done: on the screens, and within the closed item. There is an hour to undo it."""
    before = await fetch_one("SELECT coalesce(max(id), 0) AS id FROM undoable")
    await show_scene(cast.people["thuky"], held.id, "page")
    await fetch(
        "INSERT INTO undoable (meeting, act, data, at, by) SELECT meeting, 'speech.ended',"
        " data || jsonb_build_object('item', $2::int, 'name', 'Zqclosed'), at, by FROM undoable"
        " WHERE meeting = $1 AND id > $3",
        held.id, held.items[0], before["id"],
    )  # fmt: skip
    await fetch("UPDATE undoable SET at = now() + interval '1 hour'")
    rows = await fetch("SELECT id FROM undoable WHERE id > $1 ORDER BY id", before["id"])
    return {name: {"undoable_id": row["id"]} for name, row in zip(("undoable", "undoable_closed"), rows, strict=True)}


async def _stubs(held: dict[str, Held], cast: Cast) -> dict[str, Ids]:
    """Papers without a file, each with a copy in the hands of the chair."""
    places = {"handed": ("sitting", 2), "handed_closed": ("sitting", 0), "handed_beyond": ("elsewhere", 0)}
    return {name: await _stub(held[meeting], n, cast.people["vutonghop"]) for name, (meeting, n) in places.items()}


async def _stub(held: Held, n: int, office: Viewer) -> Ids:
    about = {"title": f"Bản giấy: {held.plan.items[n].title}", "kind": "report", "meeting": held.id}
    paper = await attach_stub(office, **about, item=held.items[n])
    await hand_out(office, paper, [held.chair.person])
    (copy,) = await copies_of(paper)
    return {"paper_id": paper, "copy_id": copy.id}


async def _packs(held: Held, cast: Cast) -> dict[str, Ids]:
    """The papers of the sitting in one file, for two who may not look into its first item."""
    readers = {"pack": cast.people["thuky"], "pack_of_office": cast.people["vutheodoi"]}
    return {name: {"meeting_id": held.id, "pack_id": await _pack(held.id, reader)} for name, reader in readers.items()}


async def _pack(meeting: int, reader: Viewer) -> int:
    relation = await relation_to(reader, meeting)
    assert relation is not None
    made = await packing.ask(reader, meeting, relation)
    await bind_pack(made)
    return made


async def _of_answers(held: dict[str, Held], cast: Cast) -> dict[str, Ids]:
    return {
        "leave": {"answer_id": await _answer(held["called"], cast.people["bonoivu"])},
        "leave_elsewhere": {"answer_id": await _answer(held["called_elsewhere"], cast.people["botaichinh"])},
    }


async def _answer(held: Held, by: Viewer) -> int:
    row = await fetch_one(
        "SELECT a.id FROM answer a JOIN participant p ON p.id = a.participant WHERE p.meeting = $1 AND p.person = $2",
        held.id, by.person,
    )  # fmt: skip
    assert row is not None
    return row["id"]


async def _draft(cast: Cast, now: datetime) -> dict[str, Ids]:
    """A meeting in preparation, to which both clerks' ministries submit something."""
    office, starts = cast.people["vutonghop"], house_time(now) + timedelta(days=20)
    meeting = await create_meeting(
        office,
        Plan(kind="government", title="Phiên Zqdraft", place="", starts_at=starts, ends_at=starts + plans.HOUR),
    )
    people = {key: cast.people[key].person for key in ("thutuong", "boxaydung", "boyte", "thuky")}
    await invite(office, meeting, [people["thutuong"]], "chair")
    await invite(office, meeting, [people["boxaydung"], people["boyte"]], "member")
    await invite(office, meeting, [people["thuky"]], "secretary")
    return {
        "draft": {"meeting_id": meeting, "person_id": people["boyte"]},
        "submitted": await _submission(cast, meeting, CLERKS, "Zqsubmitted"),
        "submitted_by_other": await _submission(cast, meeting, OTHERS, "Zqothers"),
        "sealed": await _submission(cast, meeting, CLERKS, "Zqsealed", closed=True),
    }


async def _submission(cast: Cast, meeting: int, agency: str, mark: str, *, closed: bool = False) -> Ids:
    office, number = cast.people["vutonghop"], cast.agencies[agency]
    item = await add_item(
        office, meeting, ItemPlan(title=f"Nội dung {mark}", kind="report", agency=number, closed=closed)
    )
    about = {"title": f"Báo cáo {mark}", "kind": "report", "meeting": meeting, "item": item, "agency": number}
    paper = await attach(office, **about, upload_name=f"{mark}.pdf", data=pdf())
    return {"item_id": item, "paper_id": paper, "n": 1}


async def _directives(cast: Cast, today: date) -> dict[str, Ids]:
    accepted = await _accepted(cast, today, "Zqlead", lead=CLERKS, cooperating=THIRD)
    await _ask_more_time(cast, accepted)
    asked = await _accepted(cast, today, "Zqasked", lead=CLERKS, cooperating=THIRD)
    await ask_completion(cast.clerk(CLERKS), int(asked["directive_id"]))
    return {
        "order": accepted | await _extension(accepted),
        "asked": asked,
        "shared": await _accepted(cast, today, "Zqshared", lead=OTHERS, cooperating=CLERKS),
        "foreign": await _accepted(cast, today, "Zqforeign", lead=THIRD, cooperating="Bộ Tư pháp"),
        "order_draft": {"directive_id": await _drafted(cast, today, "Zqpaper", lead=CLERKS, cooperating=THIRD)},
    }


async def _accepted(cast: Cast, today: date, mark: str, *, lead: str, cooperating: str) -> Ids:
    """Carried out, and reported on with a file."""
    made, clerk = await _drafted(cast, today, mark, lead=lead, cooperating=cooperating), cast.clerk(lead)
    await issue(cast.people["vutonghop"], made)
    await receive(clerk, made)
    await accept(clerk, made)
    await report(clerk, made, text=f"Báo cáo {mark}", percent=50, upload=Upload(f"{mark}.pdf", pdf()))
    row = await fetch_one(
        "SELECT v.paper FROM evidence e JOIN paper_version v ON v.id = e.paper_version WHERE e.directive = $1", made
    )
    assert row is not None
    return {"directive_id": made, "paper_id": row["paper"], "n": 1}


async def _drafted(cast: Cast, today: date, mark: str, *, lead: str, cooperating: str) -> int:
    text = f"Giao {lead} thực hiện nhiệm vụ {mark}."
    order = Order(
        text=text, quote=text, lead=cast.agencies[lead], cooperating=(cast.agencies[cooperating],), precision="day",
        deadline=today + timedelta(days=30), document_number=f"9/{mark}", issued_on=today,
    )  # fmt: skip
    return await draft(cast.people["vutonghop"], order)


async def _order_from(world: World, cast: Cast) -> None:
    """A meeting shows its directives, but not all of them to all who sat in it."""
    text, office = "Nhiệm vụ Zqordered.", cast.people["vutonghop"]
    order = Order(
        text=text, quote="Chính phủ thông qua dự thảo.", clause=world.past.clauses[0], lead=cast.agencies[CLERKS]
    )
    await issue(office, await draft(office, order))


async def _ask_more_time(cast: Cast, order: Ids) -> None:
    later = house_day(clock.now()) + timedelta(days=90)
    await ask_extension(cast.clerk(CLERKS), int(order["directive_id"]), deadline=later, reason="Cần thêm thời gian.")


async def _extension(order: Ids) -> Ids:
    row = await fetch_one("SELECT id FROM extension WHERE directive = $1", order["directive_id"])
    assert row is not None
    return {"extension_id": row["id"]}


async def _own_things(world: World) -> dict[str, Ids]:
    """A notice and a session of each persona, by his name."""
    people = {name: one.person for name, one in world.people.items()}
    async with work(None) as act:
        event = await act.event("meeting.called", subject=("meeting", world.called.id), room=world.called.id, title="-")
        await act.notice(list(people.values()), event, "meeting.called")
        for one in world.people.values():
            await sessions.start(act, one.account, "another device")
    notices = {row["person"]: row["id"] for row in await fetch("SELECT person, id FROM notice WHERE event = $1", event)}
    open_ = {row["account"]: row["id"] for row in await fetch("SELECT account, id FROM session")}
    return {
        f"of_{name}": {"notice_id": notices[one.person], "session_id": open_[one.account]}
        for name, one in world.people.items()
    }


async def _notes(cast: Cast, objects: dict[str, Ids]) -> dict[str, Ids]:
    """Drawings with a word to them, so that every act on a note can be done to each."""
    minister, clerk = cast.people["boxaydung"], cast.clerk(CLERKS)
    return {
        "note": await _note(minister, objects["item"], "Zqnoteprivate", ""),
        "shared_note": await _note(minister, objects["item"], "Zqnoteshared", "meeting"),
        "closed_note": await _note(minister, objects["closed"], "Zqnoteclosed", "meeting"),
        "agency_note": await _note(clerk, objects["order"], "Zqnoteagency", "agency"),
    }


async def _note(writer: Viewer, on: Ids, mark: str, sharing: Sharing) -> Ids:
    drawn = Mark(page=1, note=f"Ghi chú {mark}", strokes=[[(0.1, 0.1), (0.2, 0.1)]] * 2, sharing=sharing)
    shown = await version(int(on["paper_id"]), 1)
    return {"note_id": await annotate(writer, shown, drawn, Circles(meeting=True, agency=writer.agency))}


async def _cast(world: World) -> Cast:
    people = {row["email"].partition("@")[0]: _viewer(row) for row in await fetch(WHO)}
    return Cast(people=people, samples=[], agencies=world.agencies, symbols={}, abolished={})


def _viewer(row: dict[str, object]) -> Viewer:
    return Viewer(
        account=row["id"], person=row["person"], name=row["name"], duties=frozenset(row["duties"]),  # type: ignore[arg-type]
        post_kind=row["kind"], agency=row["agency"],  # type: ignore[arg-type]
    )  # fmt: skip
