"""Asking to speak, and the floor: called, paused, given more time, ended. One person speaks at a time."""

from __future__ import annotations

from typing import Any

from ecabinet.access import Viewer
from ecabinet.db import Work, fetch, fetch_one, work
from ecabinet.errors import NotFound, RuleBroken
from ecabinet.i18n import N_
from meetings.commands.locks import lock_meeting, lock_meeting_of_item
from meetings.commands.undoing import course_of, remember
from meetings.queries.meetings import MeetingFacts
from meetings.queries.speakers import SpeechRow, name_of_wish, queue_of, running_speech
from meetings.rules import speaking
from meetings.rules.speaking import MINUTE, Wish

REGIONS = ("speaking", "queue", "screen", "mixer", "undo")


async def ask(viewer: Viewer, item: int, topic: str = "") -> None:
    """Asking twice is the same wish."""
    async with work(viewer) as act:
        facts = await lock_meeting_of_item(item)
        speaking.require_may_ask(facts.state, outcome=await _outcome(item))
        row = await fetch_one(
            "INSERT INTO speaker_request (item, person, position, topic, asked_at)"
            " SELECT $1, $2, coalesce(max(position), 0) + 1, $3, $4 FROM speaker_request"
            " WHERE item = $1 AND ended_at IS NULL"
            " ON CONFLICT (item, person) WHERE ended_at IS NULL DO NOTHING RETURNING id",
            item, viewer.person, topic.strip(), act.now,
        )  # fmt: skip
        if row:
            await _tell(act, facts, item, "speaker.asked", person=viewer.person)


async def withdraw(viewer: Viewer, request: int) -> None:
    async with work(viewer) as act:
        item = await _item_of(request)
        facts = await lock_meeting_of_item(item)
        if await _leave_queue(act, request, "withdrawn"):
            await _tell(act, facts, item, "speaker.withdrawn")


async def dismiss(viewer: Viewer, request: int) -> None:
    """Off the queue by the chair or the secretary; it can be undone for a moment."""
    async with work(viewer) as act:
        item = await _item_of(request)
        facts = await lock_meeting_of_item(item)
        if await _leave_queue(act, request, "dismissed"):
            await _tell(act, facts, item, "speaker.dismissed")
            name = await name_of_wish(request)
            await remember(act, "speaker.dismissed", facts.id, item=item, request=request, name=name)


async def move(viewer: Viewer, request: int, direction: str) -> None:
    async with work(viewer) as act:
        item = await _item_of(request)
        facts = await lock_meeting_of_item(item)
        queue = [row.id for row in await queue_of(item)]
        if request not in queue:
            raise RuleBroken(N_("This person no longer waits to speak."))
        await _arrange(speaking.moved(queue, request, direction))
        await _tell(act, facts, item, "speaker.moved", direction=direction)


async def arrange_by_rule(viewer: Viewer, item: int) -> None:
    async with work(viewer) as act:
        facts = await lock_meeting_of_item(item)
        queue = [Wish(id=row.id, asked_at=row.asked_at, spoken=row.spoken) for row in await queue_of(item)]
        await _arrange(speaking.by_rule(queue))
        await _tell(act, facts, item, "speaker.arranged")


async def call(viewer: Viewer, request: int) -> None:
    """Whoever spoke until now has finished."""
    async with work(viewer) as act:
        row = await fetch_one("SELECT item, person FROM speaker_request WHERE id = $1", request)
        if row is None:
            raise NotFound
        facts = await lock_meeting_of_item(row["item"])
        await act.clock()
        if not await _leave_queue(act, request, "called"):
            raise RuleBroken(N_("This person no longer waits to speak."))
        await _begin(act, facts, row["item"], row["person"], request)


async def give_floor(viewer: Viewer, item: int, person: int) -> None:
    """To somebody who did not ask, such as the one who presents the item; his own wish, if he has one, is fulfilled."""
    async with work(viewer) as act:
        facts = await lock_meeting_of_item(item)
        await act.clock()
        row = await fetch_one(
            "SELECT id FROM speaker_request WHERE item = $1 AND person = $2 AND ended_at IS NULL", item, person
        )
        if row:
            await _leave_queue(act, row["id"], "called")
        await _begin(act, facts, item, person, row["id"] if row else None)


async def pause(viewer: Viewer, meeting: int, speech: int | None = None) -> None:
    async with work(viewer) as act:
        facts, running = await _locked(act, meeting, speech)
        if running.clock.paused_at is None:
            await fetch("UPDATE speech SET paused_at = $2 WHERE id = $1", running.id, act.now)
            await _tell(act, facts, running.item, "speech.paused", person=running.person)


async def resume(viewer: Viewer, meeting: int, speech: int | None = None) -> None:
    async with work(viewer) as act:
        facts, running = await _locked(act, meeting, speech)
        if running.clock.paused_at is not None:
            pause = round((act.now - running.clock.paused_at).total_seconds())
            await fetch("UPDATE speech SET paused_at = NULL, paused = paused + $2 WHERE id = $1", running.id, pause)
            await _tell(act, facts, running.item, "speech.resumed", person=running.person)


