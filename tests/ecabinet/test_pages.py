"""Pages: what a template may know, what a page may never hold, and the one line after an act."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from time import process_time
from typing import Any

import httpx
import msgspec
import pytest
from jinja2 import ChoiceLoader, DictLoader, FileSystemLoader, UndefinedError
from litestar import Litestar, Request, Response, get
from litestar.params import FromPath
from lxml import html

from ecabinet import pages
from ecabinet.access import Viewer
from ecabinet.errors import BadInput, Forbidden
from ecabinet.forms import Typed
from ecabinet.i18n import speaking
from ecabinet.settings import Settings, use

TEMPLATES = Path(__file__).parents[2] / "templates"
VIEWER = Viewer(account=1, person=1, name="Bộ trưởng <Bộ Y tế>", duties=frozenset({"member"}), session=3, csrf="t'k<")
OURS = {
    "plain.html": '{% extends "layout.html" %}{% block main %}{{ text }}{{ csrf_field() }}{% endblock %}',
    "part.html": "<p>{{ text }}{{ csrf_field() }}</p>",
    "room1.html": '{% extends "room.html" %}{% block panes %}<main id="main">{{ text }}</main>{% endblock %}',
    "screen1.html": '{% extends "screen.html" %}{% block main %}{{ text }}{% endblock %}',
    "words.html": "{{ _('Previous') }}",
    "unknown.html": "{{ nobody_gave_this }}",
    "rows.html": """{% extends "layout.html" %}{% from "parts.html" import progress, tag %}{% block main %}
        {% for n in range(20) %}<li><time>{{ now | time }}</time><a>{{ n }} {{ text }}</a>{{ now | date }}
        {{ progress(n, text=n | percent) }}{{ tag(_("Sign in"), "wait", "clock", box=true) }}{{ csrf_field() }}</li>
        {% endfor %}{% endblock %}""",
}


@get("/page/{name:str}")
async def whole(request: Request, name: FromPath[str]) -> Response[str]:
    return pages.page(request, f"{name}.html", text="<b>&", live="/meetings/17/live", back="/meetings/17")


@get("/part")
async def part(request: Request) -> Response[str]:
    return pages.fragment(request, "part.html", text="<b>")


@get("/act")
async def act(request: Request) -> Response[str]:
    return pages.done(request, request.query_params.get("to", "/page/plain"), "%(n)s days ago", n="<3>")


@get("/failure/{status:int}")
async def failure(request: Request, status: FromPath[int]) -> Response[str]:
    typed = Typed({"title": ["đã gõ"]}).refuse(BadInput("Fill this in."), "title") if status == 422 else Typed()
    return pages.failure(request, status, "vì sao", typed=typed, incident="9f3a01cc" if status == 500 else None)


@pytest.fixture(scope="module", autouse=True)
def _ours() -> Iterator[None]:
    use(Settings(database_url="none", secret_key=b"k" * 32, environment="demo"))
    pages.environment.cache_clear()
    pages.environment().loader = ChoiceLoader([DictLoader(OURS), FileSystemLoader(pages.TEMPLATES)])
    yield
    pages.environment.cache_clear()


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    app = Litestar([whole, part, act, failure], openapi_config=None)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(seen(app, VIEWER)), base_url="http://test") as found:
        yield found


@pytest.fixture
async def stranger() -> AsyncIterator[httpx.AsyncClient]:
    app = Litestar([whole, failure], openapi_config=None)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(seen(app, None)), base_url="http://test") as found:
        yield found


def seen(app: Any, viewer: Viewer | None) -> Any:
    """The application as behind the gate, which says who comes."""

    async def with_viewer(scope: Any, receive: Any, send: Any) -> None:
        await app(
            {**scope, "state": {"viewer": viewer, "csrf": viewer.csrf if viewer else "pre", "unread": 3}}, receive, send
        )

    return with_viewer


async def shown(client: httpx.AsyncClient, path: str, status: int = 200, **headers: str) -> html.HtmlElement:
    answer = await client.get(path, headers=headers)
    assert answer.status_code == status, answer.text
    return html.fromstring(answer.text)


async def test_a_page_knows_who_asks_and_where_he_stands(client: httpx.AsyncClient):
    page = await shown(client, "/page/plain")
    assert page.get("lang") == "vi"
    tabs = ["Hôm nay", "Phiên họp", "Nhiệm vụ", "Tổng quan"]
    assert [a.text_content() for a in page.xpath("//*[@class='nav']/a")] == tabs
    assert "Bộ trưởng <Bộ Y tế>" in page.find_class("who")[0].text_content()
    assert page.get_element_by_id("bell").get("aria-label") == "Thông báo: 3 chưa đọc"
    assert page.get_element_by_id("bell").get("href") == "/notices"


async def test_everything_a_template_shows_is_escaped(client: httpx.AsyncClient):
    assert "&lt;b&gt;&amp;" in (await client.get("/page/plain")).text


async def test_forms_and_htmx_carry_the_token(client: httpx.AsyncClient):
    page = await shown(client, "/page/plain")
    assert page.xpath("//main//input[@name='_csrf_token']")[0].get("value") == "t'k<"
    assert msgspec.json.decode(page.find("body").get("hx-headers:inherited")) == {"x-csrftoken": "t'k<"}


async def test_pages_are_kept_nowhere(client: httpx.AsyncClient):
    assert (await client.get("/page/plain")).headers["cache-control"] == "no-store"


async def test_every_page_of_a_sample_installation_says_so(client: httpx.AsyncClient):
    for name in ("plain", "room1", "screen1"):
        assert "Dữ liệu mẫu: phiếu và số liệu là giả định" in (await client.get(f"/page/{name}")).text


async def test_a_page_of_a_real_installation_does_not(client: httpx.AsyncClient):
    use(Settings(database_url="none", secret_key=b"k" * 32, environment="production"))
    try:
        assert "Dữ liệu mẫu" not in (await client.get("/page/plain")).text
    finally:
        use(Settings(database_url="none", secret_key=b"k" * 32, environment="demo"))


async def test_a_room_connects_to_its_socket_and_can_be_left(client: httpx.AsyncClient):
    page = await shown(client, "/page/room1")
    assert page.get_element_by_id("live").get("hx-ws:connect") == "/meetings/17/live"
    assert page.xpath("//header//a[@class='ib']")[0].get("href") == "/meetings/17"


async def test_the_big_screen_has_no_control(stranger: httpx.AsyncClient):
    page = await shown(stranger, "/page/screen1")
    assert page.xpath("//form | //nav | //button[not(@hidden)]") == []
    assert "x-csrftoken" not in html.tostring(page, encoding="unicode")


@pytest.mark.parametrize(("cookie", "expected"), [("dark", "dark"), ("light", "light"), ('"><script>', None)])
async def test_the_chosen_theme_is_in_the_page_itself(client: httpx.AsyncClient, cookie: str, expected: str | None):
    page = await shown(client, "/page/plain", cookie=f"theme={cookie}")
    assert page.get("data-theme") == expected


async def test_the_reader_may_choose_english(client: httpx.AsyncClient):
    page = await shown(client, "/page/plain", cookie="language=en")
    assert page.get("lang") == "en"
    assert page.xpath("//*[@class='nav']/a")[0].text_content() == "Today"


async def test_a_fragment_is_only_itself(client: httpx.AsyncClient):
    assert (await client.get("/part")).text.startswith('<p>&lt;b&gt;<input type="hidden"')


async def test_an_act_leads_on_and_leaves_one_line_that_is_shown_once(client: httpx.AsyncClient):
    answer = await client.get("/act")
    assert (answer.status_code, answer.headers["location"]) == (303, "/page/plain")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=strict" in cookie
    assert "<3> ngày trước" in (await shown(client, "/page/plain")).get_element_by_id("flash").text_content()
    assert (await shown(client, "/page/plain")).get_element_by_id("flash").text_content().strip() == ""


async def test_for_htmx_an_act_leads_on_by_a_header(client: httpx.AsyncClient):
    answer = await client.get("/act", headers={"hx-request": "true"})
    assert (answer.status_code, answer.headers["hx-redirect"]) == (200, "/page/plain")
    assert (await shown(client, "/part")).text_content() == "<b>"
    assert "ngày trước" in (await client.get("/page/plain")).text


@pytest.mark.parametrize("value", ["x", "e30", "%ff", "a" * 5000, "QUJDREVGR0hJSktMTU5PUFsieCIse31d"])
async def test_a_line_that_we_did_not_write_is_not_shown(client: httpx.AsyncClient, value: str):
    page = await shown(client, "/page/plain", cookie=f"flash={value}")
    assert page.get_element_by_id("flash").text_content().strip() == ""


@pytest.mark.parametrize("to", ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:alert(1)", ""])
async def test_an_act_never_leads_out_of_the_house(client: httpx.AsyncClient, to: str):
    assert (await client.get("/act", params={"to": to})).headers["location"] == "/"


@pytest.mark.parametrize("status", sorted(pages.WITH_PAGE))
async def test_every_error_says_what_happened_and_leads_on(client: httpx.AsyncClient, status: int):
    page = await shown(client, f"/failure/{status}", status)
    assert page.xpath("//h1")[0].text_content()
    assert "vì sao" in page.find_class("wrong")[0].text_content()
    assert page.find_class("wrong")[0].find_class("btn")[0].get("href") in (
        "/",
        "/session/new",
    )


@pytest.mark.parametrize(("status", "like"), [(418, 400), (502, 500)])
async def test_an_error_without_a_page_takes_the_nearest(client: httpx.AsyncClient, status: int, like: int):
    page, other = await shown(client, f"/failure/{status}", status), await shown(client, f"/failure/{like}", like)
    assert page.xpath("//h1")[0].text_content() == other.xpath("//h1")[0].text_content()


async def test_an_error_of_ours_has_a_number_and_nothing_of_the_program(client: httpx.AsyncClient):
    page = await shown(client, "/failure/500", 500)
    assert page.find_class("code")[0].text_content() == "9f3a01cc"


async def test_what_was_typed_is_not_lost(client: httpx.AsyncClient):
    assert "đã gõ" in (await shown(client, "/failure/422", 422)).text_content()


async def test_a_stranger_sees_an_error_without_the_house(stranger: httpx.AsyncClient):
    page = await shown(stranger, "/failure/404", 404)
    assert [name for name in ("nav", "menu", "bell") if page.find_class(name)] == []


async def test_for_htmx_an_error_is_one_line_in_its_place(client: httpx.AsyncClient):
    answer = await client.get("/failure/422", headers={"hx-request": "true"})
    assert (answer.headers["hx-retarget"], answer.headers["hx-reswap"]) == ("#flash", "innerHTML")
    assert answer.text.startswith('<p class="msg bad" role="alert">')


def test_the_gate_answers_with_the_same_page():
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/",
        "query_string": b"",
        "headers": [],
        "state": {"viewer": None},
    }
    status, headers, body = pages.error_answer(scope, Forbidden("This request came from another site."))
    assert status == 403
    assert (b"content-type", b"text/html; charset=utf-8") in headers
    assert "Yêu cầu này đến từ một trang khác" in body.decode()


def test_pushed_html_names_its_target_and_knows_nobody():
    pushed = pages.render("part.html", text="<b>")
    assert pushed == "<p>&lt;b&gt;</p>"
    assert pages.partials(("tally", pushed, "outerMorph"), ("queue", "", "innerMorph")) == (
        '<hx-partial hx-target="#tally" hx-swap="outerMorph"><p>&lt;b&gt;</p></hx-partial>'
        '<hx-partial hx-target="#queue" hx-swap="innerMorph"></hx-partial>'
    )


def test_pushed_html_speaks_the_language_of_its_audience():
    with speaking("en"):
        assert "Previous" in pages.render("words.html")
    assert "Trước" in pages.render("words.html")


def test_a_swap_that_htmx_does_not_know_is_refused():
    with pytest.raises(ValueError, match="swap"):
        pages.partials(("tally", "", "outerMorf"))


def test_a_name_that_nobody_gave_fails():
    with pytest.raises(UndefinedError):
        pages.render("unknown.html")


async def test_a_page_of_twenty_rows_takes_less_than_four_milliseconds(client: httpx.AsyncClient):
    """It takes about one; the limit leaves room for a slow machine."""
    scope = {
        "type": "http",
        "method": "GET",
        "path": "/",
        "query_string": b"",
        "headers": [],
        "state": {"viewer": VIEWER, "csrf": "t"},
    }
    pages.page(Request(scope), "rows.html", text="<b>")
    start = process_time()
    for _ in range(50):
        pages.page(Request(scope), "rows.html", text="<b>")
    assert (process_time() - start) / 50 < 0.004
