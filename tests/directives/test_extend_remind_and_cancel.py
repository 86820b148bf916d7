"""Moving a deadline takes two persons; the Office reminds; a later decision ends what was ordered."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from directives.commands.cancelling import cancel
from directives.commands.extending import ask_extension, decide_extension
from directives.commands.overdue import note_overdue
from directives.commands.reminding import remind
from directives.queries.directives import directive_for
from ecabinet.errors import Forbidden, NotFound, RuleBroken
from tests.directives.cabinet import Cabinet, at, done_to, last, notices_of

LATER = date(2025, 12, 15)


async def asked(cabinet: Cabinet) -> tuple[int, int]:
    made = await cabinet.accepted()
    await ask_extension(cabinet.lead, made, deadline=LATER, reason="Chờ thẩm định.", at=at(10))
    return made, await last("extension")


async def test_a_granted_extension_moves_the_deadline_and_keeps_the_first(cabinet: Cabinet) -> None:
    made, extension = await asked(cabinet)
    await decide_extension(cabinet.office, made, extension, outcome="granted", at=at(11))
    found = await directive_for(cabinet.lead, made)
    assert (found.standing.deadline, found.standing.original_deadline) == (LATER, date(2025, 11, 20))
    (one,) = found.extensions
    assert (one.old, one.new, one.outcome, one.decided_by) == (
        date(2025, 11, 20),
        LATER,
        "granted",
        cabinet.office.name,
    )
    assert (await notices_of(cabinet.lead))[-1] == "directive.extension_granted"


async def test_a_refusal_needs_a_reason_and_leaves_the_deadline(cabinet: Cabinet) -> None:
    made, extension = await asked(cabinet)
    with pytest.raises(RuleBroken) as refused:
        await decide_extension(cabinet.office, made, extension, outcome="refused", at=at(11))
    assert refused.value.field == "answer"
    await decide_extension(cabinet.office, made, extension, outcome="refused", answer="Không đủ căn cứ.", at=at(11))
    assert (await directive_for(cabinet.lead, made)).standing.deadline == date(2025, 11, 20)
    await ask_extension(cabinet.lead, made, deadline=LATER, reason="Có căn cứ mới.", at=at(12))


async def test_who_asked_does_not_decide(cabinet: Cabinet) -> None:
    made, extension = await asked(cabinet)
    both = msgspec.structs.replace(cabinet.lead, duties=frozenset({"ministry", "office"}))
    assert "decide_extension" not in (await directive_for(both, made)).acts
    with pytest.raises(RuleBroken):
        await decide_extension(both, made, extension, outcome="granted", at=at(11))
    assert "decide_extension" in (await directive_for(cabinet.officer, made)).acts


async def test_twice_is_once_and_a_second_request_waits_for_the_first(cabinet: Cabinet) -> None:
    made, extension = await asked(cabinet)
    await ask_extension(cabinet.lead, made, deadline=LATER, reason="Chờ thẩm định.", at=at(10))
    assert await cabinet.count("extension") == 1
    with pytest.raises(RuleBroken):
        await ask_extension(cabinet.lead, made, deadline=date(2025, 12, 31), reason="Khác.", at=at(10))
    for _ in range(2):
        await decide_extension(cabinet.office, made, extension, outcome="granted", at=at(11))
    with pytest.raises(RuleBroken):
        await decide_extension(cabinet.office, made, extension, outcome="refused", answer="Không.", at=at(11))


async def test_the_new_deadline_is_later(cabinet: Cabinet) -> None:
    made = await cabinet.accepted()
    for day in (date(2025, 11, 20), date(2025, 11, 5)):
        with pytest.raises(RuleBroken) as refused:
            await ask_extension(cabinet.lead, made, deadline=day, reason="Chờ.", at=at(10))
        assert refused.value.field == "deadline"


async def test_an_extension_belongs_to_its_directive(cabinet: Cabinet) -> None:
    _made, extension = await asked(cabinet)
    other = await cabinet.accepted(document_number="9/TB-VPCP")
    with pytest.raises(NotFound):
        await decide_extension(cabinet.office, other, extension, outcome="granted", at=at(11))


async def test_only_the_lead_agency_asks_for_time(cabinet: Cabinet) -> None:
    made = await cabinet.accepted()
    for who in (cabinet.helper, cabinet.stranger, cabinet.office):
        with pytest.raises(Forbidden):
            await ask_extension(who, made, deadline=LATER, reason="Chờ.", at=at(10))


async def test_a_reminder_reaches_the_lead_agency_once(cabinet: Cabinet) -> None:
    made = await cabinet.accepted()
    for _ in range(2):
        await remind(cabinet.officer, made, text="Đề nghị báo cáo.", document_number="8/VPCP-TH", at=at(16))
    await remind(cabinet.officer, made, text="Đề nghị báo cáo.", document_number="8/VPCP-TH", at=at(17))
    assert await cabinet.count("reminder") == 2
    assert (await notices_of(cabinet.lead)).count("directive.reminded") == 2
    entry = done_to(await directive_for(cabinet.lead, made))[-1]
    assert (entry.kind, entry.text, entry.number) == ("reminded", "Đề nghị báo cáo.", "8/VPCP-TH")


async def test_what_is_done_is_not_reminded_of(cabinet: Cabinet) -> None:
    made = await cabinet.done(when=at(18))
    with pytest.raises(RuleBroken):
        await remind(cabinet.office, made, text="Đề nghị báo cáo.", at=at(19))


async def test_a_later_decision_ends_it_and_is_named(cabinet: Cabinet) -> None:
    made = await cabinet.accepted()
    with pytest.raises(RuleBroken) as refused:
        await cancel(cabinet.office, made, by_document=" ", at=at(12))
    assert refused.value.field == "by_document"
    for _ in range(2):
        await cancel(cabinet.office, made, by_document="300/NQ-CP", reason="Thay thế.", at=at(12))
    with pytest.raises(RuleBroken):
        await cancel(cabinet.office, made, by_document="301/NQ-CP", at=at(12))
    found = await directive_for(cabinet.lead, made)
    assert (found.standing.class_, found.standing.days_overdue) == ("cancelled", 0)
    assert (found.timeline[-1].number, await cabinet.count("cancellation")) == ("300/NQ-CP", 1)
    assert (await notices_of(cabinet.helper))[-1] == "directive.cancelled"


async def test_the_passing_of_a_deadline_is_noted_once_for_each_deadline(cabinet: Cabinet) -> None:
    await note_overdue()
    made, extension = await asked(cabinet)
    assert await note_overdue() == 1
    assert await note_overdue() == 0
    assert (await notices_of(cabinet.lead)).count("directive.overdue") == 1
    await decide_extension(cabinet.office, made, extension, outcome="granted", at=at(11))
    assert await note_overdue() == 1
