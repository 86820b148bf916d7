"""The agencies that help the lead."""

from __future__ import annotations

from directives.tables import Cooperation


async def cooperating_ids(directive: int) -> list[int]:
    rows = await Cooperation.select(Cooperation.agency).where(Cooperation.directive == directive)
    return [row["agency"] for row in rows]
