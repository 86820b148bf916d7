"""Addresses that were typed, cut or made up: a number of nothing is not there, and a bad query is its default."""

from __future__ import annotations

from itertools import product

import pytest

from tests.authz.matrix import ROWS, Row
from tests.authz.running import Running
from tests.personas import ANONYMOUS
from tests.security.browser import Browser
from tests.security.routes import filled


def _somebody(row: Row) -> str:
    """Who may do it on some object, so that nothing but the number is wrong."""
    able = (cell.persona for cell in row.cells() if cell.expected == "allowed" and cell.persona != ANONYMOUS)
    return next(able, "")


ASKING = [row for row in ROWS if "{" in row.path and not {"{token}", "{file_path}"} & set(row.path.split("/"))]
NUMBERED = list({row.route: row for row in ASKING if _somebody(row)}.values())
NUMBERS = (
    "0", "-1", "999999999", "2147483647", "2147483648", "4294967296", "9223372036854775807", "9223372036854775808",
    "-9223372036854775809", "1" * 40, "1" * 4999, "1.5", "1e9", "0x1", "x", "%00", "1%00", "1;",
    "1,2", "null", "NaN", "%ef%bc%91", "%d9%a1", "'", "1'--", "1%20OR%201=1", "..", "%2e%2e", "{id}", "%25", "%",
)  # fmt: skip
QUERIES = {
    "/session/new": ("email", "next"), "/notices": ("page",), "/journal": ("kind", "room", "day", "before", "page"),
    "/meetings": ("page",), "/directives/new": ("clause",), "/meetings/{meeting_id}/participants": ("only", "q"),
    "/directives": ("agency", "class", "due", "source", "state", "q", "done_since", "on", "page"),
    "/overview": ("on", "agency"), "/": ("page",), "/papers/{paper_id}": ("page", "q"),
    "/papers/{paper_id}/versions/{n}/status": ("waiting",),
    "/papers/{paper_id}/versions/{n}/search": ("q",), "/papers/{paper_id}/versions/{n}/pages/{leaf}": ("q", "w"),
}  # fmt: skip
VALUES = (
    *NUMBERS, "", "%ff%fe", "%ed%a0%80", "%e2%80%ae", "a" * 3000, "9999-12-31", "0001-01-01", "2026-02-30",
    "31/12/9999",
    "meeting-1", "meeting-99999999999999999999", "meeting--1", "meeting-", "%25%25%25", "_", "\\", "%5c", "\\%", "all",
    "&&&&", "[]", "9999-12-31T23:59:59+14:00", "0001-01-01T00:00:00-14:00", "2026-01-01T00:00:00", "infinity",
    "-infinity", "now()", "<script>alert(1)</script>",
)  # fmt: skip


@pytest.mark.parametrize("row", NUMBERED, ids=[f"{row.title} by {row.may}" for row in NUMBERED])
async def test_a_number_of_nothing_is_not_there(refusing: Running, row: Row) -> None:
    """It answers 404, however large it is; and a form behind it changes nothing."""
    browser = refusing.browser(_somebody(row))
    await refusing.changes()
    faults = []
    for number in NUMBERS:
        status = await _status(browser, row, filled(row.path, number))
        if status not in ({303, 404} if row.void else {404}):
            faults.append(f"{number[:30]}: the answer was {status}")
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)
    assert set(await refusing.changes()) <= {"access_log"}


@pytest.mark.parametrize("path", QUERIES)
async def test_a_bad_query_is_its_default(refusing: Running, path: str) -> None:
    browser = refusing.browser({"/journal": "auditor"}.get(path, "office_head"))
    target = path.format(**refusing.stage.objects["sitting"] | refusing.stage.objects["item"])
    fine = {200, 303, 404, 422} if path == "/directives/new" else {200, 303}  # it quotes what the address names
    faults = []
    for name, value in product(QUERIES[path], VALUES):
        answer = await browser.get(f"{target}?{name}={value}")
        if answer.status not in fine:
            faults.append(f"{name}={value[:40]}: the answer was {answer.status}")
        if b"<script>alert(1)" in answer.body:
            faults.append(f"{name}={value[:40]} came back as it was")
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)


async def test_a_query_without_end_is_no_failure(refusing: Running) -> None:
    browser = refusing.browser("office_head")
    for query in ("a=1&" * 5000, "q=" + "%41" * 5000, "&" * 10_000, "=" * 5000, "page=1;page=2", "page=1&page=x"):
        assert (await browser.get(f"/directives?{query}")).status == 200


async def _status(browser: Browser, row: Row, target: str) -> int:
    browser = browser.copy()
    if row.method == "WS":
        heard = await browser.knock(target)
        return 404 if not heard.frames else 200
    answer = await (browser.post(target) if row.method == "POST" else browser.send(row.method, target, headers={}))
    return answer.status
