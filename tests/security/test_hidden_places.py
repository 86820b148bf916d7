"""There is nothing to find beside the pages: no files, no documentation, no other host's answers."""

from __future__ import annotations

from pathlib import Path

import pytest

from ecabinet.app import STATIC
from tests.security.house import House, is_sent_to_sign_in
from tests.security.wire import Answer

UPWARDS = (
    "/static/../ecabinet/settings.py", "/static/..%2fecabinet%2fsettings.py", "/static/%2e%2e/ecabinet/settings.py",
    "/static/%2e%2e%2f%2e%2e%2fetc/passwd", "/static/..%5c..%5cetc%5cpasswd", "/static/....//....//etc/passwd",
    "/static//etc/passwd", "/static/%2fetc/passwd", "/static/fonts/../../pyproject.toml", "/static/..;/pyproject.toml",
    "/static/js/%252e%252e/%252e%252e/pyproject.toml", "/static/app.css/../../README.md", "/static/app.css%00.png",
    "/static/%c0%ae%c0%ae/pyproject.toml", "/static/..", "/static/.", "/static/~root", "/static/C:/windows/win.ini",
    "/static/file:///etc/passwd", "/static/" + "../" * 40 + "etc/passwd",
    "/static/" + "a" * 300, "/static/" + "a/" * 2000, "/static/%0a", "/static/%ff%fe", "/static/\u0111",
)  # fmt: skip
NOT_HERE = (
    "/schema", "/schema/openapi.json", "/schema/swagger", "/openapi.json", "/docs", "/redoc", "/swagger", "/elements",
    "/.git/config", "/.env", "/.well-known/security.txt.bak", "/admin", "/metrics", "/debug", "/server-status",
    "/static", "/static/", "/static/js/", "/static/vendor/", "/pyproject.toml", "/accounts.json", "/var/accounts.json",
    "/papers", "/papers/", "/favicon.ico/../meetings",
)  # fmt: skip
HOSTS = (
    "evil.example", "127.0.0.1:8000.evil.example", "127.0.0.1:9999", "127.0.0.1", "", "evil.example:8000",
    "127.0.0.1:8000@evil.example", "127.0.0.1:8000, evil.example", "localhost.evil.example:8000", "[::1]:8000",
)  # fmt: skip


@pytest.mark.parametrize("target", UPWARDS)
async def test_no_path_leads_out_of_the_static_files(house: House, target: str) -> None:
    for browser in (house.stranger(), await house.browser("office_head")):
        answer = await browser.get(target)
        assert answer.status in {400, 404} or is_sent_to_sign_in(answer)
        _require_no_file(answer)


@pytest.mark.parametrize("target", NOT_HERE)
async def test_what_is_no_page_is_not_there(house: House, target: str) -> None:
    stranger = await house.stranger().get(target)
    assert stranger.status == 404 or is_sent_to_sign_in(stranger)
    signed_in = await (await house.browser("admin")).get(target)
    assert signed_in.status in {404, 405}
    for answer in (stranger, signed_in):
        _require_no_file(answer)


@pytest.mark.parametrize("host", HOSTS)
async def test_another_host_is_refused(house: House, host: str) -> None:
    browser = await house.browser("minister")
    for target in ("/", "/session/new", "/static/app.css", "/health"):
        answer = await browser.get(target, host=host)
        assert answer.status == 403
        assert "set-cookie" not in dict(answer.headers)


@pytest.mark.parametrize("header", ["x-forwarded-host", "x-host", "forwarded", "x-original-url", "x-rewrite-url"])
async def test_no_header_says_who_we_are_or_what_was_asked_for(house: House, header: str) -> None:
    browser = house.stranger()
    answer = await browser.get("/session/new", **{header: "evil.example"})
    assert answer.status == 200
    assert "evil.example" not in answer.text
    assert (await browser.get("/meetings", **{header: "/session/new"})).status == 303


def test_no_static_file_points_out_of_its_folder() -> None:
    """A link there would be followed to whatever it points at."""
    assert [path for path in STATIC.rglob("*") if path.is_symlink()] == []


def test_what_is_uploaded_never_lies_among_the_static_files() -> None:
    from ecabinet.settings import Settings

    folder = Settings(database_url="", secret_key=b"").data_dir.resolve()
    assert STATIC.resolve() not in (folder, *folder.parents)
    assert Path("papers") not in [path.relative_to(STATIC) for path in STATIC.iterdir()]


async def test_a_screens_address_is_the_only_secret_in_an_address_and_a_guess_tells_nothing(house: House) -> None:
    answers = {
        token: await house.stranger().get(f"/screens/{token}")
        for token in ("x", "A" * 22, "0" * 500, "%00", "..%2f", "é", "' OR '1'='1")
    }
    assert {answer.status for answer in answers.values()} == {404}


def _require_no_file(answer: Answer) -> None:
    for word in (b"root:x:", b"[project]", b"import msgspec", b"openapi", b"Index of", b"Directory listing"):
        assert word not in answer.body