async def extend(viewer: Viewer, meeting: int, speech: int | None = None) -> None:
    """A minute more, from now on where the time was over."""
    async with work(viewer) as act:
        facts, running = await _locked(act, meeting, speech)
        granted = max(running.clock.granted, running.clock.spoken(act.now)) + MINUTE
        if granted > speaking.LONGEST_SPEECH:
            raise RuleBroken(N_("A speech lasts an hour at most."))
        await fetch("UPDATE speech SET granted = $2 WHERE id = $1", running.id, granted)
        await _tell(act, facts, running.item, "speech.extended", person=running.person, granted=granted)


async def end(viewer: Viewer, meeting: int, speech: int | None = None) -> None:
    """Ending what has ended is the same act: it does not end what somebody else has begun since."""
    async with work(viewer) as act:
        facts = await lock_meeting(meeting)
        await act.clock()
        running = await running_speech(meeting)
        if running is None or speech not in {None, running.id}:
            return
        before = await course_of(meeting)
        await end_speech(act, facts)
        await remember(act, "speech.ended", meeting, before, item=running.item, name=running.name)


async def end_speech(act: Work, facts: MeetingFacts) -> None:
    """Inside another act too: a speech ends with its item and with the sitting."""
    speech = await running_speech(facts.id)
    if speech is None:
        return
    pause = round((act.now - speech.clock.paused_at).total_seconds()) if speech.clock.paused_at else 0
    await fetch(
        "UPDATE speech SET ended_at = $2, paused_at = NULL, paused = paused + $3 WHERE id = $1",
        speech.id, act.now, pause,
    )  # fmt: skip
    await _tell(
        act, facts, speech.item, "speech.ended", person=speech.person, seconds=speech.clock.spoken(act.now)
    )  # fmt: skip


async def _begin(act: Work, facts: MeetingFacts, item: int, person: int, request: int | None) -> None:
    known = await fetch_one(KNOWN, facts.id, item, person)
    if known is None:
        raise RuleBroken(N_("This person does not take part in the item."), "person")
    speaking.require_may_speak(facts.state, current=known["current"], present=known["present"])
    before = await course_of(facts.id)
    await end_speech(act, facts)
    await fetch(
        "INSERT INTO speech (meeting, item, person, agency, request, granted, started_at, by)"
        " SELECT m.id, $2, $3, $4, $5, m.speech_seconds, $6, $7 FROM meeting m WHERE m.id = $1",
        facts.id, item, person, known["agency"], request, act.now, act.actor.person if act.actor else None,
    )  # fmt: skip
    await _tell(act, facts, item, "speech.begun", person=person)
    await remember(act, "speech.begun", facts.id, before, item=item, request=request, name=known["name"])


# An invitee speaks on his own items only, whoever is not cleared not on a closed one.
KNOWN = """
SELECT n.name, EXISTS (SELECT 1 FROM current_item c WHERE c.meeting = $1 AND c.item = $2) AS current,
       EXISTS (SELECT 1 FROM attendance a WHERE a.participant = p.id AND a.left_at IS NULL) AS present,
       (SELECT agency FROM post WHERE post.person = p.person AND valid_to IS NULL AND agency IS NOT NULL
        ORDER BY id LIMIT 1) AS agency
FROM participant p JOIN person n ON n.id = p.person JOIN agenda_item i ON i.id = $2 AND i.meeting = p.meeting
WHERE p.meeting = $1 AND p.person = $3
  AND (p.capacity IN ('chair', 'member') OR p.capacity = 'substitute' AND NOT i.closed
       OR p.capacity <> 'secretary'
          AND EXISTS (SELECT 1 FROM clearance c WHERE c.item = i.id AND c.person = p.person))
"""


async def _locked(act: Work, meeting: int, speech: int | None) -> tuple[MeetingFacts, SpeechRow]:
    """The speech that runs, which is to be the one that is meant, where one is named."""
    facts = await lock_meeting(meeting)
    await act.clock()
    running = await running_speech(meeting)
    if running is None:
        raise RuleBroken(N_("Nobody is speaking."))
    if speech not in {None, running.id}:
        raise RuleBroken(N_("That speech is over; somebody else is speaking now."))
    return facts, running


async def _leave_queue(act: Work, request: int, ending: str) -> bool:
    rows = await fetch(
        "UPDATE speaker_request SET ended_at = $2, ending = $3 WHERE id = $1 AND ended_at IS NULL RETURNING id",
        request, act.now, ending,
    )  # fmt: skip
    return bool(rows)


async def _arrange(queue: list[int]) -> None:
    await fetch(
        "UPDATE speaker_request r SET position = q.place FROM unnest($1::int[]) WITH ORDINALITY AS q(id, place)"
        " WHERE r.id = q.id",
        queue,
    )


async def _item_of(request: int) -> int:
    row = await fetch_one("SELECT item FROM speaker_request WHERE id = $1", request)
    if row is None:
        raise NotFound
    return int(row["item"])


async def _outcome(item: int) -> str | None:
    row = await fetch_one("SELECT outcome FROM item_outcome WHERE item = $1", item)
    return row["outcome"] if row else None


async def _tell(act: Work, facts: MeetingFacts, item: int, kind: str, **data: Any) -> None:
    await act.event(kind, subject=("item", item), room=facts.id, item=item, **data)
    act.touch("meeting", facts.id, *REGIONS)
