"""Answering an invitation: oneself, or the secretary for somebody, and the consent to an absence."""

from __future__ import annotations

import pytest

from ecabinet.access import Viewer
from ecabinet.clock import now
from ecabinet.db import fetch
from ecabinet.errors import RuleBroken, Stale
from meetings.commands.answering import answer, consent
from meetings.commands.attending import arrive
from meetings.commands.inviting import call, invite
from meetings.queries.answers import AnswerFacts, answer_facts
from meetings.queries.presence import participants
from tests.meetings.making import draft
from tests.meetings.visiting import visit
from tests.world import World


async def given(world: World, name: str) -> AnswerFacts:
    return await answer_facts(world.called.id, world.people[name].person)


async def answer_id(world: World, name: str) -> int:
    rows = await participants(world.called.id)
    return next(row.answer_id for row in rows if row.person == world.people[name].person)  # type: ignore[return-value]


async def test_one_press_says_that_one_comes(world: World) -> None:
    meeting = world.called.id
    async with visit(world.people["minister"].viewer) as minister:
        page = await minister.get(f"/meetings/{meeting}")
        assert "Chưa trả lời giấy mời phiên họp này" in page.text
        assert (await minister.post(f"/meetings/{meeting}/answer", value="attend")).to == f"/meetings/{meeting}"
        page = await minister.get(f"/meetings/{meeting}")
    assert "Chưa trả lời giấy mời phiên họp này" not in page.text
    assert "Đã trả lời: Dự họp" in page.text


async def test_an_absence_needs_its_reason(world: World) -> None:
    meeting = world.called.id
    async with visit(world.people["minister"].viewer) as minister:
        page = await minister.post(f"/meetings/{meeting}/answer", value="absent")
        assert page.status == 422
        assert 'value="absent" checked' in page.html
        assert "Ghi rõ lý do" in page.text
        assert (await minister.post(f"/meetings/{meeting}/answer", value="absent", reason="Đi công tác")).status == 303
    assert ((await given(world, "minister")).value, (await given(world, "minister")).consent) == ("absent", "asked")


async def test_a_substitute_comes_from_the_same_agency(world: World) -> None:
    meeting, form = world.called.id, {"value": "substitute", "reason": "Dự hội nghị"}
    async with visit(world.people["other_minister"].viewer) as minister:
        page = await minister.get(f"/meetings/{meeting}/answer")
        assert "Thứ trưởng Bộ Y tế" in page.text
        assert "Thứ trưởng Bộ Ngoại giao" not in page.text
        for wrong in ("", world.people["substitute"].person, world.people["other_minister"].person, 999999):
            page = await minister.post(f"/meetings/{meeting}/answer", **form, substitute=wrong)
            assert (page.status, "Chọn người họp thay" in page.text) == (422, True), wrong
            assert "Dự hội nghị</textarea>" in page.html


async def test_an_agreed_substitute_becomes_a_participant(world: World) -> None:
    meeting = world.called.id
    async with visit(world.people["other_minister"].viewer) as minister:
        page = await minister.get(f"/meetings/{meeting}/answer")
        deputy = page.html.split("Thứ trưởng Bộ Y tế")[0].rpartition('<option value="')[2].split('"')[0]
        await minister.post(f"/meetings/{meeting}/answer", value="substitute", reason="Dự hội nghị", substitute=deputy)
    async with visit(world.people["prime_minister"].viewer) as chair:
        shown = await chair.get(f"/meetings/{meeting}")
        assert "Bộ trưởng Bộ Y tế: Thứ trưởng Bộ Y tế họp thay" in shown.text
        consent = f"/answers/{await answer_id(world, 'other_minister')}/consent"
        page = await chair.post(consent, agreed="1", value="substitute", substitute=deputy)
        assert page.to == f"/meetings/{meeting}"
        assert consent not in (await chair.get(f"/meetings/{meeting}")).forms
    assert (await given(world, "other_minister")).consent == "agreed"
    assert {row.person: row.for_name for row in await participants(meeting)}[int(deputy)] == "Bộ trưởng Bộ Y tế"


async def test_nobody_agrees_to_what_he_did_not_read(world: World) -> None:
    meeting = world.called.id
    async with visit(world.people["minister"].viewer) as minister:
        await minister.post(f"/meetings/{meeting}/answer", value="absent", reason="Đi công tác")
    consent = f"/answers/{await answer_id(world, 'minister')}/consent"
    async with visit(world.people["prime_minister"].viewer) as chair:
        page = await chair.post(consent, agreed="1", value="substitute", substitute="1")
        assert page.status == 409
        assert (await chair.post(consent, agreed="0", value="absent")).status == 303
    assert (await given(world, "minister")).consent == "refused"


