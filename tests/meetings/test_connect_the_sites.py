"""The sites of an online conference: arranged by the Office, declared by themselves, confirmed by the desk."""

from __future__ import annotations

import pytest

from ecabinet.access import Viewer
from ecabinet.db import fetch
from ecabinet.errors import RuleBroken, Stale
from meetings.commands import connecting, sites, sitting
from meetings.commands.sites import SitePlan
from meetings.queries.minutes import minutes_facts
from meetings.queries.sites import delegates_of_site, site, sites_of
from meetings.rules.sites import Named, totals
from tests.meetings.making import draft
from tests.meetings.visiting import visit
from tests.races.session import Session, count, running
from tests.world import World

DELEGATION = (Named("Chủ tịch tỉnh", "Trưởng đoàn"), Named("Giám đốc Sở"))


@pytest.fixture
async def session(world: World) -> Session:
    return await running(world)


@pytest.fixture
def office(world: World) -> Viewer:
    return world.people["office"].viewer


async def made(session: Session, office: Viewer, name: str = "Tỉnh thử") -> int:
    plan = SitePlan(name=name, head="Chủ tịch tỉnh", expected=10, delegates=DELEGATION)
    return await sites.add(office, session.meeting, plan)


async def test_all_provinces_of_the_day_are_added_with_one_press_and_once(world: World, office: Viewer) -> None:
    meeting = await draft(world)
    assert await sites.add_provinces(office, meeting) == 34
    assert await sites.add_provinces(office, meeting) == 0
    rows = await sites_of(meeting)
    assert [one.position for one in rows] == list(range(1, 35))
    assert {"Thành phố Hà Nội", "Tỉnh Lai Châu"} <= {one.name for one in rows}


async def test_sites_change_places_and_go_without_leaving_a_gap(world: World, office: Viewer) -> None:
    meeting = await draft(world)
    first, second, third = [await sites.add(office, meeting, SitePlan(name=name)) for name in ("A", "B", "C")]
    await sites.move(office, third, up=True)
    await sites.move(office, first, up=True)
    assert [one.id for one in await sites_of(meeting)] == [first, third, second]
    await sites.remove(office, first)
    assert [(one.id, one.position) for one in await sites_of(meeting)] == [(third, 1), (second, 2)]


async def test_a_change_keeps_who_is_there_and_the_slower_of_two_is_told(session: Session, office: Viewer) -> None:
    number = await made(session, office)
    chief, _ = await delegates_of_site(number)
    await connecting.connect(session.secretary, number, 7, [chief.id])
    plan = SitePlan(name="Tỉnh thử", delegates=(Named("Giám đốc khác"), *DELEGATION))
    await sites.change(office, number, plan, version=1)
    rows = await delegates_of_site(number)
    assert [(one.name, one.present) for one in rows] == [
        ("Giám đốc khác", False), ("Chủ tịch tỉnh", True), ("Giám đốc Sở", False),
    ]  # fmt: skip
    with pytest.raises(Stale):
        await sites.change(office, number, plan, version=1)


async def test_a_site_declares_itself_the_desk_confirms_and_it_leaves(session: Session, office: Viewer) -> None:
    him, number = session.voters[3], await made(session, office)
    await sites.seat(office, number, him.person)
    await connecting.connect(him, number, 12, [])
    assert (await site(number)).state == "declared"
    assert totals(await sites_of(session.meeting)).people == 12
    assert await connecting.confirm(session.secretary, session.meeting, number) == 1
    assert await connecting.confirm(session.secretary, session.meeting, number) == 0
    assert (await site(number)).state == "connected"
    await connecting.leave(him, number)
    await connecting.leave(him, number)
    assert totals(await sites_of(session.meeting)).connected == 0
    assert await count("event WHERE kind = 'site.left' AND subject_id = $1", number) == 1
    await connecting.connect(him, number, 9, [])
    assert (await site(number)).state == "declared", "who comes back is confirmed anew"


async def test_what_the_desk_says_of_a_site_needs_nobody_else(session: Session, office: Viewer) -> None:
    number = await made(session, office)
    async with visit(session.secretary) as desk:
        assert (await desk.post(f"/sites/{number}/connection", headcount=5)).status == 303
    assert (await site(number)).state == "connected"
    with pytest.raises(RuleBroken, match="stays on the list"):
        await sites.remove(office, number)


async def test_all_declared_sites_are_confirmed_with_one_press(session: Session, office: Viewer) -> None:
    numbers = [await made(session, office, name) for name in ("A", "B", "C")]
    for number in numbers[:2]:
        await connecting.connect(session.voters[3], number, 3, [])
    async with visit(session.secretary) as desk:
        room = f"/meetings/{session.meeting}/room"
        assert "2 trên 3 điểm cầu đã kết nối, 6 người" in (await desk.get(room)).text
        await desk.post(f"/meetings/{session.meeting}/sites/confirmation")
        assert f"/meetings/{session.meeting}/sites/confirmation" not in (await desk.get(room)).forms
    assert [one.state for one in await sites_of(session.meeting)] == ["connected", "connected", "waiting"]


