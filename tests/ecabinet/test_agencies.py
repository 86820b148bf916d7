"""The register of agencies: who existed on a day, what a name means, and who took over."""

from __future__ import annotations

import unicodedata
from datetime import date

import pytest

from ecabinet import register
from ecabinet.agencies import in_force, named, successor_of
from ecabinet.db import fetch
from tests.world import World

TODAY, BEFORE = date(2026, 7, 1), date(2024, 7, 1)


async def _name(text: str, day: date = TODAY) -> str | None:
    found = await named(text, day)
    return found.name if found else None


@pytest.mark.parametrize(
    "text",
    [
        "Bộ Khoa học và Công nghệ",
        "bộ khoa học và công nghệ",
        "Bộ KH&CN",
        "BKHCN",
        "  Bộ  Khoa học\nvà Công nghệ ",
        unicodedata.normalize("NFD", "Bộ Khoa học và Công nghệ"),
    ],
)
async def test_a_name_is_known_however_it_is_written(shared_world: World, text: str) -> None:
    assert await _name(text) == "Bộ Khoa học và Công nghệ"


async def test_a_tone_may_stand_on_either_vowel(shared_world: World) -> None:
    assert await _name("Uỷ ban nhân dân tỉnh Thanh Hoá") == "tỉnh Thanh Hóa"


async def test_a_province_answers_for_its_committee(shared_world: World) -> None:
    assert await _name("UBND tỉnh Đắk Lắk") == "tỉnh Đắk Lắk"
    assert await _name("TP.HCM") == "thành phố Hồ Chí Minh"


async def test_an_old_name_means_whoever_took_over(shared_world: World) -> None:
    assert await _name("Bộ Giao thông vận tải") == "Bộ Xây dựng"
    assert await _name("tỉnh Bình Dương") == "thành phố Hồ Chí Minh"


async def test_an_old_name_means_itself_in_its_time(shared_world: World) -> None:
    assert await _name("Bộ Giao thông vận tải", BEFORE) == "Bộ Giao thông vận tải"
    assert await _name("Bộ Giao thông vận tải", date(2025, 2, 28)) == "Bộ Giao thông vận tải"
    assert await _name("Bộ Giao thông vận tải", date(2025, 3, 1)) == "Bộ Xây dựng"


async def test_a_name_means_nobody_before_its_time(shared_world: World) -> None:
    assert await _name("Bộ Nông nghiệp và Môi trường", BEFORE) is None


async def test_an_unknown_name_means_nobody(shared_world: World) -> None:
    assert await _name("Bộ Không có thật") is None
    assert await _name("") is None
    assert await _name("các Bộ, cơ quan liên quan") is None


async def test_who_existed_on_a_day(shared_world: World) -> None:
    now, then = await in_force(TODAY), await in_force(BEFORE)
    assert [len([row for row in now if row.kind == kind]) for kind in ("ministry", "ministerial", "province")] == [
        14,
        3,
        34,
    ]
    assert len([row for row in then if row.kind == "province"]) == 63
    assert [row.name for row in now] == sorted((row.name for row in now), key=register.sort_key)


async def test_the_successor(shared_world: World) -> None:
    old = await named("Bộ Kế hoạch và Đầu tư", BEFORE)
    assert old is not None
    assert (await successor_of(old.id)).name == "Bộ Tài chính"
    new = await named("Bộ Tài chính", TODAY)
    assert new is not None and await successor_of(new.id) is None


async def test_loading_the_register_again_changes_nothing(world: World) -> None:
    before = await fetch("SELECT * FROM agency ORDER BY id")
    await register.load()
    assert await fetch("SELECT * FROM agency ORDER BY id") == before


async def test_loading_the_register_corrects_what_was_changed(world: World) -> None:
    await fetch("UPDATE agency SET symbol = '', aliases = '{}', successor = NULL WHERE name = 'Bộ Giao thông vận tải'")
    await register.load()
    assert await _name("Bộ Giao thông Vận tải") == "Bộ Xây dựng"


def test_every_successor_is_in_the_register() -> None:
    entries = register.entries()
    assert {entry.successor for entry in entries if entry.successor} <= {entry.name for entry in entries}