async def test_nobody_agrees_to_his_own_absence(world: World) -> None:
    async with visit(world.people["prime_minister"].viewer) as chair:
        await chair.post(f"/meetings/{world.called.id}/answer", value="absent", reason="Đi công tác")
        consent = f"/answers/{await answer_id(world, 'prime_minister')}/consent"
        assert consent not in (await chair.get(f"/meetings/{world.called.id}")).forms
        assert (await chair.post(consent, agreed="1", value="absent")).status == 422
    assert (await given(world, "prime_minister")).consent == "asked"


async def test_members_do_not_agree_to_absences(world: World) -> None:
    async with visit(world.people["minister"].viewer) as minister:
        await minister.post(f"/meetings/{world.called.id}/answer", value="absent", reason="Đi công tác")
    async with visit(world.people["other_minister"].viewer) as other:
        page = await other.post(f"/answers/{await answer_id(world, 'minister')}/consent", agreed="1", value="absent")
        assert page.status == 403
        assert (await other.post("/answers/999999/consent", agreed="1", value="absent")).status == 404


async def test_the_prime_minister_or_the_chair_agrees_and_no_deputy(world: World) -> None:
    """Decree 191/2026, article 21.3."""
    async with visit(world.people["minister"].viewer) as minister:
        await minister.post(f"/meetings/{world.called.id}/answer", value="absent", reason="Đi công tác")
    consent, sent = f"/answers/{await answer_id(world, 'minister')}/consent", {"agreed": "1", "value": "absent"}
    async with visit(world.people["deputy"].viewer) as deputy:
        assert consent not in (await deputy.get(f"/meetings/{world.called.id}")).forms
        assert (await deputy.post(consent, **sent)).status == 403
    assert (await given(world, "minister")).consent == "asked"
    async with visit(world.people["prime_minister"].viewer) as prime_minister:
        assert consent in (await prime_minister.get(f"/meetings/{world.called.id}")).forms
        assert (await prime_minister.post(consent, **sent)).status == 303
    assert (await given(world, "minister")).consent == "agreed"


async def test_a_deputy_agrees_where_he_presides_and_the_prime_minister_everywhere(world: World) -> None:
    meeting = await draft(world, "Nội dung", people=False)
    office, names = world.people["office"].viewer, {"deputy": "chair", "secretary": "secretary"}
    for name, capacity in names.items():
        await invite(office, meeting, [world.people[name].person], capacity)
    await invite(office, meeting, [world.people[name].person for name in ("minister", "other_minister")], "member")
    await call(office, meeting)
    for asker, agreeing in (("minister", "deputy"), ("other_minister", "prime_minister")):
        await answer(world.people[asker].viewer, meeting, "absent", reason="Đi công tác")
        given = await answer_facts(meeting, world.people[asker].person)
        rows = {row.person: row.answer_id for row in await participants(meeting)}
        async with visit(world.people[agreeing].viewer) as visitor:
            path = f"/answers/{rows[given.person]}/consent"
            assert (await visitor.post(path, agreed="1", value="absent")).status == 303, agreeing
        assert (await answer_facts(meeting, given.person)).consent == "agreed"


async def test_the_secretary_records_an_answer_and_how_it_came(world: World) -> None:
    path = f"/meetings/{world.called.id}/participants/{world.people['minister'].person}/answer"
    async with visit(world.people["secretary"].viewer) as secretary:
        assert path in (await secretary.get(f"/meetings/{world.called.id}/participants")).links
        assert "Trả lời của Bộ trưởng Bộ Xây dựng" in (await secretary.get(path)).text
        page = await secretary.post(path, value="attend")
        assert (page.status, "bằng cách nào" in page.text) == (422, True)
        page = await secretary.post(path, value="attend", reason="Văn phòng Bộ báo qua điện thoại")
    assert page.to == f"/meetings/{world.called.id}/participants"
    assert ((await given(world, "minister")).value, (await given(world, "minister")).consent) == ("attend", "")


async def test_reasons_are_read_by_who_plans_and_who_agrees(world: World) -> None:
    async with visit(world.people["minister"].viewer) as minister:
        await minister.post(f"/meetings/{world.called.id}/answer", value="absent", reason="Việc gia đình")
    for name, reads in (("secretary", True), ("office", True), ("prime_minister", True), ("other_minister", False)):
        async with visit(world.people[name].viewer) as visitor:
            page = await visitor.get(f"/meetings/{world.called.id}/participants?only=away")
        assert "Bộ trưởng Bộ Xây dựng" in page.text
        assert ("Việc gia đình" in page.text) is reads, name


