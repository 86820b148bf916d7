"""Meetings that recur: kept as a template, made from one, and made like an earlier one."""

from __future__ import annotations

from datetime import timedelta

import pytest

from ecabinet.clock import house_day, now
from ecabinet.db import fetch
from meetings.commands.inviting import clear
from meetings.commands.repeating import keep_template
from meetings.queries.blueprints import template_facts
from tests.meetings.visiting import Page, Visitor, visit
from tests.world import World

CLOSED = "Nội dung kín"


def plan(**more: object) -> dict[str, object]:
    day = f"{house_day(now()) + timedelta(days=30):%d/%m/%Y}"
    fields = {"kind": "government", "title": "Phiên họp tháng sau", "day": day, "starts_at": "08:00"}
    return fields | {"ends_at": "11:00", "speech_minutes": "7", "members_download": "1"} | more


async def made(office: Visitor, **more: object) -> tuple[Page, int]:
    page = await office.post("/meetings", **plan(**more))
    (row,) = await fetch("SELECT max(id) AS id FROM meeting")
    return page, row["id"]


async def titles(meeting: int) -> list[str]:
    rows = await fetch("SELECT title FROM agenda_item WHERE meeting = $1 ORDER BY position", meeting)
    return [row["title"] for row in rows]


async def test_a_meeting_is_kept_and_made_again_from_its_template(world: World) -> None:
    async with visit(world.people["office"].viewer) as office:
        kept = await office.post(f"/meetings/{world.sitting.id}/templates", name="Thường kỳ")
        assert kept.status == 303
        number = int(kept.to.rsplit("/", 1)[1])
        assert "Thường kỳ" in (await office.get("/meeting-templates")).text
        assert (await office.get(kept.to)).status == 200
        form = await office.get(f"/meetings/new?template={number}")
        assert 'value="Phiên họp Chính phủ đang họp"' in form.html
        page, meeting = await made(office, template=number)
        assert page.to == f"/meetings/{meeting}/agenda"
    assert await titles(meeting) == ["Dự thảo đang bàn", "Báo cáo chưa bàn"]
    rows = await fetch("SELECT person, capacity FROM participant WHERE meeting = $1", meeting)
    capacities = [row["capacity"] for row in rows]
    assert (capacities.count("chair"), capacities.count("member"), capacities.count("secretary")) == (1, 26, 1)
    assert "substitute" not in capacities
    (facts,) = await fetch("SELECT speech_seconds, members_download FROM meeting WHERE id = $1", meeting)
    assert tuple(facts) == (420, True)


async def test_a_template_says_nothing_of_closed_items_even_to_who_kept_it(world: World) -> None:
    office = world.people["office"].viewer
    await clear(world.people["secretary"].viewer, world.sitting.items[2], [office.person])
    kept = await template_facts(await keep_template(office, world.sitting.id, "Thường kỳ"))
    assert CLOSED not in [line.title for line in kept.agenda]


async def test_a_clone_takes_agenda_people_and_settings_and_nothing_of_what_happened(world: World) -> None:
    async with visit(world.people["office"].viewer) as office:
        _, meeting = await made(office, like=world.past.id)
    assert await titles(meeting) == ["Dự thảo đã bàn"]
    assert await fetch("SELECT 1 FROM paper WHERE meeting = $1", meeting) == []
    sql = "SELECT 1 FROM answer a JOIN participant p ON p.id = a.participant WHERE p.meeting = $1"
    assert await fetch(sql, meeting) == []
    for table in ("ballot", "conclusion", "item_outcome"):
        sql = f"SELECT 1 FROM {table} x JOIN agenda_item i ON i.id = x.item WHERE i.meeting = $1"
        assert await fetch(sql, meeting) == []


async def test_a_closed_item_is_cloned_only_by_who_is_cleared_and_for_him_alone(world: World) -> None:
    office, item = world.people["office"].viewer, world.sitting.items[2]
    async with visit(office) as visitor:
        assert CLOSED not in (await visitor.get(f"/meetings/new?like={world.sitting.id}")).html
        _, blind = await made(visitor, like=world.sitting.id)
        await clear(world.people["secretary"].viewer, item, [office.person, world.people["invitee"].person])
        _, cleared = await made(visitor, like=world.sitting.id)
    assert CLOSED not in await titles(blind)
    assert CLOSED in await titles(cleared)
    rows = await fetch(
        "SELECT c.person FROM clearance c JOIN agenda_item i ON i.id = c.item WHERE i.meeting = $1 AND i.closed",
        cleared,
    )
    assert [row["person"] for row in rows] == [office.person]


async def test_an_invitee_of_an_open_item_comes_for_its_clone_too(world: World) -> None:
    async with visit(world.people["office"].viewer) as office:
        _, meeting = await made(office, like=world.sitting.id)
    rows = await fetch(
        "SELECT c.person FROM clearance c JOIN agenda_item i ON i.id = c.item WHERE i.meeting = $1", meeting
    )
    assert [row["person"] for row in rows] == [world.people["invitee"].person]


