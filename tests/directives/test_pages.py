"""The pages over HTTP: who gets what, and that a refused form comes back as it was typed."""

from __future__ import annotations

import re
from datetime import date

from directives.queries.directives import directive_for
from tests.directives.browser import browser_of, text_of
from tests.directives.cabinet import TEXT, Cabinet, at
from tests.documents.make_pdf import pdf


async def test_the_whole_way_by_forms_alone(cabinet: Cabinet) -> None:
    clause = await cabinet.clause()
    async with browser_of(cabinet.office) as office, browser_of(cabinet.lead) as lead:
        assert TEXT in text_of(await office.get(f"/directives/new?clause={clause}"))
        drafted = await office.post(
            "/directives", clause=clause, quote=TEXT, text=TEXT, lead=cabinet.a, cooperating=[cabinet.b, cabinet.c],
            precision="quarter", deadline="IV/2090",
        )  # fmt: skip
        assert drafted.status_code == 303
        here = drafted.headers["location"]
        assert (await lead.get(here)).status_code == 404
        await office.post(f"{here}/issue", version=1)
        page = await lead.get(here)
        assert "Giao Bộ Thử nghiệm A" in text_of(page)
        assert f'action="{here}/receipt"' in page.text
        assert f'action="{here}/issue"' not in page.text
        for step in ("receipt", "acceptance"):
            assert (await lead.post(f"{here}/{step}")).status_code == 303
        sent = await lead.post(f"{here}/reports", {"upload": ("Bao cao.pdf", pdf())}, text="Đã trình.", percent=100)
        assert sent.status_code == 303
        assert "Bao cao.pdf" in (await office.get(here)).text
        assert (await lead.post(f"{here}/completion")).status_code == 303
        assert (await office.post(f"{here}/verification", outcome="accepted")).status_code == 303
        found = await directive_for(cabinet.lead, int(here.rpartition("/")[2]))
        assert found.standing.class_ == "done_on_time"
        assert "Hoàn thành đúng hạn" in text_of(await lead.get("/directives?class=done"))


def chosen(page: str, name: str) -> str:
    """What is selected in a field of a form."""
    (field,) = re.findall(rf'<select[^>]* name="{name}".*?</select>', page, re.DOTALL)
    return "".join(re.findall(r'<option value="([^"]*)" selected', field))


async def test_the_form_is_filled_as_the_clause_was_approved_and_can_be_changed(cabinet: Cabinet) -> None:
    said = "trong quý IV năm 2090"
    clause = await cabinet.clause(owner=cabinet.a, deadline=date(2090, 12, 31), deadline_text=said)
    async with browser_of(cabinet.office) as office:
        form = await office.get(f"/directives/new?clause={clause}")
        assert (chosen(form.text, "lead"), chosen(form.text, "precision")) == (str(cabinet.a), "quarter")
        assert 'value="IV/2090"' in form.text
        assert f'value="{said}"' in form.text
        assert "điền theo khoản 1 của kết luận đã duyệt" in text_of(form)
        other = {"clause": clause, "quote": TEXT, "text": TEXT, "lead": cabinet.c, "precision": "month"}
        refused = await office.post("/directives", **other, deadline="13/2090")
        assert refused.status_code == 422
        assert (chosen(refused.text, "lead"), chosen(refused.text, "precision")) == (str(cabinet.c), "month")
        made = await office.post("/directives", **other, deadline="11/2090")
        found = await directive_for(cabinet.office, int(made.headers["location"].rpartition("/")[2]))
    assert (found.standing.lead, found.standing.deadline) == (cabinet.c, date(2090, 11, 30))


async def test_a_clause_without_lead_and_deadline_fills_in_nothing(cabinet: Cabinet) -> None:
    async with browser_of(cabinet.office) as office:
        form = await office.get(f"/directives/new?clause={await cabinet.clause()}")
    assert (chosen(form.text, "lead"), chosen(form.text, "precision")) == ("", "day")
    assert "của kết luận đã duyệt" not in text_of(form)


async def test_who_may_see_a_directive(cabinet: Cabinet) -> None:
    made = await cabinet.issued()
    for who, status in (("auditor", 404), ("stranger", 404), ("helper", 200), ("minister", 200), ("head", 200)):
        async with browser_of(getattr(cabinet, who)) as browser:
            assert (await browser.get(f"/directives/{made}")).status_code == status, who
            sent = await browser.post(f"/directives/{made}/reports", text="a", percent=1)
            assert sent.status_code == (404 if status == 404 else 403), who
    assert await cabinet.count("report") == 0


async def test_pages_of_nothing_are_not_found(cabinet: Cabinet) -> None:
    async with browser_of(cabinet.office) as browser:
        for path in (
            "/directives/999999",
            "/directives/99999999999999999999",
            "/directives/new?clause=999999",
            "/meetings/999999/directives",
        ):
            assert (await browser.get(path)).status_code == 404, path


