"""The lead agency receives, accepts or returns."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from itertools import product

import pytest

from directives.commands.accepting import accept
from directives.commands.receiving import receive
from directives.commands.returning import give_back
from directives.queries.directives import directive_for
from ecabinet.access import Viewer
from ecabinet.errors import Forbidden, RuleBroken
from tests.directives.cabinet import Cabinet, at, done_to, notices_of

Act = Callable[[Viewer, int], Awaitable[None]]


async def hand_back(actor: Viewer, directive: int) -> None:
    await give_back(actor, directive, reason="Không thuộc chức năng.", at=at(4))


async def state(cabinet: Cabinet, directive: int) -> str:
    return (await directive_for(cabinet.office, directive)).standing.state


async def test_it_is_received_then_accepted(cabinet: Cabinet) -> None:
    made = await cabinet.issued()
    await receive(cabinet.lead, made, at=at(3))
    assert await state(cabinet, made) == "received"
    await accept(cabinet.lead, made, at=at(3))
    assert await state(cabinet, made) == "accepted"
    assert await notices_of(cabinet.officer) == ["directive.received", "directive.accepted"]


async def test_it_is_returned_with_the_reason(cabinet: Cabinet) -> None:
    made = await cabinet.issued()
    await receive(cabinet.lead, made, at=at(3))
    with pytest.raises(RuleBroken) as refused:
        await give_back(cabinet.lead, made, reason=" ", at=at(4))
    assert refused.value.field == "reason"
    await hand_back(cabinet.lead, made)
    found = await directive_for(cabinet.office, made)
    assert (found.standing.state, done_to(found)[-1].text) == ("returned", "Không thuộc chức năng.")


async def test_nobody_answers_for_the_lead_agency(cabinet: Cabinet) -> None:
    made = await cabinet.issued()
    acts: tuple[Act, ...] = (receive, accept, hand_back)
    for act, who in product(acts, (cabinet.helper, cabinet.stranger, cabinet.office, cabinet.head)):
        with pytest.raises(Forbidden):
            await act(who, made)
    assert await cabinet.count("receipt") == await cabinet.count("acceptance") == await cabinet.count("return") == 0


async def test_what_was_not_received_is_neither_accepted_nor_returned(cabinet: Cabinet) -> None:
    made = await cabinet.issued()
    for act in (accept, hand_back):
        with pytest.raises(RuleBroken):
            await act(cabinet.lead, made)


async def test_what_was_returned_is_not_accepted_any_more(cabinet: Cabinet) -> None:
    made = await cabinet.issued()
    await receive(cabinet.lead, made, at=at(3))
    await hand_back(cabinet.lead, made)
    with pytest.raises(RuleBroken):
        await accept(cabinet.colleague, made, at=at(5))


async def test_a_draft_is_not_received(cabinet: Cabinet) -> None:
    made = await cabinet.drafted()
    with pytest.raises(RuleBroken):
        await receive(cabinet.lead, made, at=at(3))


async def test_two_clicks_at_once_are_one_act(cabinet: Cabinet) -> None:
    made = await cabinet.issued()
    await asyncio.gather(receive(cabinet.lead, made), receive(cabinet.colleague, made))
    await asyncio.gather(accept(cabinet.lead, made), accept(cabinet.lead, made))
    assert await cabinet.count("receipt") == await cabinet.count("acceptance") == 1


async def test_accepting_races_returning_and_one_of_them_wins(cabinet: Cabinet) -> None:
    made = await cabinet.issued()
    await receive(cabinet.lead, made)
    answers = await asyncio.gather(
        accept(cabinet.lead, made), give_back(cabinet.colleague, made, reason="Không."), return_exceptions=True
    )
    assert sorted(type(answer).__name__ for answer in answers) == ["NoneType", "RuleBroken"]
    assert await cabinet.count("acceptance") + await cabinet.count("return") == 1
