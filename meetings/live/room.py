"""How a meeting is drawn: each region once for each audience, from one reading of the state."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Any

import msgspec

from ecabinet.live import Seat, Stage
from ecabinet.pages import render
from ecabinet.sessions import keep_alive
from meetings.live.audience import Audience
from meetings.live.desk import desk_of, scenes_of
from meetings.live.writing import at_desk
from meetings.queries.ballots import mine
from meetings.queries.meetings import meeting_facts
from meetings.queries.presentations import moves_of
from meetings.queries.rooms import Place, RoomState, closed_items, places, room_state
from meetings.queries.screens import valid_screens
from meetings.queries.sites import SiteRow, delegates_of_site, sites_of
from meetings.queries.speakers import Floor
from meetings.rules import ballots, sites
from meetings.rules.explaining import explain

IN_ROOM = (
    "head", "agenda", "presentation", "place", "stage", "desk", "undo", "presence", "speaking", "queue", "ballot",
    "conclusion",
)  # fmt: skip
ON_CONSOLE = ("head", "agenda", "desk", "undo", "mixer", "conclusion", "presence", "speaking", "queue", "ballot")
ON_SCREEN = ("screen",)
AT_CONCLUSION = ("clauses",)
OF_PAGE = {"room": IN_ROOM, "console": ON_CONSOLE, "screen": ON_SCREEN, "conclusion": AT_CONCLUSION}
VOTING = frozenset({"room", "console"})
FOLDERS = {
    "screen": "screens", "mixer": "consoles", "presentation": "presentations", "place": "presentations",
    "clauses": "conclusions",
}  # fmt: skip


class MeetingStage(Stage):
    topic = "meeting"
    regions = (*IN_ROOM, "mixer", *ON_SCREEN, *AT_CONCLUSION)
    unjournaled = ("place", "screen", "mixer")

    async def audiences(self, room: int, seats: Collection[Seat]) -> dict[Seat, Audience | None]:  # type: ignore[override]
        people = await places(room, [seat.person for seat in seats if seat.person])
        screens = await valid_screens(room) if any(seat.page == "screen" for seat in seats) else set()
        closed = await closed_items(room) if any(seat.item for seat in seats) else set()
        return {seat: _audience(seat, people, screens, closed) for seat in seats}

    async def read(self, room: int) -> RoomState:
        return await room_state(room)

    async def unjournaled_state(self, room: int) -> int:
        return await moves_of(room)

    def draw(self, region: str, audience: Audience, state: RoomState) -> tuple[str, str] | None:
        if region not in OF_PAGE[audience.page]:
            return None
        shown = at_desk(audience, state) if audience.page == "conclusion" else seen(audience, state)
        if shown is None:
            return None
        html = render(f"meetings/{FOLDERS.get(region, 'rooms')}/_{region}.html", **shown)
        return f"room-{region}", html

    async def mine(self, seat: Seat, room: int, audience: Audience, state: RoomState) -> Iterable[tuple[str, str]]:
        """One person's own parts; each replaces the page's only if that holds another version: what is being typed
        stays."""
        if seat.person is None or seat.page not in VOTING:
            return []
        own = list(await _sheet(seat.person, audience, state))
        return [*own, *await _site(seat.person, state)] if seat.page == "room" else own

    async def keep_alive(self, room: int, seats: Collection[Seat]) -> None:
        if seats and (await meeting_facts(room)).state in {"sitting", "adjourned"}:
            await keep_alive([seat.session for seat in seats if seat.session])


async def _sheet(person: int, audience: Audience, state: RoomState) -> Iterable[tuple[str, str]]:
    ballot = state.ballot
    if not audience.votes or ballot is None or ballot.state != "open":
        return []
    own = await mine(ballot.id, person)
    html = render("meetings/ballots/_sheet.html", ballot=ballot, own=own, present=audience.present)
    return [(f'ballot-{ballot.id}-mine:not([data-version="{own.version}"])', html)]


async def _site(person: int, state: RoomState) -> Iterable[tuple[str, str]]:
    """The site for which somebody speaks, as it is now: the state was read before a first drawing, which takes a while,
    and what he has pressed meanwhile would be taken back."""
    site = next((one for one in await _sites_now(person, state) if person in one.seated), None)
    if site is None:
        return []
    html = render("meetings/sites/_mine.html", site=site, delegates=await delegates_of_site(site.id), rules=sites)
    return [(f'room-site:not([data-version="{site.mark}"])', html)]


async def _sites_now(person: int, state: RoomState) -> list[SiteRow]:
    return await sites_of(state.meeting.id) if state.site_of(person) else []


def seen(audience: Audience, state: RoomState) -> dict[str, Any]:
    """The state as templates may show it to this audience: closed items without a word of what they are about."""
    items = [item for item in state.items if audience.capacity != "invitee" or item.id in audience.cleared]
    current = state.current
    visible = current is not None and audience.sees(current.id, closed=current.closed)
    shown = {
        "audience": audience,
        "explain": explain,
        "ballot_rules": ballots,
        "room": state,
        "meeting": state.meeting,
        "items": [(item, audience.sees(item.id, closed=item.closed)) for item in items],
        "current": current,
        "current_visible": visible,
        "papers": state.papers if visible else [],
        "ballots": state.ballots if visible else [],
        "ballot": state.ballot if visible else None,
        "marks": state.marks if visible else [],
        "entries": state.entries if visible and audience.at_desk else [],
        "voters": state.voters if visible and audience.at_desk else [],
        "conclusion": state.conclusions.get(current.id) if current and visible and audience.sees_drafts else None,
        "quorum": state.quorum,
        "gathering": state.gathering if visible else state.outside,
        "sites": state.sites,
        "rules": sites,
        # During which item somebody came is told to who knows of the item.
        "numbers": {item.id: item.position for item in items if audience.sees(item.id, closed=item.closed)},
        # Who speaks on a closed item is a part of it.
        "floor": state.floor if visible else Floor(),
        "presentation": state.presentation if visible else None,
    }
    return shown | scenes_of(state) | (desk_of(audience, state) if audience.at_desk else {})


def _audience(seat: Seat, people: dict[int, Place], screens: set[int], closed: set[int]) -> Audience | None:
    if seat.page == "screen":
        return Audience(page="screen") if seat.screen in screens else None
    place = people.get(seat.person or 0)
    if place is None or seat.page == "room":
        return audience_of(place) if place else None
    if seat.page == "console":
        made = audience_of(place, "console")
        return made if made.at_desk else None
    made = msgspec.structs.replace(audience_of(place, "conclusion"), item=seat.item or 0)
    return made if made.sees_drafts and made.sees(made.item, closed=made.item in closed) else None


def audience_of(place: Place, page: str = "room") -> Audience:
    return Audience(
        page=page, capacity=place.capacity, office=place.office, present=place.present, cleared=place.cleared
    )
