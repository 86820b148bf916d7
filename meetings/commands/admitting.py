"""Calling an invitee in, for the item that is on; he goes like everybody else (`attending.depart`)."""

from __future__ import annotations

from datetime import datetime

from ecabinet.access import Viewer
from ecabinet.db import fetch, work
from meetings.commands.attending import item_on, place_of
from meetings.commands.letting import let_in
from meetings.commands.locks import lock_meeting_of_item
from meetings.rules import presence, sittings


async def call_in(viewer: Viewer, item: int, person: int, *, at: datetime | None = None) -> int:
    """From now on he looks into the item and its papers; into a closed one, while it is on and he is there.

    Calling twice is the same act. Returns the meeting.
    """
    async with work(viewer, at=at) as act:
        facts = await lock_meeting_of_item(item)
        sittings.require_sitting(facts.state)
        place = await place_of(facts, person, act.now)
        presence.require_callable_in(on=await item_on(facts.id) == item, capacity=place.capacity)
        let = await let_in(item, person, act.now)
        if place.stay is not None and not let:
            return facts.id
        if place.stay is None:
            await _enter(viewer, place.participant, item, act.now)
        event = await act.event(
            "invitee.called_in", subject=("participant", place.participant), room=facts.id, item=item,
            person=person, title=facts.title,
        )  # fmt: skip
        await act.notice(person, event, "invitee.called_in")
        act.touch("meeting", facts.id)
        return facts.id


async def _enter(viewer: Viewer, participant: int, item: int, now: datetime) -> None:
    await fetch(
        "INSERT INTO attendance (participant, mode, arrived_at, by, arrived_during, called_for, confirmed_at,"
        " confirmed_by) VALUES ($1, 'room', $2, $3, $4, $4, $2, $3)",
        participant, now, viewer.person, item,
    )  # fmt: skip