async def test_answers_end_when_the_meeting_opens(world: World) -> None:
    async with visit(world.people["minister"].viewer) as minister:
        page = await minister.post(f"/meetings/{world.sitting.id}/answer", value="absent", reason="Đi công tác")
    assert page.status == 422
    assert "Đi công tác</textarea>" in page.html


async def sent(world: World, substitute: int) -> int:
    """The other minister sends this person instead, by leave of the Prime Minister; returns the answer."""
    minister = world.people["other_minister"].viewer
    await answer(minister, world.called.id, "substitute", reason="Dự hội nghị", substitute=substitute)
    number = await answer_id(world, "other_minister")
    await consent(world.people["prime_minister"].viewer, number, agreed=True, read=("substitute", substitute))
    return number


async def part_of(world: World, person: int) -> tuple[str, str | None] | None:
    rows = await participants(world.called.id)
    return next(((row.capacity, row.for_name) for row in rows if row.person == person), None)


@pytest.fixture
def guest(world: World) -> Viewer:
    """Of no part in the called meeting, who may be sent."""
    return world.people["clerk"].viewer


@pytest.mark.parametrize("value", ["attend", "absent"])
async def test_a_substitute_goes_off_the_list_when_the_member_answers_otherwise(
    world: World, guest: Viewer, value: str
) -> None:
    await sent(world, guest.person)
    assert await part_of(world, guest.person) == ("substitute", "Bộ trưởng Bộ Y tế")
    async with visit(guest) as him:
        assert (await him.get(f"/meetings/{world.called.id}")).status == 200
        await answer(world.people["other_minister"].viewer, world.called.id, value, reason="Đã sắp xếp lại")
        assert (await him.get(f"/meetings/{world.called.id}")).status == 404
    assert await part_of(world, guest.person) is None


async def test_another_substitute_comes_in_place_of_the_first(world: World, guest: Viewer) -> None:
    await sent(world, guest.person)
    await sent(world, world.people["admin"].person)
    assert await part_of(world, guest.person) is None
    assert await part_of(world, world.people["admin"].person) == ("substitute", "Bộ trưởng Bộ Y tế")


async def test_leave_that_is_taken_back_takes_the_substitute_off_the_list(world: World, guest: Viewer) -> None:
    number = await sent(world, guest.person)
    await consent(world.people["prime_minister"].viewer, number, agreed=False, read=("substitute", guest.person))
    assert await part_of(world, guest.person) is None
    assert (await given(world, "other_minister")).consent == "refused"


async def test_an_invitee_who_is_sent_is_a_substitute_and_afterwards_an_invitee_again(
    world: World, guest: Viewer
) -> None:
    await invite(world.people["office"].viewer, world.called.id, [guest.person], "invitee")
    await sent(world, guest.person)
    assert await part_of(world, guest.person) == ("substitute", "Bộ trưởng Bộ Y tế")
    await answer(world.people["other_minister"].viewer, world.called.id, "attend")
    assert await part_of(world, guest.person) == ("invitee", None)


async def test_nobody_is_sent_who_has_another_part_in_the_meeting(world: World) -> None:
    for name in ("secretary", "minister"):
        with pytest.raises(RuleBroken, match="takes part in this meeting already"):
            await sent(world, world.people[name].person)
    assert (await given(world, "other_minister")).consent == "asked"


async def test_an_answer_stands_once_the_substitute_has_come(world: World, guest: Viewer) -> None:
    number = await sent(world, guest.person)
    await fetch("UPDATE meeting SET starts_at = $2 WHERE id = $1", world.called.id, now())
    await arrive(guest, world.called.id, guest.person, mode="room")
    with pytest.raises(RuleBroken, match="marked as present"):
        await answer(world.people["other_minister"].viewer, world.called.id, "attend")
    with pytest.raises(RuleBroken, match="marked as present"):
        await consent(world.people["prime_minister"].viewer, number, agreed=False)
    facts = await given(world, "other_minister")
    assert (facts.value, facts.consent) == ("substitute", "agreed")
    assert await part_of(world, guest.person) == ("substitute", "Bộ trưởng Bộ Y tế")


async def test_what_was_read_is_compared_when_nobody_can_change_it_any_more(world: World, guest: Viewer) -> None:
    """Not before: an answer that came in between would be agreed to unread."""
    minister = world.people["other_minister"].viewer
    await answer(minister, world.called.id, "substitute", reason="Dự hội nghị", substitute=guest.person)
    number = await answer_id(world, "other_minister")
    for unread in (("absent", None), ("substitute", world.people["admin"].person)):
        with pytest.raises(Stale):
            await consent(world.people["prime_minister"].viewer, number, agreed=True, read=unread)
    assert (await given(world, "other_minister")).consent == "asked"
    assert await part_of(world, guest.person) is None
