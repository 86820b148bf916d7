"""The console of the chair and the desk of the secretary: the same page, all that can be done now, what is left."""

from __future__ import annotations

import pytest

from ecabinet.i18n import translate as said
from meetings.queries.meetings import meeting_facts
from tests.meetings.visiting import visit
from tests.world import World


async def test_the_next_item_is_one_press_away(world: World) -> None:
    first, second, _ = world.sitting.items
    async with visit(world.people["prime_minister"].viewer) as chair:
        console = await chair.get(f"/meetings/{world.sitting.id}/console")
        assert said("Next item: %(n)s", n=2) in console.text
        assert f"/items/{second}/beginning" in console.forms
        assert f"/items/{first}/outcome" in console.forms
        await chair.post(f"/items/{second}/beginning")
        console = await chair.get(f"/meetings/{world.sitting.id}/console")
        assert said("Next item: %(n)s", n=3) in console.text
        assert said("Item %(n)s is on.", n=2) in console.text


async def test_the_secretary_runs_the_sitting_but_closes_no_ballot(world: World) -> None:
    meeting = f"/meetings/{world.sitting.id}"
    async with visit(world.people["secretary"].viewer) as secretary:
        assert said("Secretary's desk") in (await secretary.get(f"{meeting}/console")).text
        for noun, state in (("adjournment", "adjourned"), ("resumption", "sitting")):
            assert (await secretary.post(f"{meeting}/sitting/{noun}")).status == 303
            assert (await meeting_facts(world.sitting.id)).state == state
        await secretary.post(f"/ballots/{world.sitting.ballots[0]}/opening")
        console = await secretary.get(f"{meeting}/console")
        assert f"/ballots/{world.sitting.ballots[0]}/closure" not in console.forms
        assert (await secretary.post(f"/ballots/{world.sitting.ballots[0]}/closure")).status == 403


async def test_what_is_unfinished_is_told_before_the_sitting_is_closed(world: World) -> None:
    async with visit(world.people["prime_minister"].viewer) as chair:
        text = (await chair.get(f"/meetings/{world.sitting.id}/console")).text
    for n, what in ((2, "Not dealt with"), (3, "Not dealt with"), (1, "A ballot is prepared and not opened")):
        assert f"{said('Item %(n)s', n=n)} {said(what)}" in text


async def test_of_a_closed_item_the_desk_is_told_its_number_only(world: World) -> None:
    """Who may not look into it goes to it all the same, and the list of what is left says no more than that."""
    closed = world.sitting.items[2]
    async with visit(world.people["prime_minister"].viewer) as chair, visit(world.people["secretary"].viewer) as desk:
        await desk.post(f"/items/{closed}/beginning")
        await chair.post(f"/items/{closed}/ballots", question="Câu hỏi kín?")
        text = (await desk.get(f"/meetings/{world.sitting.id}/console")).text
        assert f"{said('Item %(n)s', n=3)} {said('Closed item')}" in text
        assert "Nội dung kín" not in text.replace(said("Closed item"), "")
        prepared = f"{said('Item %(n)s', n=3)} {said('A ballot is prepared and not opened')}"
        assert prepared not in text
        assert prepared in (await chair.get(f"/meetings/{world.sitting.id}/console")).text


@pytest.mark.parametrize("name", ["minister", "substitute", "office"])
async def test_who_does_not_run_the_meeting_has_no_console(world: World, name: str) -> None:
    async with visit(world.people[name].viewer) as visitor:
        page = await visitor.get(f"/meetings/{world.sitting.id}/console")
        assert (page.status, said("Only the chair or the secretary of this meeting may do this.") in page.text) == (
            403,
            True,
        )


async def test_a_time_that_cannot_be_read_is_refused_and_the_sitting_goes_on(world: World) -> None:
    async with visit(world.people["prime_minister"].viewer) as chair:
        page = await chair.post(f"/meetings/{world.sitting.id}/sitting/adjournment", until="chiều nay")
        assert (page.status, said("Write the time like 14:00.") in page.text) == (422, True)
        assert (await meeting_facts(world.sitting.id)).state == "sitting"
