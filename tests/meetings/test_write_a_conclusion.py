"""Writing a conclusion clause by clause: nothing that somebody typed is lost."""

from __future__ import annotations

from ecabinet.db import fetch
from meetings.queries.conclusions import ClauseRow, conclusion_of_item
from tests.meetings.visiting import visit
from tests.world import World


async def clauses(item: int) -> list[ClauseRow]:
    found = await conclusion_of_item(item)
    return found.clauses if found else []


async def texts(item: int) -> list[str]:
    return [clause.text for clause in await clauses(item)]


async def test_clauses_are_added_saved_and_removed(world: World) -> None:
    item = world.sitting.items[0]
    async with visit(world.people["secretary"].viewer) as secretary:
        for text in ("Khoản một.", "Khoản hai.", "Khoản ba."):
            assert (await secretary.post(f"/items/{item}/clauses", text=text)).status == 303
        first, second, _ = await clauses(item)
        page = await secretary.post(f"/clauses/{first.id}", text="Khoản một, sửa.", version=first.version)
        assert page.to == f"/items/{item}/conclusion#clause-{first.id}"
        assert (await secretary.post(f"/clauses/{second.id}/removal")).status == 303
    assert await texts(item) == ["Khoản một, sửa.", "Khoản ba."]
    assert [clause.n for clause in await clauses(item)] == [1, 2]


async def test_a_stale_save_gets_both_texts(world: World) -> None:
    item = world.sitting.items[0]
    async with visit(world.people["secretary"].viewer) as secretary, visit(world.people["office"].viewer) as office:
        await secretary.post(f"/items/{item}/clauses", text="Nguyên văn.")
        (clause,) = await clauses(item)
        await office.post(f"/clauses/{clause.id}", text="Bản của Văn phòng.", version=clause.version)
        page = await secretary.post(f"/clauses/{clause.id}", text="Bản của thư ký.", version=clause.version)
        assert page.status == 409
        assert '<div class="plan as-typed">Bản của Văn phòng.' in page.html
        assert "Bản của thư ký.</textarea>" in page.html
        assert await texts(item) == ["Bản của Văn phòng."]
        await secretary.post(f"/clauses/{clause.id}", text="Bản của thư ký.", version=page.hidden("version"))
    assert await texts(item) == ["Bản của thư ký."]


async def test_saving_the_same_text_late_is_no_conflict(world: World) -> None:
    item = world.sitting.items[0]
    async with visit(world.people["secretary"].viewer) as secretary, visit(world.people["office"].viewer) as office:
        await secretary.post(f"/items/{item}/clauses", text="Nguyên văn.")
        (clause,) = await clauses(item)
        for visitor in (office, secretary):
            assert (await visitor.post(f"/clauses/{clause.id}", text="Một ý.", version=clause.version)).status == 303


async def test_text_for_a_removed_clause_becomes_a_new_one(world: World) -> None:
    item = world.sitting.items[0]
    async with visit(world.people["secretary"].viewer) as secretary, visit(world.people["office"].viewer) as office:
        await secretary.post(f"/items/{item}/clauses", text="Nguyên văn.")
        (clause,) = await clauses(item)
        await office.post(f"/clauses/{clause.id}/removal")
        page = await secretary.post(f"/clauses/{clause.id}", text="Viết dài và kỹ.", version=clause.version)
        assert page.status == 409
        assert "Viết dài và kỹ.</textarea>" in page.html
        assert page.html.index('action="/items/') < page.html.index("Viết dài và kỹ.")
        await secretary.post(f"/items/{item}/clauses", text="Viết dài và kỹ.")
    assert await texts(item) == ["Viết dài và kỹ."]


async def test_text_typed_while_the_chair_approved_is_shown(world: World) -> None:
    item = world.sitting.items[0]
    async with (
        visit(world.people["secretary"].viewer) as secretary,
        visit(world.people["prime_minister"].viewer) as chair,
    ):
        await secretary.post(f"/items/{item}/clauses", text="Nguyên văn.")
        (clause,) = await clauses(item)
        await chair.post(f"/items/{item}/locking")
        seen = (await chair.get(f"/items/{item}")).hidden("seen")
        await chair.post(f"/items/{item}/approval", seen=seen)
        page = await secretary.post(f"/clauses/{clause.id}", text="Sửa lần cuối.", version=clause.version)
        added = await secretary.post(f"/items/{item}/clauses", text="Thêm lần cuối.")
    assert (page.status, added.status) == (422, 422)
    assert "Sửa lần cuối." in page.text
    assert "Thêm lần cuối." in added.text
    assert await texts(item) == ["Nguyên văn."]


async def test_an_empty_clause_is_not_saved(world: World) -> None:
    item = world.sitting.items[0]
    async with visit(world.people["office"].viewer) as office:
        assert (await office.post(f"/items/{item}/clauses", text=" \n ")).status == 422
        await office.post(f"/items/{item}/clauses", text="Nguyên văn.")
        (clause,) = await clauses(item)
        assert (await office.post(f"/clauses/{clause.id}", text="", version=clause.version)).status == 422
        assert (await office.post(f"/clauses/{clause.id}", text="Sửa", version="mới")).status == 422
    assert await texts(item) == ["Nguyên văn."]


async def test_nothing_is_concluded_before_the_meeting_sits(world: World) -> None:
    async with visit(world.people["secretary"].viewer) as secretary:
        page = await secretary.post(f"/items/{world.called.items[0]}/clauses", text="Viết sớm.")
        form = await secretary.get(f"/items/{world.called.items[0]}/conclusion")
    assert page.status == 422
    assert "Viết sớm." in page.text
    assert form.forms == set()


async def test_members_and_the_chair_do_not_write(world: World) -> None:
    item = world.sitting.items[0]
    for name in ("minister", "prime_minister", "invitee"):
        async with visit(world.people[name].viewer) as visitor:
            assert (await visitor.post(f"/items/{item}/clauses", text="Khoản")).status == 403, name
            assert (await visitor.get(f"/items/{item}/conclusion")).forms == set(), name
    assert await fetch("SELECT 1 FROM conclusion WHERE item = $1", item) == []
