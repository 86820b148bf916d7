"""A network that is cut, or that went away without a word: nothing typed is lost, and the room comes back whole."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import WebSocketRoute, expect

from ecabinet.i18n import translate as said
from tests.browser.callers import Caller, callers
from tests.browser.gatherings import Gathering
from tests.browser.people import PATIENCE, Person, lost_connections
from tests.browser.places import CHAIR, MINISTER, OFFICE, SECRETARY
from tests.browser.thread import voting

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SILENCE = 30_000  # milliseconds
REMARK = "Đề nghị làm rõ thẩm quyền"


@pytest.fixture
def sitting(demo) -> Iterator[tuple[Gathering, Caller]]:
    """With an open ballot, and one who votes from elsewhere."""
    with callers(demo, OFFICE, CHAIR, SECRETARY, MINISTER, "bonoivu") as (office, chair, secretary, minister, other):
        made = Gathering(office, chair, secretary, title="Phiên họp thử mạng", item="Dự thảo Nghị quyết")
        made.open()
        made.begin()
        for member in (minister, other):
            member.come(made.id)
        made.ask("Thông qua dự thảo Nghị quyết?")
        yield made, other


def test_a_vote_that_could_not_be_sent_is_told_and_stays_as_it_was_typed(arrive, sitting):
    meeting, other = sitting
    minister: Person = arrive(MINISTER)
    minister.go(f"{meeting.path}/room")
    minister.reads("#room-ballot", "%(n)s of %(all)s sent", n=0, all=27)
    loaded = minister.loaded
    voting.sheet(minister).get_by_role("radio", name=said("For"), exact=True).locator("..").click()
    voting.remark(minister).fill(REMARK)
    with lost_connections(minister):
        minister.context.set_offline(True)
        minister.press("Send the vote")
        expect(minister.page.locator("#unsent")).to_be_visible(timeout=PATIENCE)
        expect(minister.page.locator("#connection p").first).to_be_visible(timeout=PATIENCE)
        other.vote(meeting.ballot, "for")
        minister.context.set_offline(False)
        expect(minister.page.locator("#connection p").first).to_be_hidden(timeout=PATIENCE)
    minister.reads("#room-ballot", "%(n)s of %(all)s sent", n=1, all=27)
    expect(voting.remark(minister)).to_have_value(REMARK)
    minister.press("Send the vote")
    expect(voting.sheet(minister).get_by_role("status")).to_contain_text(said("For"), timeout=PATIENCE)
    expect(minister.page.locator("#unsent")).to_be_hidden()
    minister.reads("#room-ballot", "%(n)s of %(all)s sent", n=2, all=27)
    assert (minister.loaded, minister.complaints) == (loaded, [])


def test_a_socket_on_which_nothing_comes_any_more_is_replaced(arrive, sitting):
    """As on a tablet that changed its network: its socket looks open, and would for minutes."""
    meeting, other = sitting
    minister: Person = arrive(MINISTER)
    sockets: list[WebSocketRoute] = []
    dead: list[WebSocketRoute] = []

    def through(socket: WebSocketRoute) -> None:
        sockets.append(socket)
        house = socket.connect_to_server()
        house.on_message(lambda frame: None if socket in dead else socket.send(frame))

    minister.page.route_web_socket(re.compile("/live$"), through)
    minister.page.clock.install()
    minister.go(f"{meeting.path}/room")
    minister.reads("#room-ballot", "%(n)s of %(all)s sent", n=0, all=27)
    assert len(sockets) == 1
    dead[:] = sockets
    other.vote(meeting.ballot, "for")
    minister.page.clock.run_for(SILENCE)
    minister.reads("#room-ballot", "%(n)s of %(all)s sent", n=1, all=27)
    assert len(sockets) == 2
    expect(minister.page.locator("#connection p").first).to_be_hidden(timeout=PATIENCE)