async def test_only_who_sits_at_a_site_has_its_form_in_the_room(session: Session, office: Viewer) -> None:
    his, other = await made(session, office, "Của mình"), await made(session, office, "Nơi khác")
    him, someone = session.voters[3], session.voters[4]
    await sites.seat(office, his, him.person)
    room = f"/meetings/{session.meeting}/room"
    async with visit(him) as seated, visit(someone) as not_seated:
        assert f"/sites/{his}/connection" in (await seated.get(room)).forms
        assert f"/sites/{other}/connection" not in (await seated.get(room)).forms
        assert f"/sites/{his}/connection" not in (await not_seated.get(room)).forms
        assert (await seated.post(f"/sites/{his}/connection", headcount=8)).to == f"/sites/{his}"
        assert (await seated.post(f"/sites/{other}/connection", headcount=8)).status == 403
        assert (await not_seated.post(f"/sites/{his}/connection", headcount=8)).status == 403
        assert (await seated.post(f"/sites/{his}/connection", headcount=0)).status == 422


async def test_who_moves_to_another_site_sits_there_alone(session: Session, office: Viewer) -> None:
    one, two = await made(session, office, "Một"), await made(session, office, "Hai")
    him = session.voters[3]
    await sites.seat(office, one, him.person)
    await sites.seat(office, two, him.person)
    assert [row.seated for row in await sites_of(session.meeting)] == [[], [him.person]]
    await sites.unseat(office, two, him.person)
    assert [row.seated for row in await sites_of(session.meeting)] == [[], []]
    with pytest.raises(RuleBroken):
        await sites.seat(office, one, stranger(session))


def stranger(session: Session) -> int:
    """Somebody who is not in the meeting."""
    return max(voter.person for voter in session.voters) + 10_000


async def test_the_minutes_name_the_sites_with_their_heads_and_numbers(session: Session, office: Viewer) -> None:
    there, away = await made(session, office, "Tỉnh có mặt"), await made(session, office, "Tỉnh vắng")
    await connecting.connect(session.secretary, there, 12, [], by_desk=True)
    await sitting.close_sitting(session.chair, session.meeting)
    facts = await minutes_facts(session.meeting)
    assert [(one.name, one.head, one.people) for one in facts.sites] == [
        ("Tỉnh có mặt", "Chủ tịch tỉnh", 12), ("Tỉnh vắng", "Chủ tịch tỉnh", 0),
    ]  # fmt: skip
    with pytest.raises(RuleBroken):
        await connecting.connect(session.secretary, away, 1, [])
    with pytest.raises(RuleBroken):
        await made(session, office)


async def test_a_thousand_people_are_not_listed_one_by_one_on_every_screen(session: Session, office: Viewer) -> None:
    await sites.add_provinces(office, session.meeting)
    await fetch("INSERT INTO person (name, sort_key) SELECT 'Đại biểu ' || n, '' FROM generate_series(1, 1000) n")
    await fetch(
        "INSERT INTO participant (meeting, person, capacity) SELECT $1, id, 'invitee' FROM person"
        " WHERE name LIKE 'Đại biểu %' ON CONFLICT DO NOTHING",
        session.meeting,
    )
    await fetch(
        "INSERT INTO attendance (participant, mode, arrived_at) SELECT p.id, 'remote', now() FROM participant p"
        " JOIN person ON person.id = p.person WHERE p.meeting = $1 AND person.name LIKE 'Đại biểu %'",
        session.meeting,
    )
    async with visit(session.voters[3]) as member, visit(session.secretary) as desk:
        his, hers = [await who.get(f"/meetings/{session.meeting}/room") for who in (member, desk)]
    assert "Đại biểu 1 " not in his.text
    assert "0 trên 34 điểm cầu" in his.text
    assert "Tỉnh Lai Châu" not in his.text
    assert 50 <= hers.html.count("/attendance/rejection") <= 100, "fifty people, with two addresses on a form"
    assert "Bộ trưởng Bộ Y tế" in hers.text, "the members are always in reach"
    assert "Tỉnh Lai Châu" in hers.text


async def test_the_office_arranges_sites_by_plain_forms(world: World, office: Viewer) -> None:
    meeting = await draft(world)
    path = f"/meetings/{meeting}/sites"
    async with visit(office) as visitor:
        await visitor.post(path, name="Tỉnh một", expected=20, delegates="Chủ tịch, Trưởng đoàn")
        refused = await visitor.post(path, name="Tỉnh hai", delegates=", thiếu tên")
        assert refused.status == 422
        assert "Tỉnh hai" in refused.html
        assert "Mỗi dòng ghi một đại biểu" in refused.text
        (row,) = await sites_of(meeting)
        assert "dự kiến 20 người" in (await visitor.get(path)).text
        await visitor.post(f"/sites/{row.id}/plan", name="Tỉnh mới", delegates="Chủ tịch", version=row.version)
        stale = await visitor.post(f"/sites/{row.id}/plan", name="Tỉnh cũ", version=row.version)
        assert stale.status == 409
        assert "Tỉnh mới" in stale.text
        person = world.people["minister"].person
        await visitor.post(f"/sites/{row.id}/seats", person=person)
        assert (await site(row.id)).seated == [person]
        await visitor.post(f"/sites/{row.id}/seats/{person}/removal")
        await visitor.post(f"/sites/{row.id}/removal")
    assert await sites_of(meeting) == []
