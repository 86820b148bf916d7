"""Every act names the regions that it changes: what it forgot would be drawn seconds later, when somebody looks."""

from __future__ import annotations

from typing import Any

from documents.queries.papers import paper
from ecabinet import announce
from ecabinet.announce import Announcement
from ecabinet.db import fetch, fetch_one
from meetings.commands import (
    admitting,
    approving,
    attending,
    balloting,
    concluding,
    confirming,
    connecting,
    holding,
    inviting,
    paper_votes,
    presenting,
    showing,
    sites,
    sitting,
    speaking,
    undoing,
)
from meetings.commands.concluding import Written
from meetings.commands.paper_votes import Entry
from meetings.commands.preparing import Plan, prepare
from meetings.commands.sites import SitePlan
from meetings.live.audience import Audience
from meetings.live.room import MeetingStage
from meetings.queries.conclusions import conclusion_of_item
from meetings.queries.rooms import room_state
from meetings.queries.sites import delegates_of_site
from meetings.queries.speakers import queue_of
from meetings.rules.presenting import Place
from meetings.rules.sites import Named
from tests.documents.drawing import sketch
from tests.races.session import Session, running
from tests.world import World

LAST = "SELECT kind FROM event WHERE room = $1 ORDER BY id DESC LIMIT 1"
PERSON = "SELECT person FROM participant WHERE meeting = $1 AND capacity = $2 LIMIT 1"


class Watcher:
    """Draws everything for everybody before and after each act."""

    def __init__(self, session: Session) -> None:
        self.meeting = session.meeting
        closed = frozenset({session.item, session.other_item})
        self.audiences = [
            *(Audience(page="room", capacity=one, present=True) for one in ("member", "substitute", "secretary")),
            Audience(page="room", capacity="invitee", cleared=closed),
            Audience(page="room", office=True),
            *(Audience(page="console", capacity=one, present=True) for one in ("chair", "secretary")),
            Audience(page="screen"),
            Audience(page="conclusion", capacity="secretary", item=session.item),
        ]
        self.heard, self.forgotten = 0, []

    async def begin(self) -> None:
        self.drawn = await self._draw()

    async def hear(self, said: Announcement) -> None:
        before, self.drawn = self.drawn, await self._draw()
        changed = {region for region, audience in before if before[region, audience] != self.drawn[region, audience]}
        named = said.regions.get(("meeting", self.meeting))
        self.heard += 1
        if left := changed - (set(MeetingStage.regions) if named == set() else named or set()):
            kind = await fetch_one(LAST, self.meeting)
            self.forgotten.append((kind["kind"] if kind else "", sorted(left)))

    async def _draw(self) -> dict[tuple[str, Audience], Any]:
        state, stage = await room_state(self.meeting), MeetingStage()
        return {(region, one): stage.draw(region, one, state) for region in stage.regions for one in self.audiences}


async def test_an_act_names_every_region_that_it_changes(world: World) -> None:
    session = await running(world)
    watcher = Watcher(session)
    await watcher.begin()
    stop = announce.listen(watcher.hear)
    try:
        for part in (_come_and_go, _speak, _present, _decide, _conclude, _undo, _show, _end):
            await part(session, world)
    finally:
        stop()
    assert not watcher.forgotten, "\n".join(map(str, watcher.forgotten))
    assert watcher.heard > 50


async def _come_and_go(session: Session, world: World) -> None:
    chair, meeting, office = session.chair, session.meeting, world.people["office"].viewer
    late = world.people["other_minister"].viewer
    await attending.arrive(late, meeting, late.person, mode="remote")
    await confirming.strike(chair, meeting, late.person)
    await attending.arrive(late, meeting, late.person, mode="room")
    await confirming.confirm(chair, meeting)
    await attending.depart(late, meeting, late.person)
    await attending.arrive(chair, meeting, late.person, mode="room")
    guest = (await fetch_one(PERSON, meeting, "invitee"))["person"]
    await inviting.clear(office, session.other_item, [guest])
    await admitting.call_in(session.secretary, session.item, guest)
    site = await sites.add(office, meeting, SitePlan(name="Điểm cầu", expected=2, delegates=(Named("Đại diện"),)))
    await sites.seat(office, site, guest)
    await connecting.connect(session.secretary, site, 2, [one.id for one in await delegates_of_site(site)])
    await connecting.confirm(session.secretary, meeting)
    await connecting.leave(session.secretary, site)


