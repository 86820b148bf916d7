"""What a viewer is to each meeting and to each item, in SQL: one page asks of one of them, a search of all at once.

$1 is his person, $2 his agency. The columns besides the first ones are those of `ecabinet.access.Relation`.
"""

from __future__ import annotations

from typing import Any

from ecabinet.access import Relation

# Before the call only the chair and the secretary know of a meeting, besides the Office.
TO_MEETINGS = """
SELECT m.id AS meeting, st.state,
       CASE WHEN st.state <> 'draft' OR p.capacity IN ('chair', 'secretary') THEN p.capacity END AS capacity,
       NULL::text AS agency,
       p.id IS NOT NULL AND (st.state <> 'draft' OR p.capacity IN ('chair', 'secretary')) AS own, TRUE AS cleared,
       m.members_download AS downloads
FROM meeting m
JOIN meeting_state st ON st.id = m.id
LEFT JOIN participant p ON p.meeting = m.id AND p.person = $1::int
"""

# An invitee is cleared for the items that he came for; the others for those that are not closed, or that they are
# named at. The ministry that submits an item prepares it until the call.
TO_ITEMS = f"""
SELECT i.id AS item, r.meeting, r.state, r.capacity,
       CASE WHEN i.agency = $2::int AND NOT i.closed AND r.state = 'draft' THEN 'submitting' END AS agency,
       FALSE AS own,
       (NOT i.closed AND r.capacity IS DISTINCT FROM 'invitee')
           OR EXISTS (SELECT 1 FROM clearance c WHERE c.item = i.id AND c.person = $1::int) AS cleared,
       r.downloads
FROM agenda_item i
JOIN ({TO_MEETINGS}) r ON r.meeting = i.meeting
"""  # noqa: S608 - constants


def relation_of(row: Any) -> Relation:
    return Relation(**{name: row[name] for name in Relation.__struct_fields__})
