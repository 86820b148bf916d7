"""Answers to the invitation, and the consent that absence and substitution need."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from ecabinet.access import Viewer
from ecabinet.db import fetch, fetch_one, work
from ecabinet.errors import NotFound, RuleBroken, Stale
from ecabinet.i18n import N_
from meetings.commands import substituting
from meetings.commands.locks import lock_meeting
from meetings.rules import answers

Read = tuple[str, int | None]  # an answer as it was read: what it says, and who comes instead


async def answer(
    viewer: Viewer,
    meeting: int,
    value: str,
    *,
    reason: str = "",
    substitute: int | None = None,
    person: int | None = None,
    at: datetime | None = None,
) -> None:
    """The viewer's own answer, or by the secretary for `person`; the last one counts until the sitting opens."""
    async with work(viewer, at=at) as act:
        facts = await lock_meeting(meeting)
        if facts.state != "called":
            raise RuleBroken(N_("Answers are given between the call and the opening of the meeting."))
        row = await fetch_one(
            "SELECT p.id, p.capacity, q.name FROM participant p JOIN person q ON q.id = p.person"
            " WHERE p.meeting = $1 AND p.person = $2",
            meeting,
            person or viewer.person,
        )
        if row is None:
            raise NotFound
        answers.require_complete(value, reason=reason, substitute=substitute, capacity=row["capacity"])
        if substitute is not None and not await fetch_one("SELECT 1 FROM person WHERE id = $1", substitute):
            raise RuleBroken(N_("Choose who comes instead."), "substitute")
        await fetch(
            "INSERT INTO answer (participant, value, reason, substitute, at, by, consent)"
            " VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (participant) DO UPDATE SET value = $2, reason = $3,"
            " substitute = $4, at = $5, by = $6, consent = $7, consent_by = NULL, consent_at = NULL",
            row["id"], value, reason, substitute if value == "substitute" else None, act.now, viewer.person,
            answers.consent_of(value),
        )  # fmt: skip
        await substituting.withdraw(act, meeting, person or viewer.person)
        event = await act.event(
            "answer.given", subject=("participant", row["id"]), room=meeting, value=value, title=facts.title,
            name=row["name"],
        )  # fmt: skip
        if answers.consent_of(value):
            await act.notice(await _consenting(meeting), event, "answer.given")
        act.touch("meeting", meeting, "presence", "head")


async def consent(
    viewer: Viewer, answer_id: int, *, agreed: bool, read: Read | None = None, at: datetime | None = None
) -> int:
    """Agree to or refuse an absence; an agreed substitute becomes a participant. Returns the meeting.

    `read` is the answer as it was read before: nobody agrees to another. Saying the same again is the same act.
    """
    async with work(viewer, at=at) as act:
        facts = await lock_meeting(await _meeting_of(answer_id))
        answers.require_undecided_meeting(facts.state)
        row = await fetch_one(
            "SELECT a.id, a.value, a.consent, a.substitute, p.meeting, p.person, m.title FROM answer a"
            " JOIN participant p ON p.id = a.participant JOIN meeting m ON m.id = p.meeting"
            " WHERE a.id = $1 FOR UPDATE OF a",
            answer_id,
        )
        if row is None:
            raise NotFound
        if row["consent"] == "":
            raise RuleBroken(N_("This answer needs no consent."))
        if read is not None and read != (row["value"], row["substitute"]):
            raise Stale(N_("The answer was changed meanwhile. Load the page again and read it."))
        outcome = "agreed" if agreed else "refused"
        if row["consent"] == outcome:
            return int(row["meeting"])
        await fetch(
            "UPDATE answer SET consent = $2, consent_by = $3, consent_at = $4 WHERE id = $1",
            answer_id, outcome, viewer.person, act.now,
        )  # fmt: skip
        known: dict[str, Any] = {"title": row["title"]}
        if agreed and row["value"] == "substitute":
            was = await substituting.send(row["meeting"], row["substitute"], row["person"])
            known |= {"substitute": row["substitute"], "was": was}
        elif not agreed:
            await substituting.withdraw(act, row["meeting"], row["person"])
        event = await act.event(f"answer.{outcome}", subject=("answer", answer_id), room=row["meeting"], **known)
        told = [row["person"], *([row["substitute"]] if agreed and row["substitute"] else [])]
        await act.notice(told, event, f"answer.{outcome}")
        act.touch("meeting", row["meeting"])
        return int(row["meeting"])


async def _meeting_of(answer_id: int) -> int:
    row = await fetch_one(
        "SELECT p.meeting FROM answer a JOIN participant p ON p.id = a.participant WHERE a.id = $1", answer_id
    )
    if row is None:
        raise NotFound
    return int(row["meeting"])


async def _consenting(meeting: int) -> list[int]:
    rows = await fetch("SELECT person FROM participant WHERE meeting = $1 AND capacity = 'chair'", meeting)
    return [row["person"] for row in rows]
