"""Asking for completion, verifying it, sending it back."""

from __future__ import annotations

import asyncio

import pytest

from directives.commands.completing import ask_completion
from directives.commands.reporting import report
from directives.commands.verifying import verify
from directives.queries.directives import directive_for
from ecabinet.errors import Forbidden, RuleBroken
from tests.directives.cabinet import Cabinet, at, notices_of


async def test_it_is_done_when_the_office_says_so(cabinet: Cabinet) -> None:
    made = await cabinet.done(when=at(18), verified=at(24))
    found = await directive_for(cabinet.lead, made)
    assert (found.standing.state, found.standing.class_) == ("done", "done_on_time")
    assert found.standing.done_on == at(18).date()
    assert (await notices_of(cabinet.lead))[-1] == "directive.verified"
    assert found.acts == frozenset()


async def test_it_is_sent_back_with_the_reason_and_asked_for_again(cabinet: Cabinet) -> None:
    made = await cabinet.asked(when=at(18))
    with pytest.raises(RuleBroken) as refused:
        await verify(cabinet.office, made, outcome="sent_back", reason=" ", at=at(19))
    assert refused.value.field == "reason"
    await verify(cabinet.office, made, outcome="sent_back", reason="Thiếu báo cáo.", at=at(19))
    assert (await directive_for(cabinet.lead, made)).standing.state == "accepted"
    await report(cabinet.lead, made, text="Đã bổ sung.", percent=100, at=at(22))
    await ask_completion(cabinet.lead, made, at=at(22))
    await verify(cabinet.officer, made, outcome="accepted", at=at(23))
    found = await directive_for(cabinet.lead, made)
    assert (found.standing.class_, found.standing.days_overdue) == ("done_late", 2)
    assert [entry.kind for entry in found.timeline][-5:] == [
        "sent_back", "overdue", "reported", "completion_asked", "verified",
    ]  # fmt: skip


async def test_it_needs_a_report_first(cabinet: Cabinet) -> None:
    made = await cabinet.accepted()
    with pytest.raises(RuleBroken):
        await ask_completion(cabinet.lead, made, at=at(5))


async def test_two_clicks_are_one_request_and_one_verification(cabinet: Cabinet) -> None:
    made = await cabinet.accepted()
    await report(cabinet.lead, made, text="Đã trình.", percent=100)
    await asyncio.gather(ask_completion(cabinet.lead, made), ask_completion(cabinet.colleague, made))
    await asyncio.gather(*(verify(cabinet.office, made, outcome="accepted") for _ in range(2)))
    assert await cabinet.count("completion_request") == await cabinet.count("verification") == 1
    sent = [kind for kind in await notices_of(cabinet.lead) if kind == "directive.verified"]
    assert sent == ["directive.verified"]


async def test_another_judgement_of_the_same_request_is_refused(cabinet: Cabinet) -> None:
    made = await cabinet.done(when=at(18))
    with pytest.raises(RuleBroken):
        await verify(cabinet.officer, made, outcome="sent_back", reason="Thiếu.", at=at(19))


async def test_an_unknown_outcome_is_refused(cabinet: Cabinet) -> None:
    made = await cabinet.asked(when=at(18))
    for outcome in ("", "done", "granted"):
        with pytest.raises(RuleBroken) as refused:
            await verify(cabinet.office, made, outcome=outcome, at=at(19))
        assert refused.value.field == "outcome"


async def test_what_nobody_asked_for_is_not_verified(cabinet: Cabinet) -> None:
    made = await cabinet.accepted()
    with pytest.raises(RuleBroken):
        await verify(cabinet.office, made, outcome="accepted", at=at(5))


async def test_only_the_lead_agency_asks(cabinet: Cabinet) -> None:
    made = await cabinet.accepted()
    for who in (cabinet.helper, cabinet.stranger, cabinet.office):
        with pytest.raises(Forbidden):
            await ask_completion(who, made, at=at(5))
