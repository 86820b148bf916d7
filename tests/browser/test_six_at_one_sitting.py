"""One sitting, six at their own screens: they read, speak, vote and conclude; a network and web processes are lost."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import expect

from ecabinet.access import MEMBER_ONLY
from ecabinet.i18n import translate as said
from tests.browser.callers import Caller, callers
from tests.browser.long_papers import wait_for_pages
from tests.browser.people import PATIENCE, Person, lost_connections
from tests.browser.places import CHAIR, MINISTER, SECRETARY, SUBSTITUTE
from tests.browser.reading import Draft, draft_of_today
from tests.browser.thread import concluding, faults, sitting, voting
from tests.browser.thread.presenting import follows, is_shown, present, reads, turn
from tests.running_demo import RunningDemo

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.timeout(600)]

SENDER, AFAR = "boyte", "bonoivu"
SENDER_NAME, SUBSTITUTE_NAME = "Bộ trưởng Bộ Y tế", "Thứ trưởng Bộ Y tế"
OTHERS = (
    *(f"phothutuong{n}" for n in range(1, 10)),
    "botuphap", "botaichinh", "bocongthuong", "boquocphong", "bocongan", "bodantocvatongiao",
)  # fmt: skip
SHEETS = [[f"Dieu {n}. Noi dung cua trang {n}."] for n in range(1, 5)]
HALF, REST = "Đề nghị làm rõ", " thẩm quyền tại Điều 2."
CLAUSES = ("Chính phủ thống nhất thông qua dự thảo Nghị định.",)
TOKEN = "document.querySelector('meta[name=csrf-token]').content"


@dataclass
class Table:
    """The chair at the console, the secretary and three others in the room, the big screen; `sockets` counts those that
    each has opened."""

    draft: Draft
    chair: Person
    secretary: Person
    minister: Person
    afar: Person
    substitute: Person
    wall: Person
    sockets: Counter[Person] = field(default_factory=Counter)

    @property
    def voters(self) -> list[Person]:
        return [self.chair, self.minister, self.afar]

    @property
    def in_room(self) -> list[Person]:
        return [self.secretary, self.minister, self.afar, self.substitute]

    @property
    def people(self) -> list[Person]:
        return [self.chair, *self.in_room]

    @property
    def everybody(self) -> list[Person]:
        return [*self.people, self.wall]

    def take_seats(self) -> None:
        path = self.draft.gathering.path
        for one in self.everybody:
            one.page.on("websocket", lambda _, one=one: self.sockets.update([one]))
        self.chair.go(f"{path}/console")
        for person in self.in_room:
            person.go(f"{path}/room")
        self.wall.go(self.draft.gathering.screen())


@pytest.fixture
def table(demo, arrive) -> Iterator[Table]:
    """The sitting is called, its draft is drawn, and a minister sends a substitute."""
    with draft_of_today(demo, *SHEETS) as draft, callers(demo, SENDER) as (sender,):
        draft.gathering.send_substitute(sender, SUBSTITUTE_NAME)
        wait_for_pages(draft.office, f"{draft.path}/versions/1")
        keys = (CHAIR, SECRETARY, MINISTER, AFAR, SUBSTITUTE, "")
        made = Table(draft, *(arrive(key) for key in keys))
        made.take_seats()
        yield made


def test_six_go_through_a_sitting_though_a_network_and_two_web_processes_are_lost(demo, table):
    with callers(demo, *OTHERS) as others:
        loaded = [one.loaded for one in table.everybody]
        begin(table)
        come(table, others)
        read_along(table)
        let_the_substitute_speak(table)
        vote(demo, table, others)
        assert [one.loaded for one in table.everybody] == loaded
    conclude(table)
    assert [one.complaints for one in table.everybody] == [[]] * 6


def begin(table: Table) -> None:
    table.chair.press("Open the sitting")
    table.chair.press("Next item: %(n)s", n=1)
    for person in table.in_room:
        expect(person.page.locator("#page-1 .words")).to_be_attached(timeout=PATIENCE)
    expect(table.wall.page.locator("#room-screen h1")).to_have_text("Nội dung thử ghi chú", timeout=PATIENCE)


def come(table: Table, others: list[Caller]) -> None:
    """Just enough for a quorum; the substitute is shown as one, and is not counted."""
    for person in table.voters:
        sitting.declare(person, online=person is table.afar)
    sitting.declare(table.substitute)
    for caller in others:
        caller.come(table.draft.gathering.id)
    sitting.quorum(table.people, len(table.voters) + len(others))
    for person in table.people:
        person.reads("#presence-list", "substitute for %(name)s: speaks, does not vote", name=SENDER_NAME)


def read_along(table: Table) -> None:
    """One follows; another has left, and comes back by one touch."""
    presenter, afar = table.secretary.page, table.afar.page
    present(table.secretary)
    turn(presenter)
    for person in (table.minister, table.afar):
        reads(person.page, 2)
    turn(afar, -1)
    left = follows(afar, alone=True)
    turn(presenter)
    is_shown(afar, 3)
    reads(table.minister.page, 3)
    reads(afar, 1)
    left.click()
    reads(afar, 3)
    follows(afar)
    table.chair.reads("#room-mixer", "Page %(n)s is shown", n=3)
    expect(table.wall.page.locator(".pp[data-n='3'] img")).to_be_visible(timeout=PATIENCE)


def let_the_substitute_speak(table: Table) -> None:
    table.substitute.press("Ask to speak")
    table.chair.press("Give the floor to %(name)s", name=SUBSTITUTE_NAME)
    for person in table.people:
        expect(person.page.locator("#room-speaking .nm")).to_have_text(SUBSTITUTE_NAME, timeout=PATIENCE)
    expect(table.wall.page.locator("#room-screen h1")).to_have_text(SUBSTITUTE_NAME, timeout=PATIENCE)
    table.chair.press("End")
    for person in table.people:
        expect(person.page.locator("#room-speaking")).to_be_hidden(timeout=PATIENCE)


def vote(demo: RunningDemo, table: Table, others: list[Caller]) -> None:
    ballot = voting.open_ballot(table.secretary, table.voters, table.wall.page, "Dự thảo để ghi chú")
    is_offered_no_ballot(table, ballot)
    voting.vote(table.chair, "For")
    voting.vote(table.minister, "For")
    voting.remark(table.afar).press_sequentially(HALF)
    lose_a_network(table, ballot, others[:3])
    lose_web_processes(demo, table, ballot, others[3:11])
    expect(voting.remark(table.afar)).to_have_value(HALF + REST)
    voting.vote(table.afar, "For")
    end(table)


def lose_a_network(table: Table, ballot: int, others: list[Caller]) -> None:
    """What is typed outlives it, and so do the votes of the others."""
    connected = [one for one in table.people if one is not table.afar]
    with faults.without_network(table.afar):
        all_agree(others, ballot)
        voting.everybody_counts(connected, table.wall.page, 5)
    voting.everybody_counts(table.people, table.wall.page, 5)
    expect(voting.remark(table.afar)).to_have_value(HALF)


def lose_web_processes(demo: RunningDemo, table: Table, ballot: int, others: list[Caller]) -> None:
    """One after the other, so that everybody is cut off once at least; they vote on while only one is there."""
    before = Counter(table.sockets)
    with lost_connections(*table.everybody):
        faults.kill_a_web_process(demo)
        all_agree(others[:4], ballot)
        voting.everybody_counts(table.people, table.wall.page, 9)
        voting.remark(table.afar).press_sequentially(REST)
        faults.kill_a_web_process(demo)
        all_agree(others[4:], ballot)
        voting.everybody_counts(table.people, table.wall.page, 13)
    assert all(table.sockets[one] > before[one] for one in table.everybody), "somebody was not cut off"


def end(table: Table) -> None:
    """The result takes the place of the page on the big screen, whatever the presenter turns to."""
    screen = table.wall.page
    voting.close_ballot(table.chair, table.in_room, screen, votes=(14, 0))
    turn(table.secretary.page)
    reads(table.minister.page, 4)
    of_sender = screen.locator(".seats li").filter(has_text=SENDER_NAME)
    expect(of_sender.get_by_label(said("Substituted"))).to_be_visible()


def all_agree(members: list[Caller], ballot: int) -> None:
    for member in members:
        member.vote(ballot, "for")


def is_offered_no_ballot(table: Table, ballot: int) -> None:
    """And is refused one, with the reason."""
    substitute = table.substitute
    substitute.reads("#room-ballot", "Members of the Government are voting.")
    expect(voting.sheet(substitute)).to_have_count(0)
    headers = {"origin": substitute.demo.url, "x-csrftoken": substitute.page.evaluate(TOKEN)}
    answer = substitute.context.request.post(f"/ballots/{ballot}/vote", headers=headers, form={"choice": "for"})
    assert (answer.status, said(MEMBER_ONLY) in answer.text()) == (403, True)
    voting.everybody_counts(table.people, table.wall.page, 0)


def conclude(table: Table) -> None:
    item = table.draft.gathering.item
    table.secretary.go(f"/items/{item}/conclusion")
    concluding.add(table.secretary, 1, CLAUSES[0])
    concluding.leave(table.secretary)
    expect(table.chair.page.locator("#room-conclusion")).to_contain_text(CLAUSES[0], timeout=PATIENCE)
    concluding.approve(table.chair, item, CLAUSES)
    for person in table.voters:
        person.go(f"/items/{item}/conclusion")
        expect(person.page.locator("#main")).to_contain_text(CLAUSES[0])
