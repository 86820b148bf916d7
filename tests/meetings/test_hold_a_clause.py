"""A clause is one person's while he writes it: held, saved as he writes, given back, and taken over when he is gone."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

import pytest

from ecabinet.db import fetch
from ecabinet.errors import NotFound, RuleBroken
from meetings.commands import approving, concluding, holding
from meetings.commands.concluding import Written
from meetings.queries.conclusions import ClauseRow, conclusion_of_item
from tests.meetings.visiting import Visitor, visit
from tests.world import World

JSON = {"accept": "application/json"}


@dataclass
class Desk:
    """The secretary and the Office before one clause."""

    secretary: Visitor
    office: Visitor
    item: int
    clause: int
    writer: str

    async def kept(self) -> ClauseRow:
        found = await conclusion_of_item(self.item)
        assert found is not None
        return next(one for one in found.clauses if one.id == self.clause)

    async def ask(self, who: Visitor, act: str = "", **fields: object) -> tuple[int, dict[str, object]]:
        """As the script of the page does."""
        who.client.headers.update(JSON)
        answer = await who.post(f"/clauses/{self.clause}{act}", **fields)
        del who.client.headers["accept"]
        return answer.status, json.loads(answer.html or "{}")


@asynccontextmanager
async def desk(world: World) -> AsyncIterator[Desk]:
    item, people = world.sitting.items[0], world.people
    async with visit(people["secretary"].viewer) as secretary, visit(people["office"].viewer) as office:
        made = await concluding.add_clause(people["secretary"].viewer, item, Written(text="Nguyên văn."))
        yield Desk(secretary, office, item, made, people["office"].viewer.name)


async def lapse() -> None:
    await fetch("UPDATE clause_hold SET until = clock_timestamp() - interval '1 second'")


async def test_who_comes_first_holds_it_and_the_other_is_told_who(world: World) -> None:
    async with desk(world) as at:
        assert (await at.ask(at.office, "/hold"))[0] == 200
        status, said = await at.ask(at.secretary, "/hold")
        assert (status, f"{at.writer} đang sửa khoản 1" in str(said["error"])) == (422, True)
        page = await at.secretary.get(f"/items/{at.item}/conclusion")
        assert f"{at.writer} đang sửa khoản 1" in page.text
        assert "readonly" in page.html
        assert "readonly" not in (await at.office.get(f"/items/{at.item}/conclusion")).html


async def test_a_save_while_another_holds_it_gets_both_texts(world: World) -> None:
    async with desk(world) as at:
        await at.ask(at.office, "/hold")
        page = await at.secretary.post(f"/clauses/{at.clause}", text="Bản của thư ký.", version=1)
        assert page.status == 409
        assert "Bản của thư ký.</textarea>" in page.html
        assert '<div class="plan as-typed">Nguyên văn.' in page.html
        status, said = await at.ask(at.secretary, text="Bản của thư ký.", version=1, holds=1)
        assert (status, said["theirs"]["text"]) == (409, "Nguyên văn.")  # type: ignore[index]
        assert (await at.kept()).text == "Nguyên văn."


async def test_every_save_prolongs_the_hold_and_says_what_stands(world: World) -> None:
    async with desk(world) as at:
        await at.ask(at.office, "/hold")
        first = (await at.kept()).held_until
        lead = world.agencies["Bộ Y tế"]
        fields = {"text": "Giao Bộ Y tế.", "owner": lead, "due": "trước ngày 15/12/2030", "version": 1, "holds": 1}
        status, said = await at.ask(at.office, **fields)
        kept = await at.kept()
        assert (status, said["version"], said["owner"], said["due"]) == (200, 2, lead, "trước ngày 15/12/2030")
        assert "ngày 15 tháng 12 năm 2030" in str(said["day"])
        assert (kept.owner_name, str(kept.deadline), kept.deadline_text) == (
            "Bộ Y tế", "2030-12-15", "trước ngày 15/12/2030",
        )  # fmt: skip
        assert first is not None
        assert kept.held_until is not None
        assert kept.held_until > first


async def test_a_save_whose_answer_was_lost_is_repeated_with_more_words(world: World) -> None:
    async with desk(world) as at:
        await at.ask(at.office, text="Giao Bộ", version=1, holds=1)
        status, said = await at.ask(at.office, text="Giao Bộ Y tế.", version=1, holds=1)
        assert (status, said["version"], said["text"]) == (200, 3, "Giao Bộ Y tế.")


async def test_who_holds_may_empty_it_for_a_moment_but_it_is_not_locked_so(world: World) -> None:
    async with desk(world) as at:
        assert (await at.ask(at.secretary, text="", version=1, holds=1))[0] == 200
        page = await at.secretary.post(f"/items/{at.item}/locking")
        assert (page.status, "Khoản 1 còn trống" in page.text) == (422, True)
        assert (await at.secretary.post(f"/clauses/{at.clause}", text="", version=2)).status == 422


async def test_given_back_it_is_free_at_once(world: World) -> None:
    async with desk(world) as at:
        await at.ask(at.office, "/hold")
        await at.ask(at.secretary, "/release")
        assert (await at.ask(at.secretary, "/hold"))[0] == 422
        await at.ask(at.office, "/release")
        assert (await at.ask(at.secretary, "/hold"))[0] == 200


async def test_a_hold_runs_out_by_itself_and_the_worker_says_so(world: World) -> None:
    async with desk(world) as at:
        await at.ask(at.office, "/hold")
        await lapse()
        assert (await at.kept()).holder is None
        await holding.end_lapsed()
        (event,) = await fetch("SELECT item FROM event WHERE kind = 'clause.lapsed'")
        assert event["item"] == at.item
        await holding.end_lapsed()
        assert len(await fetch("SELECT 1 FROM event WHERE kind = 'clause.lapsed'")) == 1
        assert (await at.ask(at.secretary, "/hold"))[0] == 200


async def test_a_late_save_after_another_wrote_meets_both_texts(world: World) -> None:
    async with desk(world) as at:
        await at.ask(at.office, text="Văn phòng viết.", version=1, holds=1)
        await lapse()
        await at.ask(at.secretary, text="Thư ký viết.", version=2, holds=1)
        await at.ask(at.secretary, "/release")
        status, said = await at.ask(at.office, text="Văn phòng viết tiếp.", version=2, holds=1)
        assert (status, said["theirs"]["text"], said["theirs"]["version"]) == (409, "Thư ký viết.", 3)  # type: ignore[index]


async def test_the_secretary_takes_over_only_what_was_left(world: World) -> None:
    async with desk(world) as at:
        await at.ask(at.office, "/hold")
        assert (await at.secretary.post(f"/clauses/{at.clause}/takeover")).status == 422
        await fetch("UPDATE clause_hold SET until = clock_timestamp() + interval '15 seconds'")
        assert (await at.secretary.post(f"/clauses/{at.clause}/takeover")).status == 303
        assert (await at.kept()).holder == world.people["secretary"].person
        assert (await at.office.post(f"/clauses/{at.clause}/takeover")).status == 403
        assert await fetch("SELECT 1 FROM event WHERE kind = 'clause.taken_over'")


async def test_locked_nobody_writes_until_it_is_unlocked(world: World) -> None:
    async with desk(world) as at:
        assert (await at.secretary.post(f"/items/{at.item}/locking")).status == 303
        for act, fields in (
            ("", {"text": "Sửa.", "version": 1}), ("/hold", {}), ("/removal", {}), ("/position", {"direction": "up"}),
        ):  # fmt: skip
            assert (await at.office.post(f"/clauses/{at.clause}{act}", **fields)).status == 422, act
        assert (await at.office.post(f"/items/{at.item}/clauses", text="Thêm.")).status == 422
        async with visit(world.people["prime_minister"].viewer) as chair:
            assert (await chair.post(f"/items/{at.item}/unlocking")).status == 303
        assert (await at.office.post(f"/clauses/{at.clause}", text="Sửa.", version=1)).status == 303
        kinds = [
            row["kind"] for row in await fetch("SELECT kind FROM event WHERE kind LIKE 'conclusion.%' ORDER BY id")
        ]
        assert kinds[-2:] == ["conclusion.locked", "conclusion.unlocked"]


async def test_it_is_not_locked_over_somebody_who_writes(world: World) -> None:
    async with desk(world) as at:
        await at.ask(at.office, "/hold")
        page = await at.secretary.post(f"/items/{at.item}/locking")
        assert (page.status, f"{at.writer} đang sửa khoản 1" in page.text) == (422, True)
        assert (await at.office.post(f"/clauses/{at.clause}/removal")).status == 303
        await at.office.post(f"/clauses/{at.clause}/restoration")
        assert (await at.secretary.post(f"/items/{at.item}/locking")).status == 303
        assert await fetch("SELECT 1 FROM clause_hold") == []


async def test_clauses_change_places_and_a_removed_one_comes_back_at_the_end(world: World) -> None:
    async with desk(world) as at:
        for text in ("Hai.", "Ba."):
            await at.secretary.post(f"/items/{at.item}/clauses", text=text)
        await at.secretary.post(f"/clauses/{at.clause}/position", direction="down")
        assert await texts(at.item) == ["Hai.", "Nguyên văn.", "Ba."]
        await at.secretary.post(f"/clauses/{at.clause}/removal")
        assert await texts(at.item) == ["Hai.", "Ba."]
        page = await at.secretary.get(f"/items/{at.item}/conclusion")
        assert f"/clauses/{at.clause}/restoration" in page.forms
        await at.secretary.post(f"/clauses/{at.clause}/restoration")
        assert await texts(at.item) == ["Hai.", "Ba.", "Nguyên văn."]


async def test_an_agency_that_is_not_in_force_does_not_lead(world: World) -> None:
    async with desk(world) as at:
        page = await at.secretary.post(f"/clauses/{at.clause}", text="Giao.", owner=999_999, version=1)
        assert (page.status, "Giao.</textarea>" in page.html) == (422, True)


async def test_what_was_removed_is_not_held(world: World) -> None:
    secretary = world.people["secretary"].viewer
    async with desk(world) as at:
        await concluding.remove_clause(secretary, at.clause)
        with pytest.raises(NotFound):
            await holding.hold_clause(secretary, at.clause)
        with pytest.raises(RuleBroken):
            await approving.lock(secretary, at.item)


async def texts(item: int) -> list[str]:
    found = await conclusion_of_item(item)
    return [clause.text for clause in found.clauses] if found else []
