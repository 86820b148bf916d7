"""What is refused stays refused when it is asked in another way: by htmx, by an odd path, by another method's name."""

from __future__ import annotations

import pytest

from tests.authz.matrix import CELLS, Cell
from tests.authz.running import Running, readable
from tests.authz.verdict import fault_of, text_of
from tests.personas import ANONYMOUS
from tests.security.wire import Answer

REFUSED = [cell for cell in CELLS if cell.expected in {"forbidden", "not_found", "sign_in"} and cell.row.method != "WS"]
SOME = REFUSED[::13]
LOOKS = [cell for cell in REFUSED if cell.row.method == "GET"][::13]
WAYS = {
    "with a slash at its end": lambda path: f"{path}/",
    "with a slash too many": lambda path: f"/{path}",
    "with slashes too many inside": lambda path: path.replace("/", "//")[1:],
    "in capitals": str.upper,
    "with a dot": lambda path: f"/.{path}",
    "by a way back": lambda path: f"/static/..{path}",
    "by an escaped way back": lambda path: f"/static/%2e%2e{path}",
    "under a public name": lambda path: f"/health{path}",
    "with an escaped slash": lambda path: path[0] + path[1:].replace("/", "%2f"),
    "with a semicolon": lambda path: f"{path};.css",
    "with a query that looks public": lambda path: f"{path}?next=/static/app.css",
}


async def test_htmx_is_refused_as_everybody_is(refusing: Running) -> None:
    faults = [f"{cell}, but {fault}" for cell in SOME if (fault := await fault_of(refusing, cell, hx_request="true"))]
    assert faults == []


async def test_htmx_is_sent_to_sign_in_and_gets_no_page_to_swap_in(refusing: Running) -> None:
    cells = [cell for cell in LOOKS if cell.persona == ANONYMOUS]
    answers = [await refusing.ask(cell, hx_request="true") for cell in cells]
    assert {answer.status for answer in answers} == {401}
    assert all(answer.header("hx-redirect").startswith("/session/new") for answer in answers)


@pytest.mark.parametrize("way", WAYS)
async def test_no_way_of_writing_a_path_opens_it(refusing: Running, way: str) -> None:
    await refusing.changes()
    for cell in LOOKS:
        browser, target = refusing.browser(cell.persona), WAYS[way](refusing.target(cell))
        _require_closed(cell, await browser.get(target))
    assert set(await refusing.changes()) <= {"access_log"}


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE", "TRACE", "CONNECT", "BREW", "HEAD", "OPTIONS", "get"])
async def test_no_other_method_opens_it(refusing: Running, method: str) -> None:
    await refusing.changes()
    for cell in LOOKS:
        browser = refusing.browser(cell.persona)
        sent = {"origin": "http://127.0.0.1:8000", "x-csrftoken": browser.csrf}
        answer = await browser.send(method, refusing.target(cell), headers=sent)
        assert answer.status in {204, 303, 401, 403, 404, 405}, (cell, answer.status)
        _require_unreadable(cell, answer)
    assert set(await refusing.changes()) <= {"access_log"}


@pytest.mark.parametrize("header", ["x-http-method-override", "x-http-method", "x-method-override"])
async def test_a_header_does_not_change_the_method(refusing: Running, header: str) -> None:
    await refusing.changes()
    for cell in SOME:
        browser, target = refusing.browser(cell.persona), refusing.target(cell)
        looked = await browser.send("GET", f"{target}?_method={cell.row.method}", headers={header: cell.row.method})
        _require_unreadable(cell, looked)
        _require_unreadable(cell, await browser.post(target, [("_method", "GET")], **{header: "GET"}))
    assert set(await refusing.changes()) <= {"access_log"}


def _require_closed(cell: Cell, answer: Answer) -> None:
    assert answer.status in {303, 401, 403, 404, 405}, (cell, answer.status)
    _require_unreadable(cell, answer)


def _require_unreadable(cell: Cell, answer: Answer) -> None:
    assert answer.status < 500, (cell, answer.status)
    assert readable(cell.persona, text_of(answer)) == set(), cell
