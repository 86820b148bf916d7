"""What meetings can be found by: their titles, those of their items, and what was concluded."""

from __future__ import annotations

from ecabinet.access import Viewer
from ecabinet.i18n import N_
from ecabinet.search.sources import Source, add, name, share
from ecabinet.sight import condition
from meetings.queries.relations import TO_ITEMS, TO_MEETINGS

MEETINGS = """
SELECT 'meeting', CASE WHEN m.words @@ $4::tsquery THEN 0 ELSE 1 END, m.id, '/meetings/' || m.id, m.title,
       NULL::int, NULL::int, NULL::text, NULL::int, NULL::bigint, m.id, NULL::int, m.starts_at
FROM meeting m JOIN to_meeting r ON r.meeting = m.id
WHERE m.words @@ $3::tsquery AND {seen}
"""
ITEMS = """
SELECT 'item', CASE WHEN i.words @@ $4::tsquery THEN 0 ELSE 1 END, i.id, '/items/' || i.id, i.title,
       NULL::int, NULL::int, NULL::text, NULL::int, NULL::bigint, i.meeting, i.agency, m.starts_at
FROM agenda_item i JOIN meeting m ON m.id = i.meeting JOIN to_item r ON r.item = i.id
WHERE i.words @@ $3::tsquery AND {seen}
"""
# What is not approved yet is found by who writes and who approves it.
CONCLUSIONS = """
SELECT 'conclusion', CASE WHEN c.fits THEN 2 ELSE 3 END, i.id, '/items/' || i.id || '#clause-' || c.clause, i.title,
       NULL::int, NULL::int, NULL::text, c.clause, c.found, i.meeting, i.agency, coalesce(a.at, c.at)
FROM (SELECT conclusion, bool_or(words @@ $4::tsquery) AS fits, count(*) AS found, max(updated_at) AS at,
             (array_agg(id ORDER BY words @@ $4::tsquery DESC, n))[1] AS clause
      FROM clause WHERE words @@ $3::tsquery AND removed_at IS NULL GROUP BY conclusion) c
JOIN conclusion k ON k.id = c.conclusion
JOIN agenda_item i ON i.id = k.item
JOIN to_item r ON r.item = i.id
LEFT JOIN approval a ON a.conclusion = k.id
WHERE {seen} AND (a.id IS NOT NULL OR {writes} OR {approves})
"""
CLAUSE = "(SELECT text FROM clause WHERE id = h.n)"
NAMES = "SELECT m.id, m.title AS name FROM meeting m JOIN to_meeting r ON r.meeting = m.id WHERE {seen}"


def meetings(viewer: Viewer) -> str:
    return MEETINGS.format(seen=condition(viewer, "meeting.see", "r"))


def items(viewer: Viewer) -> str:
    return ITEMS.format(seen=condition(viewer, "item.see", "r"))


def conclusions(viewer: Viewer) -> str:
    actions = {"seen": "conclusion.see", "writes": "conclusion.write", "approves": "conclusion.approve"}
    return CONCLUSIONS.format(**{word: condition(viewer, action, "r") for word, action in actions.items()})


def names(viewer: Viewer) -> str:
    return NAMES.format(seen=condition(viewer, "meeting.see", "r"))


share("to_meeting", TO_MEETINGS)
share("to_item", TO_ITEMS)
name("meeting", names)
add(Source(kind="meeting", one=N_("Meeting"), all=N_("Meetings"), icon="calendar-days", hits=meetings))
add(Source(kind="item", one=N_("Agenda item"), all=N_("Agenda items"), icon="list", hits=items))
add(
    Source(
        kind="conclusion", one=N_("Conclusion"), all=N_("Conclusions"), icon="gavel", hits=conclusions, passage=CLAUSE
    )
)
