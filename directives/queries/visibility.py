"""Which directives a viewer may see, said once in SQL for every list, figure and page."""

from __future__ import annotations

from ecabinet.access import Relation, Viewer, may
from ecabinet.db import fetch_one

# $1 the instant (null for now), $2 whether all are seen, $3 the viewer's agency. Drafts stay with those who see all.
EVERY = """
FROM directive AS d
JOIN directive_class_at(coalesce($1::timestamptz, now())) AS k ON k.directive = d.id
JOIN agency AS a ON a.id = k.lead
"""
OWN = """
(k.state <> 'draft' AND (
    d.lead = {agency}::int
    OR EXISTS (SELECT 1 FROM cooperation AS c WHERE c.directive = d.id AND c.agency = {agency}::int)
))
"""
VISIBLE = f"WHERE ($2::bool OR {OWN.format(agency='$3')})"
SEEN = EVERY + VISIBLE
LARGEST = 2**31 - 1

RELATION = f"""
SELECT d.lead = $3 AS leads,
    EXISTS (SELECT 1 FROM cooperation AS c WHERE c.directive = d.id AND c.agency = $3) AS cooperates
{SEEN} AND d.id = $4::int
"""  # noqa: S608 - constants


def seen_by(viewer: Viewer) -> tuple[bool, int | None]:
    """The values of $2 and $3, from the one table of access."""
    sees_own = may(viewer, "directive.see", Relation(agency="lead"))
    return may(viewer, "directive.see"), viewer.agency if sees_own else None


def sight(viewer: Viewer) -> str:
    """The same as a condition where $2 is the viewer's agency: every directive, those of his agency, or none."""
    every, agency = seen_by(viewer)
    return "TRUE" if every else "FALSE" if agency is None else OWN.format(agency="$2")


async def relation_to(viewer: Viewer, directive: int) -> Relation | None:
    """What the viewer's agency is to this directive; None when he may not know of it, or it is not there."""
    row = await fetch_one(RELATION, None, *seen_by(viewer), directive) if directive <= LARGEST else None
    if row is None:
        return None
    return Relation(agency="lead" if row["leads"] else "cooperating" if row["cooperates"] else None)
