"""Who is who in the house, by the office held today."""

from __future__ import annotations

from ecabinet import people
from ecabinet.db import fetch
from tests.world import World


async def test_everyone_stands_in_the_order_of_protocol(shared_world: World) -> None:
    found = await people.everyone()
    assert [one.name for one in found[:3]] == ["Thủ tướng Chính phủ", "Phó Thủ tướng (1)", "Phó Thủ tướng (2)"]
    assert found[9].name == "Phó Thủ tướng (9)"
    assert [one.member for one in found].count(True) == 27
    assert all(one.member for one in found[:27])


async def test_ministers_stand_in_vietnamese_order(shared_world: World) -> None:
    names = [one.name for one in await people.everyone()][10:27]
    assert names.index("Bộ trưởng Bộ Dân tộc và Tôn giáo") < names.index("Bộ trưởng Bộ Giáo dục và Đào tạo")
    assert names.index("Bộ trưởng Bộ Công an") < names.index("Bộ trưởng Bộ Công Thương")


async def test_the_people_of_an_agency(shared_world: World) -> None:
    found = await people.of_agency(shared_world.agencies["Bộ Xây dựng"])
    assert [one.name for one in found] == ["Bộ trưởng Bộ Xây dựng", "Văn phòng Bộ Xây dựng"]
    assert {one.agency_name for one in found} == {"Bộ Xây dựng"}


async def test_who_held_an_office_of_old_is_gone(shared_world: World) -> None:
    assert "Văn phòng Bộ Kế hoạch và Đầu tư" not in {one.name for one in await people.everyone()}


async def test_the_office_is_told_through_its_people(world: World) -> None:
    office = [world.people[name].person for name in ("office_head", "office")]
    assert await people.office_people() == sorted(office)
    await fetch("UPDATE account SET disabled_at = now() WHERE id = $1", world.people["office"].account)
    assert await people.office_people() == [world.people["office_head"].person]