async def _speak(session: Session, world: World) -> None:
    chair, item, meeting = session.chair, session.item, session.meeting
    first, second, third = [one for one in session.voters if one.person != chair.person][:3]
    for one in (first, second, third):
        await speaking.ask(one, item, "Về tiến độ")
    waiting = [one.id for one in await queue_of(item)]
    await speaking.move(chair, waiting[1], "up")
    await speaking.withdraw(third, waiting[2])
    await speaking.arrange_by_rule(chair, item)
    await speaking.call(chair, waiting[0])
    await speaking.pause(chair, meeting)
    await speaking.resume(chair, meeting)
    await speaking.extend(chair, meeting)
    await speaking.end(chair, meeting)
    await speaking.dismiss(chair, waiting[1])
    await speaking.give_floor(chair, item, third.person)
    await speaking.end(chair, meeting)


async def _present(session: Session, world: World) -> None:
    chair, item = session.chair, session.item
    shown = await paper(session.paper)
    await sketch(shown.sha256, "Điều 1.")
    await fetch("UPDATE rendering SET pages = 3, ready = 3 WHERE blob = $1", shown.sha256)
    await presenting.present(chair, item, shown.version_id, Place(page=1), at_desk=True)
    other, third, *_ = [one for one in session.voters if one.person != chair.person]
    await presenting.move(chair, item, 1, Place(page=2))
    await presenting.hand_over(chair, item, other.person, at_desk=True)
    await presenting.move(other, item, 3, Place(page=3))
    await attending.depart(chair, session.meeting, third.person)
    await attending.arrive(chair, session.meeting, third.person, mode="room")
    await presenting.end(chair, item, at_desk=True)


async def _decide(session: Session, world: World) -> None:
    stopped = await session.opened()
    await balloting.stop_ballot(session.secretary, stopped, "Sửa câu hỏi")
    ballot = await prepare(session.secretary, session.item, Plan(question="Đồng ý?", seconds=120))
    await balloting.open_ballot(session.secretary, ballot)
    await balloting.extend_ballot(session.secretary, ballot)
    one, other, *_ = [voter for voter in session.voters if voter.person != session.chair.person]
    await session.vote(one, ballot)
    await session.vote(one, ballot, "against")
    entry = Entry(person=other.person, choice="for", reason="Máy hỏng")
    await paper_votes.decide_entry(session.chair, await paper_votes.enter(session.secretary, ballot, entry), "taken")
    await session.close(ballot)
    await balloting.publish_result(session.chair, ballot)


async def _conclude(session: Session, world: World) -> None:
    secretary, item = session.secretary, session.item
    first = await concluding.add_clause(secretary, item, Written(text="Giao Bộ trình."))
    second = await concluding.add_clause(secretary, item, Written(text="Giao Bộ báo cáo."))
    await holding.hold_clause(secretary, first)
    found = await conclusion_of_item(item)
    version = next(one.version for one in found.clauses if one.id == first)
    await concluding.save_clause(secretary, first, Written(text="Giao Bộ trình tháng sau."), version=version)
    await holding.release_clause(secretary, first)
    await concluding.move_clause(secretary, second, up=True)
    await concluding.remove_clause(secretary, second)
    await concluding.restore_clause(secretary, second)
    await approving.lock(secretary, item)
    await approving.unlock(secretary, item)
    await approving.lock(secretary, item)
    await approving.approve(session.chair, item)


async def _undo(session: Session, world: World) -> None:
    await sitting.go_to(session.chair, session.other_item)
    await undoing.undo(session.chair, await _last_undoable(session))
    await sitting.go_to(session.chair, session.other_item)
    await sitting.set_outcome(session.chair, session.other_item, "discussed")
    await undoing.undo(session.chair, await _last_undoable(session))


async def _show(session: Session, world: World) -> None:
    await showing.add_screen(session.secretary, session.meeting)
    for scene in ("blank", "auto"):
        await showing.prepare_scene(session.secretary, session.meeting, scene)
        await showing.show_scene(session.secretary, session.meeting, scene)
    await showing.revoke_screens(session.secretary, session.meeting)


async def _end(session: Session, world: World) -> None:
    await sitting.adjourn(session.chair, session.meeting, "23:59")
    await sitting.resume(session.chair, session.meeting)
    for item in world.sitting.items[1:]:
        await sitting.go_to(session.chair, item)
        await sitting.set_outcome(session.chair, item, "discussed")
    await sitting.close_sitting(session.chair, session.meeting)


async def _last_undoable(session: Session) -> int:
    row = await fetch_one("SELECT max(id) AS id FROM undoable WHERE meeting = $1", session.meeting)
    return row["id"]
