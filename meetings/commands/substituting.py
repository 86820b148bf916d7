"""The substitutes of a meeting: each comes for one member, by leave, and not a moment longer than the leave stands."""

from __future__ import annotations

from ecabinet.db import Work, fetch, fetch_one
from meetings.rules import answers

# What he was before he came for somebody stands in the journal, where he was sent.
OF_MEMBER = """
SELECT p.id, p.person, EXISTS (SELECT 1 FROM attendance a WHERE a.participant = p.id) AS came,
       coalesce((SELECT e.data->>'was' FROM event e WHERE e.room = $1 AND e.kind = 'answer.agreed'
                 AND (e.data->>'substitute')::int = p.person ORDER BY e.id DESC LIMIT 1), '') AS was
FROM participant p WHERE p.meeting = $1 AND p.for_person = $2 AND p.capacity = 'substitute'
"""


async def send(meeting: int, substitute: int, member: int) -> str:
    """He is on the list from now on, an invitee in his new part; returns what he was before, if anything."""
    row = await fetch_one(
        "SELECT capacity FROM participant WHERE meeting = $1 AND person = $2", meeting, substitute
    )  # fmt: skip
    answers.require_free(row["capacity"] if row else None)
    await fetch(
        "INSERT INTO participant (meeting, person, capacity, for_person) VALUES ($1, $2, 'substitute', $3)"
        " ON CONFLICT (meeting, person) DO UPDATE SET capacity = 'substitute', for_person = $3",
        meeting, substitute, member,
    )  # fmt: skip
    return row["capacity"] if row else ""


async def withdraw(act: Work, meeting: int, member: int) -> None:
    """Nobody comes for this member any more; who was invited himself stays so."""
    for row in await fetch(OF_MEMBER, meeting, member):
        answers.require_not_come(came=row["came"])
        if row["was"] == "invitee":
            await fetch("UPDATE participant SET capacity = 'invitee', for_person = NULL WHERE id = $1", row["id"])
        else:
            await fetch("DELETE FROM answer WHERE participant = $1", row["id"])
            await fetch("DELETE FROM participant WHERE id = $1", row["id"])
        await act.event("substitute.withdrawn", subject=("meeting", meeting), room=meeting, person=row["person"])
        act.touch("meeting", meeting)
