"""Drafting from a conclusion's sentence, and editing the draft."""

from __future__ import annotations

import asyncio
from datetime import date

import msgspec
import pytest

from directives.commands.drafting import draft, revise
from directives.commands.issuing import issue
from directives.queries.directives import directive_for
from ecabinet.errors import NotFound, RuleBroken, Stale
from tests.directives.cabinet import NOON, TEXT, Cabinet, at, notices_of


async def test_it_quotes_the_sentence_and_remembers_where_it_stands(cabinet: Cabinet) -> None:
    clause = await cabinet.clause(f"Đồng ý chủ trương. {TEXT}")
    order = cabinet.order(clause=clause, quote=TEXT, document_number=None, issued_on=None)
    found = await directive_for(cabinet.office, await draft(cabinet.office, order, at=NOON))
    assert (found.facts.clause, found.facts.quote, found.facts.quote_start) == (clause, TEXT, 19)
    assert (found.facts.document_title, found.facts.document_place) == ("Phiên họp thử nghiệm", "1")
    assert found.facts.meeting is not None
    assert found.standing.state == "draft"
    assert [agency.id for agency in found.cooperating] == [cabinet.b]


async def test_it_refuses_words_that_are_not_in_the_clause(cabinet: Cabinet) -> None:
    order = cabinet.order(clause=await cabinet.clause(), quote="Giao cơ quan khác làm.")
    with pytest.raises(RuleBroken) as refused:
        await draft(cabinet.office, order, at=NOON)
    assert refused.value.field == "quote"
    assert await cabinet.count("directive") == 0


async def test_it_refuses_a_conclusion_that_is_not_approved(cabinet: Cabinet) -> None:
    order = cabinet.order(clause=await cabinet.clause(approved=False), quote=TEXT)
    with pytest.raises(RuleBroken):
        await draft(cabinet.office, order, at=NOON)


async def test_a_closed_item_s_clause_is_there_for_the_cleared_only(cabinet: Cabinet) -> None:
    clause = await cabinet.clause(closed=True)
    for unseen in (clause, clause + 1):
        with pytest.raises(NotFound):
            await draft(cabinet.officer, cabinet.order(clause=unseen, quote=TEXT), at=NOON)


async def test_it_refuses_an_order_that_cannot_be(cabinet: Cabinet) -> None:
    wrong: list[tuple[dict[str, object], str]] = [
        ({"lead": 999999}, "lead"),
        ({"lead": cabinet.old}, "lead"),
        ({"cooperating": (999999,)}, "cooperating"),
        ({"cooperating": (cabinet.a,)}, "cooperating"),
        ({"deadline": date(2025, 11, 1)}, "deadline"),
        ({"deadline": None}, "precision"),
        ({"precision": "none"}, "precision"),
        ({"text": "  "}, "text"),
        ({"document_number": None}, "document_number"),
        ({"document_number": "9" * 61}, "document_number"),
        ({"issued_on": date(2025, 11, 3)}, "issued_on"),
        ({"recurring": "hourly"}, "recurring"),
    ]
    for change, field in wrong:
        with pytest.raises(RuleBroken) as refused:
            await cabinet.drafted(**change)
        assert refused.value.field == field, change
    assert await cabinet.count("directive") == await cabinet.count("event") == 0


async def test_an_agency_that_existed_on_the_day_of_the_document_may_lead(cabinet: Cabinet) -> None:
    await cabinet.drafted(lead=cabinet.old, issued_on=date(2025, 2, 28), deadline=date(2025, 3, 31))


async def test_the_last_day_permitted_is_kept(cabinet: Cabinet) -> None:
    made = await cabinet.drafted(deadline=date(2025, 11, 5), precision="quarter", deadline_text="trong quý IV")
    found = await directive_for(cabinet.office, made)
    assert (found.standing.deadline, found.facts.deadline_text) == (date(2025, 12, 31), "trong quý IV")


async def test_the_same_order_twice_is_one_draft(cabinet: Cabinet) -> None:
    first, second = await asyncio.gather(cabinet.drafted(), cabinet.drafted())
    assert first == second
    assert await cabinet.count("directive") == 1
    assert await cabinet.drafted(lead=cabinet.c) != first


async def test_it_is_told_to_who_issues(cabinet: Cabinet) -> None:
    await draft(cabinet.officer, cabinet.order(), at=NOON)
    assert await notices_of(cabinet.office) == ["directive.drafted"]
    assert await notices_of(cabinet.lead) == []


async def test_a_draft_can_be_changed_until_it_is_issued(cabinet: Cabinet) -> None:
    made = await cabinet.drafted()
    await revise(cabinet.officer, made, cabinet.order(text="Nội dung mới", cooperating=()), version=1, at=at(3))
    found = await directive_for(cabinet.office, made)
    assert (found.facts.text, found.facts.version, found.cooperating) == ("Nội dung mới", 2, [])
    await issue(cabinet.office, made, at=at(4))
    with pytest.raises(RuleBroken):
        await revise(cabinet.officer, made, cabinet.order(), version=2, at=at(5))


async def test_a_stale_save_gets_what_stands_now_and_loses_nothing(cabinet: Cabinet) -> None:
    made = await cabinet.drafted()
    order = cabinet.order(text="Của người nhanh hơn")
    await revise(cabinet.officer, made, order, version=1, at=at(3))
    await revise(cabinet.officer, made, order, version=1, at=at(3))
    with pytest.raises(Stale) as refused:
        await revise(cabinet.office, made, msgspec.structs.replace(order, text="Của người chậm"), version=1, at=at(3))
    assert refused.value.theirs == "Của người nhanh hơn"
