"""Notes by their addresses: beside the pages over htmx, and as plain pages and forms without any script."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import httpx
import pytest

from documents.commands.reanchoring import reanchor
from ecabinet.access import Relation
from ecabinet.settings import settings
from tests.documents.desk import Desk, client_of, office_of
from tests.documents.notebook import WORDS, Notebook, notebook_of

HTMX = {"hx-request": "true"}
MEMBER = Relation(capacity="member")
QUOTE = " ".join(WORDS[60:80])


@pytest.fixture
async def book(desk: Desk) -> Notebook:
    made = await notebook_of(desk.viewer)
    desk.relations[made.paper] = MEMBER
    return made


@pytest.fixture
async def other(desk: Desk) -> AsyncIterator[Desk]:
    """Somebody else who takes part."""
    viewer = await office_of("Bộ trưởng B", ())
    async with client_of(viewer) as client:
        yield Desk(client=client, viewer=viewer, relations=desk.relations)


def address(book: Notebook, n: int = 1) -> str:
    return f"/papers/{book.paper}/versions/{n}/notes"


async def post(desk: Desk, path: str, *, htmx: bool = False, **fields: object) -> httpx.Response:
    data = {"_csrf_token": desk.viewer.csrf, **fields}
    return await desk.client.post(path, data=data, headers={"origin": settings().base_url} | (HTMX if htmx else {}))


async def written(desk: Desk, book: Notebook, **fields: object) -> int:
    answer = await post(desk, address(book), **({"page": 1, "note": "Hỏi thêm"} | fields))
    assert answer.status_code == 303, answer.text
    return int(answer.headers["location"].rpartition("#note-")[2])


async def test_without_script_a_page_number_and_a_text_are_enough(desk, book):
    note = await written(desk, book, note="Xem lại <b>trang này</b>")
    page = await desk.client.get(address(book))
    assert page.status_code == 200
    assert f'id="note-{note}"' in page.text
    assert "Xem lại &lt;b&gt;trang này&lt;/b&gt;" in page.text
    assert "<b>trang này" not in page.text


async def test_beside_the_pages_come_cards_and_marks(desk, book):
    note = await written(desk, book, quote=QUOTE, note="Ở đây", color="red")
    margin = await desk.client.get(address(book), headers=HTMX)
    assert margin.text.startswith('<div id="note-list"')
    place = book.prints[1].place(60, 80)
    for part in (f'id="note-{note}"', QUOTE, f'data-marks="{place.page}"', f'<rect class="red" data-of="{note}"'):
        assert part in margin.text
    assert margin.text.count(f'data-of="{note}" x=') == len(place.rectangles)


async def test_where_nothing_changed_nothing_is_sent(desk, book):
    await written(desk, book)
    first = await desk.client.get(address(book), headers=HTMX)
    look = first.text.partition('hx-get="')[2].partition('"')[0]
    assert (await desk.client.get(look, headers=HTMX)).status_code == 204
    await written(desk, book, note="Thêm một")
    again = await desk.client.get(look, headers=HTMX)
    assert (again.status_code, "Thêm một" in again.text) == (200, True)


async def test_a_private_note_changes_nothing_for_others(desk, other, book):
    before = (await other.client.get(address(book), headers=HTMX)).text
    look = before.partition('hx-get="')[2].partition('"')[0]
    note = await written(desk, book, note="Riêng tôi")
    assert (await other.client.get(look, headers=HTMX)).status_code == 204
    assert (await other.client.get(address(book), headers=HTMX)).text == before
    for path in (f"/notes/{note}", f"/notes/{note + 1000}"):
        answer = await other.client.get(path)
        assert answer.status_code == 404
    for act in ("", "/sharing", "/removal", "/restoration", "/erasure"):
        answers = [await post(other, f"/notes/{one}{act}", note="x", stroke=0) for one in (note, note + 1000)]
        assert [answer.status_code for answer in answers] == [404, 404]
        assert answers[0].text == answers[1].text


async def test_who_sees_a_shared_note_is_told_why_he_may_not_change_it(desk, other, book):
    note = await written(desk, book, note="Cùng đọc", sharing="meeting")
    assert "Cùng đọc" in (await other.client.get(address(book), headers=HTMX)).text
    for answer in (await other.client.get(f"/notes/{note}"), await post(other, f"/notes/{note}/removal")):
        assert answer.status_code == 403
        assert "Chỉ người viết ghi chú mới được sửa." in answer.text
    await post(desk, f"/notes/{note}/sharing", sharing="")
    assert "Cùng đọc" not in (await other.client.get(address(book), headers=HTMX)).text


async def test_who_may_no_longer_see_the_paper_sees_no_note_on_it(desk, book):
    note = await written(desk, book)
    desk.relations[book.paper] = None
    for path in (address(book), f"/notes/{note}"):
        assert (await desk.client.get(path)).status_code == 404
    for act in ("", "/removal", "/sharing"):
        assert (await post(desk, f"/notes/{note}{act}", note="x")).status_code == 404
    desk.relations[book.paper] = MEMBER
    assert "Hỏi thêm" in (await desk.client.get(address(book))).text


async def test_it_is_changed_shared_removed_and_brought_back(desk, book):
    note = await written(desk, book)
    for act, fields, said in (
        ("", {"note": "Hỏi Bộ Tài chính", "color": "green"}, "Hỏi Bộ Tài chính"),
        ("/sharing", {"sharing": "meeting"}, "Đã chia sẻ trong phiên họp"),
        ("/removal", {}, "Lấy lại"),
        ("/restoration", {}, "Hỏi Bộ Tài chính"),
    ):
        answer = await post(desk, f"/notes/{note}{act}", **fields)
        assert answer.status_code == 303
        assert said in (await desk.client.get(answer.headers["location"])).text


async def test_over_htmx_a_removal_offers_the_way_back(desk, book):
    note = await written(desk, book)
    answer = await post(desk, f"/notes/{note}/removal?on=1", htmx=True)
    assert 'hx-target="#flash"' in answer.text
    assert f'action="/notes/{note}/restoration?on=1"' in answer.text
    back = await post(desk, f"/notes/{note}/restoration?on=1", htmx=True)
    assert "Hỏi thêm" in back.text


async def test_the_form_of_a_note_stands_in_the_place_of_its_card(desk, book):
    note = await written(desk, book)
    form = await desk.client.get(f"/notes/{note}?on=1", headers=HTMX)
    assert form.text.strip().startswith("<article")
    assert 'hx-target="#note-list"' in form.text
    plain = await desk.client.get(f"/notes/{note}")
    assert "<html" in plain.text
    assert 'hx-target="#note-list"' not in plain.text


async def test_what_was_typed_stays_when_it_is_refused(desk, book):
    fields = {"page": 999, "note": "Không được mất", "quote": QUOTE, "strokes": ["[[0.5, 0.5]]"], "color": "blue"}
    answer = await post(desk, address(book), **fields)
    assert answer.status_code == 422
    assert "Không được mất" in answer.text
    assert QUOTE in answer.text
    assert 'name="strokes" value="[[0.5, 0.5]]"' in answer.text
    over = await post(desk, address(book), htmx=True, **fields)
    assert (over.status_code, over.headers["hx-retarget"]) == (422, "#flash")


@pytest.mark.parametrize(
    "bad",
    [
        {"rectangles": "[[1,NaN,0,0,0]]"}, {"rectangles": "[" * 9000}, {"rectangles": "[[1,1e400,0,0,0]]"},
        {"strokes": "[[2,0]]"}, {"strokes": ["[[0,0]]"] * 201}, {"strokes": json.dumps([[0, 0]] * 2001)},
        {"note": "x" * 4001}, {"quote": "x" * 2001}, {"note": "a\x00b"}, {"note": "\u202ea"}, {"color": "pink"},
        {"sharing": "everybody"}, {"page": "2147483648"}, {"page": "một"}, {"page": "-1"}, {"note": ""},
        {"quote": "Chính phủ không đồng ý."}, {"sharing": "agency"},
    ],
    ids=range(18),
)  # fmt: skip
async def test_what_cannot_be_is_refused_and_nothing_is_kept(desk, book, bad):
    answer = await post(desk, address(book), **({"page": 1, "note": "Hỏi thêm"} | bad))
    assert answer.status_code == 422
    assert (await book.seen(desk.viewer)).placed == []


async def test_a_choice_of_notes_is_in_the_address(desk, other, book):
    await written(desk, book, note="Của riêng tôi")
    await written(other, book, note="Của người khác", sharing="meeting")
    texts = {whose: (await desk.client.get(f"{address(book)}?whose={whose}")).text for whose in ("", "mine", "shared")}
    found = {whose: ("Của riêng tôi" in text, "Của người khác" in text) for whose, text in texts.items()}
    assert found == {"": (True, True), "mine": (True, False), "shared": (False, True)}
    assert "In ghi chú của tôi" in texts["mine"]


async def test_notes_on_earlier_versions_are_listed(desk, book):
    await written(desk, book, quote=QUOTE, note="Câu này đã bỏ")
    new = await book.print([*WORDS[:60], *WORDS[80:]], n=2)
    await reanchor(new.id)
    margin = await desk.client.get(address(book, 2), headers=HTMX)
    assert "Ghi chú ở bản trước (1)" in margin.text
    assert "Câu này đã bỏ" in margin.text


@pytest.mark.parametrize(
    "path", ["/papers/{}/versions/2/notes", "/papers/{}/versions/0/notes", "/papers/99/versions/1/notes"]
)
async def test_there_are_no_notes_on_what_is_not_there(desk, book, path):
    assert (await desk.client.get(path.format(book.paper))).status_code == 404
    assert (await post(desk, path.format(book.paper), page=1, note="x")).status_code == 404


@pytest.mark.parametrize("on", ["0", "7", "x", "2147483648", "1" * 40])
async def test_an_address_that_was_cut_still_leads_somewhere(desk, book, on):
    note = await written(desk, book)
    assert (await desk.client.get(f"/notes/{note}?on={on}")).status_code == (404 if on == "7" else 200)