async def test_a_template_is_changed_and_removed(world: World) -> None:
    office = world.people["office"].viewer
    number = await keep_template(office, world.sitting.id, "Thường kỳ")
    kept = await template_facts(number)
    fields = {**plan(), "name": "Thường kỳ, rút gọn", "items": 1, "people": 0, "version": kept.version}
    async with visit(office) as visitor:
        assert (await visitor.post(f"/meeting-templates/{number}", **fields)).status == 303
        late = await visitor.post(f"/meeting-templates/{number}", **fields)
        assert (late.status, "Thường kỳ, rút gọn" in late.html) == (409, True)
        changed = await template_facts(number)
        assert [line.title for line in changed.agenda] == ["Báo cáo chưa bàn"]
        assert (len(changed.participants), changed.minutes, changed.speech_seconds) == (1, 180, 420)
        twin = await visitor.post(f"/meetings/{world.sitting.id}/templates", name="Thường kỳ, rút gọn")
        assert (twin.status, "Đã có mẫu trùng tên" in twin.text) == (422, True)
        for _ in range(2):
            assert (await visitor.post(f"/meeting-templates/{number}/removal")).status == 303
        assert (await visitor.get(f"/meeting-templates/{number}")).status == 404
        assert (await visitor.get(f"/meetings/new?template={number}")).status == 404
        assert (await visitor.post(f"/meetings/{world.sitting.id}/templates", name="Thường kỳ, rút gọn")).status == 303


async def test_an_item_and_a_participant_are_added_to_a_template(world: World) -> None:
    office, minister = world.people["office"].viewer, world.people["minister"]
    number = await keep_template(office, world.past.id, "Thường kỳ")
    items = {"item_title": "Việc khác", "item_kind": "discussion", "minutes": "15"}
    items["agency"] = str(world.agencies["Bộ Tài chính"])
    async with visit(office) as visitor:
        form = {**plan(), "name": "Thường kỳ", "items": 0}
        page = await visitor.post(f"/meeting-templates/{number}", **form, **items, more="1", version=1)
        assert page.to == f"/meeting-templates/{number}#more"
        assert "Việc khác" in (await visitor.get(page.to)).text
        seat = {"person": minister.person, "capacity": "chair", "version": 2}
        page = await visitor.post(f"/meeting-templates/{number}", **(form | {"items": [0, 1]}), **seat)
        assert page.to == "/meeting-templates"
        _, meeting = await made(visitor, template=number)
    assert await titles(meeting) == ["Dự thảo đã bàn", "Việc khác"]
    rows = await fetch("SELECT agency, minutes_planned FROM agenda_item WHERE meeting = $1 ORDER BY position", meeting)
    assert tuple(rows[1]) == (world.agencies["Bộ Tài chính"], 15)
    rows = await fetch("SELECT person, capacity FROM participant WHERE meeting = $1", meeting)
    assert [tuple(row) for row in rows] == [(minister.person, "chair")]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"minutes": "15"}, "Nhập tên nội dung"),
        ({"item_title": "Việc khác", "agency": "999999"}, "Chọn cơ quan trong danh sách"),
        ({"item_title": "Việc khác", "person": "999999"}, "Chọn người trong danh sách"),
        ({"item_title": "Việc khác", "person": "chair"}, "Người này đã có trong mẫu"),
        ({"item_title": "Việc khác", "person": "minister", "capacity": "chair"}, "một người chủ trì"),
    ],
)
async def test_what_cannot_be_added_is_refused_and_stays_typed(world: World, more: dict[str, str], said: str) -> None:
    office = world.people["office"].viewer
    number = await keep_template(office, world.past.id, "Thường kỳ")
    kept = await template_facts(number)
    (chair,) = [n for n, seat in enumerate(kept.participants) if seat.capacity == "chair"]
    people = {"chair": kept.participants[chair].person, "minister": world.people["minister"].person}
    if more.get("person") in people:
        more = more | {"person": str(people[more["person"]])}
    form = {**plan(title="Tên đã sửa"), "name": "Thường kỳ", "people": chair, "version": kept.version, **more}
    async with visit(office) as visitor:
        page = await visitor.post(f"/meeting-templates/{number}", **form)
    assert page.status == 422
    for typed in (said, "Tên đã sửa", more.get("item_title", 'value="15"')):
        assert typed in page.html, typed
    assert await template_facts(number) == kept


async def test_a_refused_plan_still_knows_its_model(world: World) -> None:
    async with visit(world.people["office"].viewer) as office:
        page = await office.post("/meetings", **plan(like=world.past.id, title=""))
        assert page.status == 422
        assert page.hidden("like") == str(world.past.id)
