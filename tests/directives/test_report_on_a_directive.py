"""Reports and contributions, and what proves them."""

from __future__ import annotations

import asyncio

import pytest

from directives.commands.contributing import contribute
from directives.commands.proving import Upload
from directives.commands.reporting import report
from directives.queries.directives import directive_for
from directives.queries.evidence import relation_to_paper
from documents.queries.papers import paper_facts
from ecabinet.access import may
from ecabinet.errors import Forbidden, RuleBroken
from tests.directives.cabinet import Cabinet, at, done_to, notices_of
from tests.documents.make_pdf import pdf


async def test_it_is_told_to_the_office_and_stays_accepted(cabinet: Cabinet) -> None:
    made = await cabinet.accepted()
    await report(cabinet.lead, made, text="Đã họp.", percent=40, document_number="12/BC-BTN", at=at(5))
    found = await directive_for(cabinet.head, made)
    assert (found.standing.state, found.facts.percent) == ("accepted", 40)
    entry = done_to(found)[-1]
    assert (entry.kind, entry.text, entry.percent, entry.who) == ("reported", "Đã họp.", 40, cabinet.lead.name)
    assert [proof.number for proof in entry.proofs] == ["12/BC-BTN"]
    assert (await notices_of(cabinet.office))[-1] == "directive.reported"


async def test_a_file_becomes_evidence_that_who_sees_the_directive_may_open(cabinet: Cabinet) -> None:
    made = await cabinet.accepted()
    upload = Upload("Biên bản họp.pdf", pdf())
    await report(cabinet.lead, made, text="Đã họp.", percent=40, upload=upload, at=at(5))
    (proof,) = (await directive_for(cabinet.lead, made)).proofs
    assert proof.paper is not None
    facts = await paper_facts(proof.paper)
    for who in ("lead", "minister", "helper", "officer", "head"):
        viewer = getattr(cabinet, who)
        relation = await relation_to_paper(viewer, facts)
        assert relation and may(viewer, "paper.see", relation), who
    for who in ("stranger", "auditor"):
        assert await relation_to_paper(getattr(cabinet, who), facts) is None


async def test_a_refused_report_leaves_nothing(cabinet: Cabinet) -> None:
    made = await cabinet.accepted()
    for change, field in (
        ({"text": ""}, "text"),
        ({"percent": 101}, "percent"),
        ({"percent": -1}, "percent"),
        ({"upload": Upload("a.docx", b"not a word file")}, "upload"),
        ({"upload": Upload("a.pdf", b"")}, "upload"),
        ({"document_number": "9" * 61}, "document_number"),
    ):
        with pytest.raises(RuleBroken) as refused:
            await report(cabinet.lead, made, **{"text": "Đã họp.", "percent": 40} | change, at=at(5))
        assert refused.value.field == field
    assert await cabinet.count("report") == await cabinet.count("evidence") == await cabinet.count("paper") == 0


async def test_twice_on_a_day_is_once_and_next_month_is_another(cabinet: Cabinet) -> None:
    made = await cabinet.accepted()
    said = {"text": "Chưa có gì mới.", "percent": 40}
    first, second = await asyncio.gather(report(cabinet.lead, made, **said), report(cabinet.lead, made, **said))
    assert first == second
    with_file = await report(cabinet.lead, made, **said, upload=Upload("a.pdf", pdf()))
    assert with_file == await report(cabinet.lead, made, **said, upload=Upload("a.pdf", pdf())) != first
    assert await cabinet.count("report") == 2
    later = await cabinet.accepted(document_number="8/TB-VPCP")
    for month in (11, 12):
        await report(cabinet.lead, later, **said, at=at(15, month=month))
    assert await cabinet.count("report") == 4


async def test_only_the_lead_agency_reports(cabinet: Cabinet) -> None:
    made = await cabinet.accepted()
    for who in (cabinet.helper, cabinet.stranger, cabinet.office, cabinet.head):
        with pytest.raises(Forbidden):
            await report(who, made, text="Đã họp.", percent=40, at=at(5))


async def test_what_was_not_accepted_is_not_reported_on(cabinet: Cabinet) -> None:
    made = await cabinet.issued()
    with pytest.raises(RuleBroken):
        await report(cabinet.lead, made, text="Đã họp.", percent=40, at=at(5))


async def test_others_contribute_in_their_own_name(cabinet: Cabinet) -> None:
    made = await cabinet.accepted()
    await contribute(cabinet.helper, made, text="Đã gửi số liệu.", document_number="3/CV", at=at(5))
    await contribute(cabinet.helper, made, text="Đã gửi số liệu.", document_number="3/CV", at=at(5))
    await contribute(cabinet.officer, made, text="Đề nghị làm rõ.", at=at(6))
    entries = done_to(await directive_for(cabinet.lead, made))[-2:]
    assert [entry.agency for entry in entries] == ["Bộ Thử nghiệm B", None]
    assert [proof.number for proof in entries[0].proofs] == ["3/CV"]
    assert (await notices_of(cabinet.lead))[-1] == "directive.contributed"


async def test_who_does_not_cooperate_does_not_contribute(cabinet: Cabinet) -> None:
    made = await cabinet.accepted()
    for who in (cabinet.stranger, cabinet.head, cabinet.lead):
        with pytest.raises(Forbidden):
            await contribute(who, made, text="Ý kiến.", at=at(5))
