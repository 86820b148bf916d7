"""Issuing a draft, and issuing again what was returned."""

from __future__ import annotations

from datetime import date

import pytest

from directives.commands.drafting import draft, revise
from directives.commands.issuing import issue
from directives.commands.receiving import receive
from directives.commands.returning import give_back
from directives.queries.directives import directive_for
from directives.queries.visibility import relation_to
from ecabinet.errors import Forbidden, NotFound, RuleBroken, Stale
from tests.directives.cabinet import NOON, Cabinet, at, done_to, notices_of


async def returned(cabinet: Cabinet) -> int:
    made = await cabinet.issued()
    await receive(cabinet.lead, made, at=at(3))
    await give_back(cabinet.lead, made, reason="Không thuộc chức năng.", at=at(3))
    return made


async def test_it_tells_the_lead_and_the_cooperating_agencies(cabinet: Cabinet) -> None:
    await cabinet.issued()
    for told in (cabinet.lead, cabinet.colleague, cabinet.minister, cabinet.helper):
        assert await notices_of(told) == ["directive.issued"]
    assert await notices_of(cabinet.stranger) == []


async def test_twice_is_once(cabinet: Cabinet) -> None:
    made = await cabinet.issued()
    await issue(cabinet.office, made, at=at(3))
    assert await cabinet.count("issue") == 1
    assert await notices_of(cabinet.lead) == ["directive.issued"]


async def test_the_day_of_issue_is_that_of_the_document_or_today(cabinet: Cabinet) -> None:
    with_document = await cabinet.issued()
    without = await draft(cabinet.office, cabinet.order(issued_on=None, document_number="7/TB-VPCP"), at=NOON)
    await issue(cabinet.office, without, at=at(4, hour=23))
    days = [(await directive_for(cabinet.office, one)).facts.issued_on for one in (with_document, without)]
    assert days == [date(2025, 11, 2), date(2025, 11, 4)]


async def test_a_deadline_that_passed_while_it_was_a_draft_must_be_changed_first(cabinet: Cabinet) -> None:
    made = await draft(cabinet.office, cabinet.order(issued_on=None), at=NOON)
    with pytest.raises(RuleBroken) as refused:
        await issue(cabinet.office, made, at=at(21))
    assert refused.value.field == "deadline"
    assert await cabinet.count("issue") == 0


async def test_the_words_that_were_read_are_the_words_that_are_issued(cabinet: Cabinet) -> None:
    made = await cabinet.drafted()
    await revise(cabinet.officer, made, cabinet.order(text="Khác"), version=1, at=at(3))
    with pytest.raises(Stale):
        await issue(cabinet.office, made, version=1, at=at(3))
    await issue(cabinet.office, made, version=2, at=at(3))


async def test_a_draft_is_seen_by_the_office_alone(cabinet: Cabinet) -> None:
    made = await cabinet.drafted()
    assert await relation_to(cabinet.lead, made) is None
    assert await relation_to(cabinet.officer, made) is not None


async def test_a_returned_directive_goes_to_another_lead(cabinet: Cabinet) -> None:
    made = await returned(cabinet)
    await issue(cabinet.office, made, lead=cabinet.c, at=at(4))
    await issue(cabinet.office, made, lead=cabinet.c, at=at(4))
    assert await cabinet.count("issue") == 2
    assert await relation_to(cabinet.lead, made) is None
    with pytest.raises(Forbidden):
        await receive(cabinet.lead, made, at=at(5))
    await receive(cabinet.stranger, made, at=at(5))
    found = await directive_for(cabinet.stranger, made)
    assert (found.standing.state, found.standing.lead) == ("received", cabinet.c)
    assert [entry.kind for entry in done_to(found)] == ["issued", "received", "returned", "issued", "received"]


async def test_a_returned_directive_does_not_go_to_just_anybody(cabinet: Cabinet) -> None:
    made = await returned(cabinet)
    for lead in (cabinet.b, cabinet.old, 999999):
        with pytest.raises(RuleBroken) as refused:
            await issue(cabinet.office, made, lead=lead, at=at(4))
        assert refused.value.field == "lead"


async def test_what_is_not_there_is_not_found(cabinet: Cabinet) -> None:
    with pytest.raises(NotFound):
        await issue(cabinet.office, 999999, at=NOON)