async def test_a_refused_report_keeps_what_was_typed(cabinet: Cabinet) -> None:
    made = await cabinet.accepted()
    async with browser_of(cabinet.lead) as browser:
        for percent, upload in (
            ("140", ("a.pdf", pdf())),
            ("nhiều", ("a.pdf", pdf())),
            ("40", ("a.docx", b"PK nothing")),
        ):
            refused = await browser.post(
                f"/directives/{made}/reports", {"upload": upload}, text="Đã họp liên ngành <b>", percent=percent
            )
            assert refused.status_code == 422
            assert "Đã họp liên ngành &lt;b&gt;</textarea>" in refused.text
            assert 'aria-invalid="true"' in refused.text
    assert await cabinet.count("report") == await cabinet.count("evidence") == 0


async def test_a_refused_draft_keeps_what_was_typed(cabinet: Cabinet) -> None:
    clause = await cabinet.clause()
    wrong: list[dict[str, object]] = [
        {"deadline": "01/01/1999"},
        {"deadline": "31/02/2090"},
        {"lead": 987654},
        {"lead": "Bộ nào đó"},
        {"quote": "Câu không có trong kết luận."},
        {"cooperating": [cabinet.a]},
    ]
    async with browser_of(cabinet.office) as browser:
        for change in wrong:
            fields = {
                "clause": clause,
                "quote": TEXT,
                "text": "Nội dung đã gõ",
                "lead": cabinet.a,
                "deadline": "05/12/2090",
            }
            refused = await browser.post("/directives", **fields | change)
            assert refused.status_code == 422, change
            assert "Nội dung đã gõ</textarea>" in refused.text
            assert f'name="clause" value="{clause}"' in refused.text
    assert await cabinet.count("directive") == 0


async def test_a_stale_draft_shows_both_texts(cabinet: Cabinet) -> None:
    made = await cabinet.drafted()
    async with browser_of(cabinet.office) as browser:
        fields = {
            "lead": cabinet.a,
            "deadline": "20/11/2025",
            "document_number": "100/TB-VPCP",
            "issued_on": "02/11/2025",
        }
        assert (await browser.post(f"/directives/{made}", text="Bản thứ nhất", version=1, **fields)).status_code == 303
        stale = await browser.post(f"/directives/{made}", text="Bản thứ hai", version=1, **fields)
        assert stale.status_code == 409
        assert "Bản thứ nhất" in stale.text
        assert "Bản thứ hai</textarea>" in stale.text


async def test_a_form_that_came_too_late_is_shown_beside_what_stands(cabinet: Cabinet) -> None:
    made = await cabinet.done(when=at(18))
    async with browser_of(cabinet.lead) as browser:
        refused = await browser.post(f"/directives/{made}/reports", text="Báo cáo muộn", percent=100)
        assert refused.status_code == 422
        assert "Báo cáo muộn" in refused.text


async def test_every_form_of_a_page_can_be_sent_by_who_sees_it(cabinet: Cabinet) -> None:
    """No button that does nothing: each form on the page answers something else than 403, 404 or 405."""
    states = {
        "drafted": await cabinet.drafted(document_number="1"),
        "issued": await cabinet.issued(document_number="2"),
        "accepted": await cabinet.accepted(document_number="3"),
        "asked": await cabinet.asked(when=at(18), document_number="4"),
    }
    for who in ("office", "officer", "lead", "helper", "minister", "head"):
        async with browser_of(getattr(cabinet, who)) as browser:
            for state, made in states.items():
                page = await browser.get(f"/directives/{made}")
                forms = re.findall(r'<form[^>]*method="post" action="(/directives/[^"]+)"', page.text)
                for action in forms:
                    if not action.endswith(("/receipt", "/acceptance", "/issue", "/completion")):
                        assert (await browser.post(action)).status_code == 422, (who, state, action)
                ids = re.findall(r' id="([^"]+)"', page.text)
                assert len(ids) == len(set(ids)), (who, state)
                assert all(f'id="{target}"' in page.text for target in re.findall(r'href="#([^"]+)"', page.text))


async def test_the_panel_of_the_home_page_is_empty_for_who_has_no_directives(cabinet: Cabinet) -> None:
    await cabinet.issued()
    for who, said in (("auditor", ""), ("lead", "Bộ Thử nghiệm A"), ("office", "Nhiệm vụ")):
        async with browser_of(getattr(cabinet, who)) as browser:
            answer = await browser.get("/directives/panel")
            assert answer.status_code == 200
            assert said in text_of(answer)
            assert bool(said) == bool(text_of(answer))


async def test_a_meeting_shows_its_directives_to_who_may_see_them(cabinet: Cabinet) -> None:
    clause = await cabinet.clause()
    made = await cabinet.issued(clause=clause, quote=TEXT, document_number=None)
    found = await directive_for(cabinet.office, made)
    async with browser_of(cabinet.office) as browser:
        assert f"/directives/{made}" in (await browser.get(f"/meetings/{found.facts.meeting}/directives")).text
    async with browser_of(cabinet.lead) as browser:
        assert (await browser.get(f"/meetings/{found.facts.meeting}/directives")).status_code == 404
