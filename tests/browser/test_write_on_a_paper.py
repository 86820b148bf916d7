"""Notes on the pages of a paper: a private one of which nobody else ever hears, a shared one, one that goes on."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from ecabinet.i18n import translate as said
from tests.browser.people import PATIENCE, Person
from tests.browser.reading import Draft, Overhearing, draft_of_today, look_until, read, select, write

pytestmark = [pytest.mark.browser, pytest.mark.slow]

SECRET = "Zqrieng: chưa đồng ý với thời hạn này"
SHARED = "Zqchung: hệ thống của Bộ mở được trong 03 ngày"
TERM = "Trong thoi han 07 ngay ke tu ngay nhan duoc yeu cau hop le, co quan quan ly"
REFUSAL = "Co quan quan ly chi duoc tu choi khi viec chia se trai quy dinh cua phap luat"
FIRST = [
    "Chuong II", "KET NOI VA CHIA SE DU LIEU SO", "Dieu 9. Nguyen tac ket noi, chia se du lieu",
    "1. Co quan nha nuoc co trach nhiem ket noi, chia se du lieu thuoc pham vi quan ly cho",
    "co quan khac khi co yeu cau bang van ban.", "Dieu 10. Thoi han dap ung yeu cau", TERM,
    "du lieu co trach nhiem mo ket noi hoac tra loi bang van ban, neu ro ly do.",
]  # fmt: skip
SECOND = ["Dieu 11. Tu choi chia se du lieu", REFUSAL, "ve bao ve bi mat nha nuoc, bao ve du lieu ca nhan."]
ADDED = [f"Dieu {n}. Quy dinh bo sung theo y kien thanh vien Chinh phu" for n in range(1, 9)]
LATER = [line.replace("07 ngay", "03 ngay") for line in FIRST]
TOPS = """() => ["#marks-2 rect", "#page-2 .words text"].map(one => [...document.querySelectorAll(one)]
  .filter(part => part.tagName === "rect" || part.textContent.includes("03 ngay"))[0].getBoundingClientRect().top)"""


@pytest.fixture
def draft(demo) -> Iterator[Draft]:
    with draft_of_today(demo, FIRST, SECOND) as made:
        yield made


def test_a_private_note_is_never_heard_of(arrive, draft):
    minister, other = arrive("boxaydung"), arrive("boyte")
    mine = read(minister, draft)
    overhearing = Overhearing(other)
    theirs = read(other, draft)
    room = other.context.new_page()
    room.goto(f"{draft.gathering.path}/room")
    before = _seen(theirs)
    card = write(minister, TERM, "07 ngay", SECRET)
    expect(card).to_contain_text(said("Private, only I see it"))
    expect(mine.locator("#marks-1 rect")).to_have_count(1)
    with theirs.expect_response(lambda answer: answer.url.partition("?")[0].endswith("/notes")) as looked:
        theirs.evaluate("document.getElementById('note-list').dispatchEvent(new CustomEvent('notes:look'))")
    assert looked.value.status == 204
    assert _seen(theirs) == before
    read(other, draft)
    other.go(f"{draft.path}/versions/1/notes")
    assert not overhearing.has("Zqrieng")
    assert not overhearing.has("data-of=")
    assert overhearing.has(TERM), "nothing was overheard at all"
    assert minister.complaints + other.complaints == []


def test_a_shared_note_appears_beside_the_pages_of_others_and_goes_again(arrive, draft):
    minister, other = arrive("boxaydung"), arrive("boyte")
    read(minister, draft)
    theirs = read(other, draft)
    loaded = other.loaded
    card = write(minister, TERM, "07 ngay", SHARED, sharing="meeting")
    look_until(theirs, "#note-list .mem.sh")
    expect(theirs.locator("#note-list .mem.sh")).to_contain_text("Zqchung")
    expect(theirs.locator("#note-list .mem.sh")).to_contain_text("Bộ trưởng Bộ Xây dựng")
    expect(theirs.locator("#note-list .mem .ib")).to_have_count(0)
    expect(theirs.locator("#marks-1 rect")).to_have_count(1)
    _change(minister, card.get_attribute("id") or "", sharing="")
    look_until(theirs, "#note-list > .none")
    expect(theirs.locator("#marks-1 rect")).to_have_count(0)
    assert other.loaded == loaded
    assert minister.complaints + other.complaints == []


def test_notes_go_on_to_a_new_version_and_none_is_lost(arrive, draft):
    minister = arrive("boxaydung")
    read(minister, draft)
    write(minister, TERM, "Trong thoi han 07 ngay", SECRET)
    read(minister, draft, page=2)
    write(minister, REFUSAL, "chi duoc tu choi", "Giữ nguyên câu này")
    draft.replace(ADDED, LATER)
    page = read(minister, draft, page=2)
    look_until(page, "#marks-2 rect")
    mark, line = page.evaluate(TOPS)
    assert abs(mark - line) < 12
    expect(page.locator("#note-list > .mem")).to_contain_text("Zqrieng")
    expect(page.locator("#note-list > .mem")).to_contain_text(said("from version %(n)s", n=1))
    earlier = page.locator("#earlier-notes")
    earlier.locator("summary").click()
    expect(earlier).to_contain_text("Giữ nguyên câu này")
    expect(earlier).to_contain_text("chi duoc tu choi")


def test_a_passage_is_highlighted_by_one_press_and_leads_to_its_card(arrive, draft):
    minister = arrive("boxaydung")
    page = read(minister, draft)
    minister.press("Green", within=select(page, TERM, "yeu cau hop le"))
    mark = page.locator("#marks-1 rect.green")
    expect(mark).to_have_count(1, timeout=PATIENCE)
    box = mark.bounding_box()
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    card = page.locator("#note-list .mem")
    expect(card).to_be_focused()
    expect(card).to_have_attribute("aria-current", "true")
    page.locator("#scroll").focus()
    page.get_by_role("link", name=said("Note %(n)s", n=1), exact=True).focus()
    page.keyboard.press("Enter")
    expect(card).to_be_focused()


def test_words_that_are_typed_are_found_on_the_page(arrive, draft):
    """So that nothing of this needs a hand that can select."""
    minister = arrive("boxaydung")
    page = read(minister, draft)
    page.locator("#new-note [name=note]").focus()
    page.keyboard.type("Bàn phím là đủ")
    page.keyboard.press("Tab")
    page.keyboard.type("nhan duoc YEU CAU")
    page.get_by_role("button", name=said("Save the note")).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#marks-1 rect")).to_have_count(1, timeout=PATIENCE)
    page.locator("#new-note [name=quote]").fill("khong co tren trang")
    minister.press("Save the note")
    minister.reads("#flash", "This passage is not on the page. Select it again.")
    expect(page.locator("#new-note [name=quote]")).to_have_value("khong co tren trang")


def test_strokes_are_kept_taken_back_and_rubbed_out(arrive, draft):
    minister = arrive("boxaydung")
    page = read(minister, draft)
    minister.press("Write by hand")
    for lift in (0, 60, 120):
        _stroke(page, lift)
    minister.press("Take back the last stroke")
    minister.press("Done")
    strokes = page.locator("#marks-1 .drawn path")
    expect(strokes).to_have_count(2, timeout=PATIENCE)
    expect(page.locator(".pending path")).to_have_count(0, timeout=PATIENCE)
    read(minister, draft)
    expect(strokes).to_have_count(2)
    for left in (1, 0):
        if not page.locator("#pen").is_visible():
            minister.press("Write by hand")
            minister.press("Rub out strokes")
        box = page.locator("#marks-1").bounding_box()
        page.mouse.click(box["x"] + 300, box["y"] + 150 + 60 * (1 - left))
        expect(strokes).to_have_count(left, timeout=PATIENCE)
    minister.press("Done")
    expect(page.locator("#note-list #removed-notes")).to_be_attached()
    assert minister.complaints == []


def test_on_a_phone_the_notes_are_a_sheet_over_the_pages(arrive, draft):
    minister = arrive("boxaydung", viewport={"width": 390, "height": 844})
    page = read(minister, draft)
    sheet = page.locator("#notes")
    expect(sheet).to_be_hidden()
    minister.press("Note", within=select(page, TERM, "07 ngay"))
    expect(sheet).to_be_visible()
    sheet.locator("[name=note]").fill("Từ điện thoại")
    minister.press("Save the note", within=sheet)
    expect(page.locator("#note-list .mem")).to_contain_text("Từ điện thoại", timeout=PATIENCE)
    page.get_by_role("button", name=said("Close the notes")).or_(
        page.get_by_role("link", name=said("Close the notes"))
    ).click()
    expect(sheet).to_be_hidden()


def test_without_script_everything_is_a_form(arrive, draft):
    read(arrive("boyte"), draft)  # it is drawn
    minister = arrive("boxaydung", java_script_enabled=False)
    minister.go(draft.path)
    minister.fill("What I want to remember", "Không cần kịch bản")
    minister.fill("Passage, if it is about one", "yeu cau hop le")
    minister.press("Save the note")
    minister.reads("#flash", "The note was saved.")
    minister.reads(".mem", "yeu cau hop le")
    minister.page.locator(".mem .ib").click()
    minister.page.locator("[name=sharing][value=meeting]").check()
    minister.press("Change who may read it")
    minister.reads(".mem", "Shared with the meeting")
    minister.go(draft.path)
    expect(minister.page.locator("#marks-1 rect")).to_have_count(1)
    minister.page.locator("#note-list .ib").click()
    minister.press("Remove the note")
    minister.press("Bring it back")  # the address leads to it, and so unfolds it
    minister.reads(".mem", "Private, only I see it")
    assert minister.complaints == []


def _seen(page: Page) -> str:
    return page.locator("#notes").inner_html() + "".join(page.locator(".marks, .pins").evaluate_all(
        "all => all.map(one => one.innerHTML)"
    ))  # fmt: skip


def _change(person: Person, card: str, *, sharing: str) -> None:
    person.page.locator(f"#{card} .ib").click()
    form = person.page.locator(f"#{card}.editing")
    form.locator(f"[name=sharing][value='{sharing}']").check()
    person.press("Change who may read it", within=form)
    expect(person.page.locator(f"#{card}:not(.editing)")).to_be_visible(timeout=PATIENCE)


def _stroke(page: Page, lift: int) -> None:
    box = page.locator("#marks-1").bounding_box()
    page.mouse.move(box["x"] + 250, box["y"] + 150 + lift)
    page.mouse.down()
    page.mouse.move(box["x"] + 350, box["y"] + 150 + lift, steps=8)
    page.mouse.up()
