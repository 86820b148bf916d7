"""Every page of the installation as the people who come there see it: who, and where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from ecabinet.i18n import translate as said
from tests.browser.callers import Caller, callers, last_number
from tests.browser.files import printed
from tests.browser.gatherings import Gathering
from tests.browser.long_papers import wait_for_pages
from tests.running_demo import RunningDemo
from tests.wait import until

NOBODY = ""
CHAIR, MINISTER, SECRETARY, OFFICE, CLERK = "thutuong", "boxaydung", "thuky", "vutonghop", "vp.boxaydung"
INVITEE, SUBSTITUTE, AUDITOR, ADMIN = "daidien.kiemtoannhanuoc", "thutruong.boyte", "kiemsoat", "quantri"
GUEST, CONFERENCE = "daidien.thanhphohochiminh", "Hội nghị trực tuyến toàn quốc"
STATES = ("draft", "issued", "received", "accepted", "completion_asked", "returned", "done", "cancelled")
TABS = ("", "open_overdue", "done", "open_no_deadline", "all")


@dataclass(frozen=True)
class Place:
    """`fields` are sent there by a form of their own; without them the page is just opened."""

    key: str
    path: str
    status: int = 200
    fields: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.key or 'nobody'} at {self.path}"


def places(demo: RunningDemo) -> list[Place]:
    with callers(demo, OFFICE, CHAIR, SECRETARY, MINISTER) as (office, chair, secretary, minister):
        return [
            *_doors(),
            *_homes(),
            *_of_sample_meetings(office, chair, secretary),
            *_of_notes(office, minister),
            *_of_rooms(office, chair, secretary),
            *_of_the_presented(office, chair, secretary),
            *_of_sites(office),
            *_of_directives(office),
        ]


def _doors() -> Iterator[Place]:
    yield Place(NOBODY, "/session/new")
    yield Place(NOBODY, "/session", 422, {"email": "ai@chinhphu.example", "password": "khong-dung"})


def _homes() -> Iterator[Place]:
    everybody = (CHAIR, MINISTER, SECRETARY, OFFICE, CLERK, INVITEE, SUBSTITUTE, AUDITOR, ADMIN)
    yield from (Place(key, "/") for key in everybody)
    yield from (Place(MINISTER, path) for path in ("/notices", "/account/sessions", "/meetings", "/overview"))
    yield from (Place(AUDITOR, path) for path in ("/journal", "/journal?kind=khong-co", "/journal/access", "/notices"))
    searches = ("", "?q=du+lieu", "?q=%22dữ+liệu%22&kind=paper&plain=1&since=2025-01-01", "?q=%22thuế+không+có%22")
    yield from (Place(OFFICE, f"/search{asked}") for asked in searches)
    yield Place(AUDITOR, "/search?q=du+lieu")
    yield Place(MINISTER, "/journal", 403)
    yield Place(MINISTER, "/meetings/999999", 404)


def _of_sample_meetings(office: Caller, chair: Caller, secretary: Caller) -> Iterator[Place]:
    called, sitting, past = (meeting_that_is(office, state) for state in ("Called", "Sitting now", "Minutes frozen"))
    yield from (Place(OFFICE, path) for path in ("/meetings", "/meetings/new", past, f"{past}/minutes"))
    for more in ("", "/plan", "/agenda", "/participants"):
        yield Place(OFFICE, called + more)
    yield from (Place(key, called) for key in (CHAIR, MINISTER))
    yield Place(MINISTER, f"{called}/answer")
    listed = secretary.page(f"{called}/participants")
    yield Place(SECRETARY, _first(rf'href="({called}/participants/\d+/answer)"', listed))
    yield Place(OFFICE, f"{called}/items", 422, {"kind": "draft"})
    for path in (*_links(office, called, "items"), *_links(office, past, "items")[:3], *_papers(office, called)):
        yield Place(OFFICE, path)
    yield Place(OFFICE, f"{_links(office, called, 'items')[0]}/plan")
    for paper in _papers(office, called):
        wait_for_pages(office, f"{paper}/versions/1")
        for path in (f"{paper}/about", f"{paper}/versions/1", f"{paper}/versions/1/text", f"{paper}?q=thu+tuong"):
            yield Place(OFFICE, path)
    yield Place(MINISTER, f"{_papers(office, called)[0]}?page=1")
    yield Place(MINISTER, _links(office, _links(office, past, "items")[1], "ballots")[0])
    yield from _of_the_running(office, sitting, past)
    yield from _of_copies(office, past)
    yield Place(CHAIR, _pack(chair, sitting))


def _of_the_running(office: Caller, sitting: str, past: str) -> Iterator[Place]:
    """Its second item is on, with an open ballot; a conclusion of its first one is being written."""
    first, second, third = _links(office, sitting, "items")[:3]
    (ballot,), (prepared,) = _links(office, second, "ballots"), _links(office, third, "ballots")
    for key in (CHAIR, MINISTER, SECRETARY, OFFICE, INVITEE):
        yield Place(key, f"{sitting}/room")
    yield from (Place(key, f"{sitting}/console") for key in (CHAIR, SECRETARY))
    yield from (Place(key, ballot) for key in (MINISTER, OFFICE))
    yield from (Place(SECRETARY, path) for path in (prepared, f"{sitting}/screens", f"{sitting}/participants"))
    yield from (Place(key, f"{first}/conclusion") for key in (OFFICE, CHAIR, MINISTER))
    yield from (Place(SECRETARY, f"{sitting}/receipts{asked}") for asked in ("", "?owed=1", "?by=person&owed=1"))
    yield from (Place(key, sitting) for key in (MINISTER, SECRETARY))
    yield Place(OFFICE, f"{sitting}/minutes")
    yield Place(MINISTER, f"{past}/room")
    alone, draft = (_links(office, item, "papers")[0] for item in (first, third))
    yield from (Place(MINISTER, f"{draft}/comparison{more}") for more in ("", "?abreast=1", "?at=6&shown=1&shown=3"))
    yield Place(MINISTER, f"{alone}/comparison")
    yield Place(MINISTER, f"{ballot}/vote", 422, {"choice": ""})
    yield Place(MINISTER, f"{ballot}/vote", 409, {"choice": "for", "draft": "0" * 64})


def _of_notes(office: Caller, minister: Caller) -> Iterator[Place]:
    """One that is private, one that is shared, one that was removed; and no note at all."""
    paper = _papers(office, meeting_that_is(office, "Called"))[0]
    notes = f"{paper}/versions/1/notes"
    private, _, removed = (
        last_number(minister.send(notes, page=1, note="Hỏi thêm về thời hạn này.", color=color, sharing=sharing))
        for color, sharing in (("yellow", ""), ("green", "meeting"), ("red", ""))
    )
    minister.send(f"/notes/{removed}/removal")
    yield from (Place(MINISTER, path) for path in (paper, notes, f"{notes}?whose=mine", f"/notes/{private}"))
    yield from (Place(OFFICE, path) for path in (paper, notes, f"{notes}?whose=mine"))
    yield Place(MINISTER, notes, 422, {"page": "99999", "note": "Không có trang này."})


def _of_copies(office: Caller, past: str) -> Iterator[Place]:
    """A paper that exists in numbered copies only."""
    paper = next(path for path in _links(office, past, "papers") if 'id="copies"' in office.page(path))
    yield from (Place(key, paper) for key in (OFFICE, MINISTER))
    yield Place(OFFICE, f"{paper}/copies")
    yield Place(OFFICE, f"{paper}/copies", 422, {"number": "0"})


def _pack(chair: Caller, meeting: str) -> str:
    """All papers in one file, when it is made."""
    made = chair.send(f"{meeting}/packs")
    until(lambda: f"{made}/file" in chair.page(made), within=60)
    return made


def _of_rooms(office: Caller, chair: Caller, secretary: Caller) -> Iterator[Place]:
    """Meetings of our own: one that is called, one without an item on, one whose ballot is closed, an adjourned one."""
    names = ("chưa khai mạc", "chưa vào nội dung", "đã chốt biểu quyết", "đang tạm nghỉ")
    called, opened, closed, adjourned = (
        Gathering(office, chair, secretary, title=f"Phiên họp thử, {name}", item="Dự thảo thử") for name in names
    )
    opened.open()
    closed.open()
    closed.begin()
    chair.come(closed.id)
    chair.vote(closed.ask("Đồng ý thông qua dự thảo thử?"), "for")
    closed.close_ballot()
    yield from _of_concluding(office, secretary, opened.item, closed.item)
    yield from _of_recurring(office, called)
    adjourned.open()
    chair.send(f"{adjourned.path}/sitting/adjournment", until="14:00")
    for gathering in (called, opened, closed, adjourned):
        yield from (Place(key, f"{gathering.path}/room") for key in (CHAIR, MINISTER, SECRETARY))
        yield Place(CHAIR, f"{gathering.path}/console")
        yield Place(NOBODY, gathering.screen())


def _of_the_presented(office: Caller, chair: Caller, secretary: Caller) -> Iterator[Place]:
    """A meeting of our own, in which the chair shows the first of two pages."""
    gathering = Gathering(office, chair, secretary, title="Phiên họp thử, đang trình bày", item="Dự thảo thử")
    item, upload = f"/items/{gathering.item}", {"upload": ("du-thao.pdf", printed(["Trang mot"], ["Trang hai"]))}
    office.send(f"{item}/papers", files=upload, title="Dự thảo đang trình bày", kind="draft")
    wait_for_pages(office, f"{_links(office, item, 'papers')[0]}/versions/1")
    gathering.open()
    gathering.begin()
    version = _first(r'<option value="(\d+)" data-here', chair.page(f"{gathering.path}/room"))
    chair.send(f"{item}/presentation", paper_version=version)
    yield from (Place(key, f"{gathering.path}/room") for key in (CHAIR, MINISTER, SECRETARY))
    yield Place(NOBODY, gathering.screen())


def _of_concluding(office: Caller, secretary: Caller, held: int, locked: int) -> Iterator[Place]:
    """One that the secretary holds while others look on, with a clause that was removed; and one that is locked."""
    for item in (held, locked):
        for text, due in (("Giao Văn phòng Chính phủ đôn đốc.", "trước ngày 15/12/2030"), ("Khoản thừa.", "")):
            secretary.send(f"/items/{item}/clauses", text=text, due=due)
    kept, removed = re.findall(r'data-clause="(\d+)"', secretary.page(f"/items/{held}/conclusion"))
    secretary.send(f"/clauses/{removed}/removal")
    secretary.send(f"/clauses/{kept}/hold")
    secretary.send(f"/items/{locked}/locking")
    yield from (
        Place(key, f"/items/{item}/conclusion") for key in (SECRETARY, OFFICE, CHAIR) for item in (held, locked)
    )
    yield Place(OFFICE, f"/clauses/{kept}", 409, {"text": "Bản khác.", "version": "99"})
    yield Place(OFFICE, f"/items/{locked}/clauses", 422, {"text": "Viết thêm khi đã khóa."})


def _of_recurring(office: Caller, called: Gathering) -> Iterator[Place]:
    """A template, a meeting made like another, and minutes that are put up for adoption."""
    past = meeting_that_is(office, "Minutes frozen")
    yield Place(OFFICE, "/meeting-templates")
    kept = office.send(f"{past}/templates", name=f"Thường kỳ, như phiên {called.id}")
    office.send(f"{called.path}/earlier-minutes", earlier=last_number(past))
    made = (kept, f"/meetings/new?template={last_number(kept)}", f"/meetings/new?like={last_number(past)}")
    yield from (Place(OFFICE, path) for path in (*made, _links(office, called.path, "items")[-1]))
    yield Place(OFFICE, f"{called.path}/templates", 422, {"name": ""})
    yield Place(OFFICE, kept, 422, {"name": "", "kind": "government", "minutes": "nhiều", "person": "0"})


def _of_sites(office: Caller) -> Iterator[Place]:
    """The conference later today: every province is a site of it, and one of its people has an account."""
    listed = office.page("/meetings")
    meeting = _first(rf'href="(/meetings/\d+)"[^>]*>{CONFERENCE}', listed)
    yield from (Place(key, f"{meeting}/sites") for key in (OFFICE, SECRETARY, GUEST))
    yield from (Place(key, f"{meeting}/room") for key in (SECRETARY, GUEST))
    site = _first(r'href="(/sites/\d+)"[^>]*>Thành phố Hồ Chí Minh', office.page(f"{meeting}/sites"))
    yield from (Place(key, site) for key in (OFFICE, SECRETARY, GUEST))
    yield Place(OFFICE, f"{site}/plan")
    yield Place(OFFICE, f"{meeting}/sites", 422, {"name": "Điểm cầu thử", "delegates": ", thiếu tên"})
    yield Place(OFFICE, f"{site}/plan", 409, {"name": "Điểm cầu thử", "version": "0"})


def _of_directives(office: Caller) -> Iterator[Place]:
    for tab in TABS:
        yield Place(OFFICE, f"/directives?class={tab}")
    yield from (Place(CLERK, path) for path in ("/directives", "/directives?q=khong-co-gi", "/overview"))
    yield from (Place(OFFICE, path) for path in ("/directives/new", "/overview"))
    drafted = _drafted(office)
    yield from (Place(OFFICE, drafted + more) for more in ("", "/edit"))
    yield Place(OFFICE, "/directives", 422, {"text": "Thiếu cơ quan chủ trì."})
    for state in STATES:
        for path in _links(office, f"/directives?class=all&state={state}", "directives")[:1]:
            yield Place(OFFICE, path)
    for state in ("issued", "received", "accepted"):
        for path in _links(office, f"/directives?class=all&state={state}&q=Bộ Xây dựng", "directives")[:1]:
            yield Place(CLERK, path)


def _drafted(office: Caller) -> str:
    lead = _first(r'<option value="(\d+)">Bộ Xây dựng</option>', office.page("/directives/new"))
    return office.send("/directives", text="Giao Bộ Xây dựng làm thử.", lead=lead, document_number="1/TB-VPCP")


def meeting_that_is(office: Caller, state: str) -> str:
    """Of those in this state the one with the most items, which is the sample's; tests make small ones."""
    rows = re.findall(r"<li.*?</li>", office.page("/meetings"), re.DOTALL)
    return _hrefs(max((row for row in rows if f"</svg>{said(state)}</span>" in row), key=_items), "meetings")[0]


def _items(row: str) -> int:
    return int(_first(said("%(n)s items", n=r"(\d+)"), row))


def _links(office: Caller, path: str, noun: str) -> list[str]:
    return _hrefs(office.page(path), noun)


def _papers(office: Caller, meeting: str) -> list[str]:
    """A Word paper and a PDF."""
    return _links(office, meeting, "papers")[1:3]


def _hrefs(html: str, noun: str) -> list[str]:
    return list(dict.fromkeys(re.findall(rf'href="(/{noun}/\d+)"', html)))


def _first(pattern: str, html: str) -> str:
    found = re.search(pattern, html)
    assert found, pattern
    return found[1]
