"""Meetings in preparation, for tests that plan one."""

from __future__ import annotations

from datetime import timedelta

from ecabinet.clock import house_day, now
from ecabinet.sample.diary import at
from meetings.commands.inviting import invite
from meetings.commands.planning import ItemPlan, Plan, add_item, create_meeting
from tests.world import World

TOMORROW = house_day(now()) + timedelta(days=1)


async def draft(
    world: World, *items: str, minutes: int = 30, closed: bool = False, agency: int | None = None, people: bool = True
) -> int:
    """A meeting of tomorrow that nobody has been called to, made by the Office."""
    office = world.people["office"].viewer
    plan = Plan(
        kind="government", title="Phiên đang soạn", place="Phòng 2", starts_at=at(TOMORROW, 8), ends_at=at(TOMORROW, 11)
    )
    meeting = await create_meeting(office, plan)
    for title in items:
        facts = ItemPlan(title=title, kind="report", agency=agency, minutes_planned=minutes, closed=closed)
        await add_item(office, meeting, facts)
    if people:
        await invite(office, meeting, [world.people["prime_minister"].person], "chair")
        await invite(office, meeting, [world.people["secretary"].person], "secretary")
        await invite(office, meeting, [world.people[name].person for name in ("minister", "other_minister")], "member")
    return meeting
