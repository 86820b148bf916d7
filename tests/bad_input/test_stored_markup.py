"""What people write is text wherever it is shown again: in pages, in forms, in titles, in the frames of a room."""

from __future__ import annotations

from collections.abc import AsyncIterator
from urllib.parse import quote

import pytest
from lxml import html

from tests.authz.running import Running, running_on
from tests.bad_input.payloads import MARK, PAYLOADS, TAIL
from tests.database import Template
from tests.documents.make_pdf import pdf
from tests.security.crawl import pages_of
from tests.security.markup import faults_in
from tests.servers import Servers

DAY = [("day", "01/12/2030"), ("starts_at", "08:00"), ("ends_at", "09:00")]


@pytest.fixture(scope="module")
async def written_on(
    stage_template: Template, servers: Servers, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Running]:
    """Every payload in every field that is shown to somebody else."""
    async with running_on(stage_template, servers, tmp_path_factory.mktemp("markup")) as running:
        for n, text in enumerate(PAYLOADS):
            await _write(running, n, text)
        await _vote_and_close(running)
        yield running


def test_each_would_be_noticed_where_it_is_not_escaped() -> None:
    """But for those that are escaped already, or written for another kind of page."""
    alive = [text for text in PAYLOADS if _is_alive(html.fromstring(f"<div><p title='x'>{text}</p></div>"))]
    assert len(alive) >= 30


@pytest.mark.parametrize("persona", ["office_head", "prime_minister", "secretary", "clerk", "auditor"])
async def test_no_page_makes_markup_of_it(written_on: Running, persona: str) -> None:
    pages = await pages_of(written_on.browser(persona), most=250, but=("/notices",) if persona == "auditor" else ())
    assert [f"{page.path}: {fault}" for page in pages for fault in faults_in(page.tree)] == []
    assert [page.path for page in pages if _is_alive(page.tree)] == []
    shown = sum(page.tree.text_content().count(TAIL) for page in pages)
    assert shown > {"office_head": 300}.get(persona, 20), "little of it was shown at all"


async def test_no_form_that_comes_back_makes_markup_of_it(written_on: Running) -> None:
    for text in PAYLOADS:
        for target, fields in (
            ("/meetings", [("title", text), ("place", text), ("kind", text), ("day", text)]),
            ("/directives", [("text", text), ("quote", text), ("lead", text), ("deadline", text)]),
            ("/session", [("email", text), ("password", text), ("next", text)]),
        ):
            answer = await written_on.browser("office_head").post(target, fields)
            tree = html.fromstring(answer.body)
            assert answer.status in {422, 429}
            assert faults_in(tree) == []
            assert not _is_alive(tree)


async def test_no_address_that_comes_back_makes_markup_of_it(written_on: Running) -> None:
    browser = written_on.browser("office_head")
    for text in PAYLOADS:
        for target in ("/directives?q=", "/directives?source=", "/meetings?page=", "/nowhere/", "/session/new?next="):
            answer = await browser.get(target + quote(text, safe=""))
            assert answer.status in {200, 303, 404}
            if answer.body:
                tree = html.fromstring(answer.body)
                assert faults_in(tree) == []
                assert not _is_alive(tree)


async def test_no_frame_of_a_room_makes_markup_of_it(written_on: Running) -> None:
    heard = await written_on.browser("prime_minister").knock(
        f"/meetings/{written_on.stage.objects['sitting']['meeting_id']}/live"
    )
    tree = html.fromstring(f"<div>{''.join(heard.frames)}</div>")
    assert TAIL in tree.text_content()
    assert not _is_alive(tree)
    assert {fault.partition("=")[0] for fault in faults_in(tree)} <= {"hx-target", "hx-swap"}


async def _write(running: Running, n: int, text: str) -> None:
    async def post(persona: str, target: str, *fields: tuple[str, object]) -> None:
        answer = await running.browser(persona).post(target, fields)
        assert answer.status == 303, (target, answer.status)

    objects, item = running.stage.objects, running.stage.objects["item"]
    order = objects["order"]["directive_id"]
    lead = running.stage.world.agencies["Bộ Xây dựng"]
    words = [("text", text), ("document_title", text), ("issued_by", text), ("deadline_text", text), ("recurring", "")]
    await post("office_head", "/meetings", ("kind", "government"), ("title", text), ("place", text), *DAY)
    await post("office_head", f"/meetings/{objects['draft']['meeting_id']}/items", ("title", text), ("kind", "report"))
    await post(
        "office_head", f"/items/{item['item_id']}/papers", ("title", text), ("kind", "report"),
        ("upload", (f"{text.replace(chr(34), '')}.pdf", pdf(trailer=b"/Number %d" % n))),
    )  # fmt: skip
    await post("office_head", f"/items/{item['item_id']}/clauses", ("text", text))
    beside = f"/papers/{item['paper_id']}/versions/1/notes"
    await post("minister", beside, ("page", 1), ("note", text), ("sharing", "meeting"))
    await post("secretary", f"/items/{item['item_id']}/ballots", ("question", text))
    await post("office_head", "/directives", *words, ("lead", lead), ("document_number", f"{n}/TB"))
    await post("clerk", f"/directives/{order}/reports", ("text", text), ("percent", 50), ("document_number", text[:60]))
    await post("office", f"/directives/{order}/contributions", ("comment", text), ("comment_number", text[:60]))
    await post("office", f"/directives/{order}/reminders", ("reminder", text), ("reminder_number", text[:60]))


async def _vote_and_close(running: Running) -> None:
    """Remarks are read by everybody once the ballot is closed."""
    item = running.stage.objects["item"]
    for persona, text in zip(("prime_minister", "deputy", "minister"), PAYLOADS[16:], strict=False):
        fields = [("choice", "other"), ("remark", text), ("draft", item["draft"])]
        answer = await running.browser(persona).post(f"/ballots/{item['ballot_id']}/vote", fields)
        assert answer.status == 303
    closed = await running.browser("prime_minister").post(f"/ballots/{item['ballot_id']}/closure")
    assert closed.status == 303


def _is_alive(tree: html.HtmlElement) -> bool:
    return bool(tree.xpath(f"//{MARK} | //@{MARK}"))
