"""A member reads sixty pages: only those near his eyes are loaded, and everything he needs is one press away."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from ecabinet.i18n import translate as said
from tests.browser.long_papers import long_paper
from tests.browser.people import PATIENCE, Person
from tests.wait import until

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.drill, pytest.mark.timeout(600)]

PAGES, KEPT, MINISTER = 60, 6, "boxaydung"
FILLED = """() => [...document.querySelectorAll(".pp")].filter(one => one.querySelector(".pic, .words"))
  .map(one => Number(one.dataset.n))"""
SHOWN = """n => { const box = document.getElementById(`page-${n}`)
  return box.querySelector(".pic")?.complete && box.querySelector(".words") !== null }"""
TOP = """n => document.getElementById(`page-${n}`).getBoundingClientRect().top
  - document.getElementById("scroll").getBoundingClientRect().top"""
IN_VIEW = """() => { const hit = document.querySelector(".hit.now")?.getBoundingClientRect()
  const pane = document.getElementById("scroll").getBoundingClientRect()
  return hit !== undefined && hit.top > pane.top && hit.bottom < pane.bottom }"""

PLACES_FROM = """n => [...document.querySelectorAll("#found [data-place]")]
  .filter(one => Number(one.dataset.page) >= n).map(one => one.dataset.place)"""
GONE_TO = "place => document.querySelector('.hit.now')?.id === place"


@pytest.fixture(scope="module")
def paper(demo) -> Iterator[str]:
    with long_paper(demo, times=PAGES // 4) as made:
        yield made


def opened(person: Person, paper: str, page: int = 1) -> Page:
    person.go(f"{paper}?page={page}")
    person.page.wait_for_function(SHOWN, arg=page)
    return person.page


def test_only_the_pages_near_the_view_are_loaded(arrive, paper):
    member = arrive(MINISTER)
    asked: list[str] = []
    member.page.on("request", lambda request: asked.append(request.url))
    page = opened(member, paper)
    assert len([one for one in asked if re.search(r"/pages/1\.webp", one)]) == 1
    for n in range(1, PAGES + 1):
        page.locator(f"#page-{n}").scroll_into_view_if_needed()
        if n % 5 == 0:
            page.wait_for_function(SHOWN, arg=n)
            filled = page.evaluate(FILLED)
            assert len(filled) <= 2 * KEPT + 3, filled
            assert all(abs(one - n) <= KEPT + 2 for one in filled), (n, filled)
    assert page.locator(".pp").count() == page.locator("svg.marks").count() == PAGES
    assert member.complaints == []


def test_pages_that_are_flown_over_are_not_asked_for(arrive, paper):
    member = arrive(MINISTER)
    page = opened(member, paper)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.keyboard.press("End")
    page.wait_for_function(SHOWN, arg=PAGES)
    numbers = {int(found[1]) for one in asked if (found := re.search(r"/pages/(\d+)", one))}
    assert min(numbers) >= PAGES - 4
    page.keyboard.press("Home")
    page.wait_for_function(SHOWN, arg=1)
    assert member.complaints == []


def test_its_text_can_be_selected_with_the_mouse_over_several_lines(arrive, paper):
    member = arrive(MINISTER)
    page = opened(member, paper)
    first, last = (page.locator("#page-1 .words text").nth(n).bounding_box() for n in (9, 11))
    page.mouse.move(first["x"] + 2, first["y"] + first["height"] / 2)
    page.mouse.down()
    page.mouse.move(last["x"] + last["width"] - 2, last["y"] + last["height"] / 2, steps=10)
    page.mouse.up()
    selected = page.evaluate("getSelection().toString()").split("\n")
    words = page.locator("#page-1 .words text").all_text_contents()
    assert selected[:2] == words[9:11]
    assert words[11].startswith(selected[2])
    assert member.complaints == []


def test_a_page_is_one_number_or_one_key_away(arrive, paper):
    member = arrive(MINISTER)
    page = opened(member, paper)
    field = page.get_by_label(said("Page, of %(n)s", n=PAGES))
    field.fill("40")
    field.press("Enter")
    page.wait_for_function(SHOWN, arg=40)
    assert 0 <= page.evaluate(TOP, 40) <= 20
    page.wait_for_url("**?page=40")
    page.keyboard.press("ArrowRight")
    expect(field).to_have_value("41")
    assert 0 <= page.evaluate(TOP, 41) <= 20
    for key, shown in (("ArrowLeft", "40"), ("End", "60"), ("Home", "1")):
        page.keyboard.press(key)
        expect(field).to_have_value(shown)
    member.follow("Next page")
    expect(field).to_have_value("2")
    page.locator("#outline").get_by_role("link", name="Phần 6", exact=True).click()
    expect(field).to_have_value("21")
    expect(page.locator("#outline li[aria-current]")).to_contain_text("Phần 6")
    assert member.complaints == []


def test_a_closer_look_asks_for_a_sharper_image(arrive, paper):
    member = arrive(MINISTER)
    page = opened(member, paper, 5)
    width = page.locator("#page-5").bounding_box()["width"]
    for _ in range(2):
        member.press("Larger")
    expect(page.locator("[data-zoom-shown]")).to_have_text("150%")
    with page.expect_response(lambda answer: "/pages/5.webp?w=2400" in answer.url) as answer:
        member.press("Larger")
    assert answer.value.status == 200
    page.wait_for_function("() => document.querySelector('#page-5 .pic').naturalWidth === 2400")
    assert page.locator("#page-5").bounding_box()["width"] > 1.9 * width
    page.reload()
    expect(page.locator("[data-zoom-shown]")).to_have_text("200%")
    member.press("Smaller")
    assert member.complaints == []


def test_words_are_found_without_diacritics_one_place_after_the_other(arrive, paper):
    member = arrive(MINISTER)
    page = opened(member, paper, 30)
    page.keyboard.press("/")
    field = page.get_by_label(said("Words to look for"))
    expect(field).to_be_focused()
    page.keyboard.type("giai ngan von")
    expect(page.locator("#found [role=status]")).to_have_text(said("%(n)s places", n=45))
    # The list beside the pages made them narrower: where the reader is now is what counts.
    here = int(page.get_by_label(said("Page, of %(n)s", n=PAGES)).input_value())
    first, second, *_ = page.evaluate(PLACES_FROM, here)
    assert 30 <= here <= 31
    field.press("Enter")
    page.wait_for_function(GONE_TO, arg=first)
    page.wait_for_function(IN_VIEW)
    page.get_by_role("button", name=said("Next place")).click()
    page.wait_for_function(GONE_TO, arg=second)
    page.wait_for_function(IN_VIEW)
    page.locator("#found a").last.click()
    page.wait_for_function("() => document.querySelector('.hit.now')?.id.startsWith('hit-58-')")
    member.follow("Close the search")
    expect(page.locator(".hit")).to_have_count(0)
    expect(page.locator("#outline")).to_be_visible()
    assert member.complaints == []


def test_he_goes_on_where_he_left_off_also_on_another_device(arrive, paper):
    member = arrive("botaichinh")
    page = opened(member, paper)
    with page.expect_response(lambda answer: answer.url.endswith("/reading")) as told:
        page.get_by_label(said("Page, of %(n)s", n=PAGES)).fill("7")
        page.keyboard.press("Enter")
    assert told.value.status == 200
    expect(page.locator("#outline [data-read]")).to_have_text(re.compile(r"\d+%"))
    other = arrive("botaichinh")
    other.go(paper)
    expect(other.page.get_by_label(said("Page, of %(n)s", n=PAGES))).to_have_value("7")
    resumed = said("You go on where you left off, on page %(n)s.", n=7)
    expect(other.page.locator("[data-resumed]")).to_contain_text(resumed)
    other.follow("To the first page")
    expect(other.page.get_by_label(said("Page, of %(n)s", n=PAGES))).to_have_value("1")
    expect(other.page.locator("[data-resumed]")).to_have_count(0)
    assert member.complaints + other.complaints == []


def test_what_was_read_last_is_told_when_he_leaves(arrive, paper):
    member = arrive("bocongthuong")
    member.page.clock.install()
    page, field = opened(member, paper, 9), member.page.get_by_label(said("Page, of %(n)s", n=PAGES))
    told: list[str] = []
    page.on("request", lambda request: told.append(request.url) if request.url.endswith("/reading") else None)
    member.follow("Next page")
    expect(field).to_have_value("10")
    page.clock.fast_forward(1500)
    assert told == []  # until he leaves
    member.go("/notices")
    until(lambda: member.go(paper) and field.input_value() == "10")


def test_on_a_phone_the_outline_is_a_drawer(arrive, paper):
    member = arrive(MINISTER, viewport={"width": 390, "height": 844})
    page = opened(member, paper)
    outline = page.locator("#outline")
    expect(outline).to_be_hidden()
    page.get_by_role("button", name=said("Outline")).click()
    expect(outline).to_be_visible()
    outline.get_by_role("link", name="Phần 3", exact=True).click()
    expect(outline).to_be_hidden()
    page.wait_for_function(SHOWN, arg=9)
    page.locator(".bar").get_by_role("link", name=said("As text")).click()
    page.wait_for_url("**/text#page-9")
    expect(page.get_by_role("heading", name=said("Page %(n)s", n=9), exact=True)).to_be_in_viewport()
    assert member.complaints == []


def test_without_script_it_is_one_page_after_the_other(arrive, paper):
    member = arrive(MINISTER, java_script_enabled=False)
    page = member.go(f"{paper}?page=4")
    expect(page.locator("#page-4 .pic")).to_be_visible()
    expect(page.locator(".pp:visible")).to_have_count(1)
    member.follow("Next page")
    expect(page.locator("#page-5 .pic")).to_be_visible()
    member.follow("Search in this paper", within=page.locator(".bar"))
    field = page.get_by_label(said("Words to look for"))
    field.fill("thu tuong chinh phu")
    field.press("Enter")
    page.locator("#found a", has_text="…").nth(3).click()
    expect(page.locator(".hit:target")).to_be_in_viewport(timeout=PATIENCE)
    member.follow("As text")
    expect(page.get_by_role("heading", name=said("Page %(n)s", n=PAGES), exact=True)).to_be_attached(timeout=PATIENCE)
    assert member.complaints == []
