"""The chair approves exactly the text that was locked and that he read; from then on it is frozen."""

from __future__ import annotations

from meetings.queries.conclusions import conclusion_of_item
from meetings.rules.conclusions import digest
from tests.meetings.visiting import visit
from tests.world import World


async def test_it_freezes_what_was_read(world: World) -> None:
    item = world.sitting.items[0]
    async with (
        visit(world.people["secretary"].viewer) as secretary,
        visit(world.people["prime_minister"].viewer) as chair,
    ):
        lead = world.agencies["Bộ Y tế"]
        await secretary.post(f"/items/{item}/clauses", text="Giao Bộ Y tế.", owner=lead, due="trước ngày 15/12/2030")
        await secretary.post(f"/items/{item}/locking")
        page = await chair.get(f"/items/{item}")
        assert "data-confirm" in page.html
        for _ in range(2):
            assert (await chair.post(f"/items/{item}/approval", seen=page.hidden("seen"))).status == 303
        shown = await chair.get(f"/items/{item}")
    found = await conclusion_of_item(item)
    assert found is not None
    assert found.approved_by == "Thủ tướng Chính phủ"
    words = "1. Giao Bộ Y tế. (Chủ trì: Bộ Y tế; thời hạn: trước ngày 15/12/2030, tức 15/12/2030.)"
    assert found.sha256 == digest(words)
    assert found.sha256 in shown.text
    assert f"/items/{item}/approval" not in shown.forms


async def test_what_is_not_locked_is_not_approved(world: World) -> None:
    item = world.sitting.items[0]
    async with (
        visit(world.people["secretary"].viewer) as secretary,
        visit(world.people["prime_minister"].viewer) as chair,
    ):
        await secretary.post(f"/items/{item}/clauses", text="Giao Bộ Y tế.")
        assert f"/items/{item}/approval" not in (await chair.get(f"/items/{item}/conclusion")).forms
        page = await chair.post(f"/items/{item}/approval", seen="x")
        assert (page.status, "Khóa kết luận trước" in page.text) == (422, True)
        assert not (await conclusion_of_item(item)).approved  # type: ignore[union-attr]


async def test_a_text_that_changed_meanwhile_is_read_again_first(world: World) -> None:
    item = world.sitting.items[0]
    async with (
        visit(world.people["secretary"].viewer) as secretary,
        visit(world.people["prime_minister"].viewer) as chair,
    ):
        await secretary.post(f"/items/{item}/clauses", text="Giao Bộ Y tế.")
        await secretary.post(f"/items/{item}/locking")
        seen = (await chair.get(f"/items/{item}/conclusion")).hidden("seen")
        await secretary.post(f"/items/{item}/unlocking")
        await secretary.post(f"/items/{item}/clauses", text="Giao Bộ Tài chính.")
        await secretary.post(f"/items/{item}/locking")
        page = await chair.post(f"/items/{item}/approval", seen=seen)
        assert page.status == 409
        assert "Giao Bộ Tài chính." in page.text
        assert not (await conclusion_of_item(item)).approved  # type: ignore[union-attr]
        assert (await chair.post(f"/items/{item}/approval", seen=page.hidden("seen"))).status == 303


async def test_an_empty_conclusion_is_not_approved(world: World) -> None:
    async with visit(world.people["prime_minister"].viewer) as chair:
        page = await chair.post(f"/items/{world.sitting.items[0]}/approval", seen="x")
        assert (page.status, "ít nhất một khoản" in page.text) == (422, True)
        assert (await chair.post(f"/items/{world.sitting.items[0]}/approval")).status == 422


async def test_only_the_chair_approves(world: World) -> None:
    item = world.sitting.items[0]
    async with visit(world.people["secretary"].viewer) as secretary:
        await secretary.post(f"/items/{item}/clauses", text="Giao Bộ Y tế.")
        await secretary.post(f"/items/{item}/locking")
    for name in ("secretary", "office_head", "deputy", "minister"):
        async with visit(world.people[name].viewer) as visitor:
            assert f"/items/{item}/approval" not in (await visitor.get(f"/items/{item}")).forms, name
            assert (await visitor.post(f"/items/{item}/approval", seen="x")).status == 403, name
