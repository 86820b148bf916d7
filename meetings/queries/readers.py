"""Who may look into an item, name by name."""

from __future__ import annotations

from ecabinet.db import fetch
from ecabinet.posts import NAMES
from meetings.queries.items import sees

READERS = """
SELECT person.id, person.name, coalesce(a.duties, '{}') AS duties, i.closed,
       CASE WHEN st.state <> 'draft' OR p.capacity IN ('chair', 'secretary') THEN p.capacity END AS capacity,
       EXISTS (SELECT 1 FROM clearance c WHERE c.item = i.id AND c.person = person.id) AS cleared
FROM agenda_item i
JOIN meeting_state st ON st.id = i.meeting
CROSS JOIN person
LEFT JOIN participant p ON p.meeting = i.meeting AND p.person = person.id
LEFT JOIN account a ON a.person = person.id AND a.disabled_at IS NULL
LEFT JOIN LATERAL (
    SELECT array_position($2::text[], kind::text) AS rank FROM post
    WHERE post.person = person.id AND valid_to IS NULL ORDER BY rank, id LIMIT 1
) post ON true
WHERE i.id = $1 AND (p.id IS NOT NULL OR 'office' = ANY(a.duties))
ORDER BY array_position(ARRAY['chair','member','substitute','invitee','secretary'], p.capacity::text), post.rank,
         person.sort_key, person.id
"""


async def readers_of_item(item: int) -> list[tuple[int, str]]:
    """Ids and names: those who take part first, in the order of protocol, then the Office."""
    return [
        (row["id"], row["name"])
        for row in await fetch(READERS, item, list(NAMES))
        if sees(row["capacity"], frozenset(row["duties"]), closed=row["closed"], cleared=row["cleared"])
    ]
