"""A search finds what its viewer may read on his own pages, all of it and nothing else; no count tells of the rest."""

from __future__ import annotations

import re
from html import unescape

import pytest

from documents.commands.wording import keep_words
from ecabinet.db import fetch
from tests.authz.people import MARKS
from tests.authz.running import Running, readable
from tests.personas import KEYS

# The pages on which things can be found, each with the words of its own that the search looks at.
THINGS = """
SELECT '/meetings/' || id AS page, title AS text FROM meeting
UNION ALL SELECT '/items/' || id, title FROM agenda_item
UNION ALL SELECT '/items/' || k.item, c.text FROM clause c JOIN conclusion k ON k.id = c.conclusion
    WHERE c.removed_at IS NULL
UNION ALL SELECT '/papers/' || id, title FROM paper
UNION ALL SELECT '/papers/' || v.paper, w.text FROM wording w JOIN paper_version v ON v.blob = w.blob
    WHERE v.n = (SELECT max(n) FROM paper_version o WHERE o.paper = v.paper)
UNION ALL SELECT '/papers/' || v.paper, g.text FROM page g JOIN paper_version v ON v.blob = g.blob
    WHERE v.n = (SELECT max(n) FROM paper_version o WHERE o.paper = v.paper)
UNION ALL SELECT '/directives/' || id, concat_ws(' ', text, quote, document_number, document_title) FROM directive
"""
HIT = re.compile(r'<h3><a href="(/[a-z]+/\d+)')
TOTAL = re.compile(r'id="found">([\d.]+) kết quả')
KIND = re.compile(r'kind=[a-z]+"[^>]*>[^<]+<b>([\d.]+)</b>')
NEVER = "Zqnever"
COMMON = ("phiên", "nội dung", "điều", "giao", "kết luận", "Bộ", "nhiệm vụ", "dự thảo")
WORDS = [mark.strip() for mark in MARKS]


@pytest.fixture(scope="module")
async def things(refusing: Running) -> list[tuple[str, str]]:
    await keep_words()
    await refusing.changes()
    return [(row["page"], row["text"]) for row in await fetch(THINGS)]


@pytest.mark.parametrize("persona", KEYS)
async def test_it_finds_what_one_s_own_pages_show(
    refusing: Running, things: list[tuple[str, str]], persona: str
) -> None:
    shown = await _pages(refusing, persona, {page for page, _ in things})
    for word in WORDS:
        own = {page for page, text in things if _has(text, word) and _has(shown.get(page, ""), word)}
        assert await _found(refusing, persona, word) == own, word


@pytest.mark.parametrize("persona", KEYS)
async def test_nothing_else_is_readable_there(refusing: Running, things: object, persona: str) -> None:
    for word in COMMON:
        for way in ("", "&plain=1", "&old=1", "&kind=paper", "&page=2", "&since=2020-01-01"):
            answer = await refusing.browser(persona).get(f"/search?q={word}{way}")
            assert readable(persona, answer.text) == set(), (word, way)


@pytest.mark.parametrize("persona", KEYS)
async def test_what_he_may_not_know_of_is_as_if_it_were_not_there(
    refusing: Running, things: object, persona: str
) -> None:
    hidden = [mark.strip() for mark, may in MARKS.items() if persona not in may]
    nothing = await _text(refusing, persona, NEVER)
    for word in hidden:
        if word.lower() not in {other.strip().lower()[: len(word)] for other, may in MARKS.items() if persona in may}:
            assert await _text(refusing, persona, word) == nothing, word


@pytest.mark.parametrize(
    ("place", "word"),
    [
        ("meetings.search:condition", "Zqelsewhere"),
        ("meetings.papers:condition", "Zqsealed"),
        ("directives.search:sight", "Zqforeign"),
        ("directives.queries.evidence:sight", "Zqforeign"),
    ],
)
async def test_a_rule_that_is_gone_would_be_noticed(
    refusing: Running, things: object, monkeypatch: pytest.MonkeyPatch, place: str, word: str
) -> None:
    assert await _found(refusing, "invitee", word) == set()
    module, _, name = place.partition(":")
    monkeypatch.setattr(f"{module}.{name}", lambda *_: "TRUE")
    assert await _found(refusing, "invitee", word) != set()


async def test_the_auditor_and_the_administrator_find_nothing(refusing: Running, things: object) -> None:
    for persona in ("auditor", "admin"):
        for word in COMMON:
            assert await _found(refusing, persona, word) == set()


async def _pages(running: Running, persona: str, paths: set[str]) -> dict[str, str]:
    """Those that answer him, as they are read."""
    browser, shown = running.browser(persona), {}
    for path in sorted(paths):
        if (answer := await browser.get(path)).status == 200:
            shown[path] = unescape(answer.text)
    return shown


async def _found(running: Running, persona: str, word: str) -> set[str]:
    """The pages of all hits, whose number is what is said of it."""
    text, hits, page = await _text(running, persona, word), [], 1
    total = int(TOTAL.findall(text)[0].replace(".", "")) if TOTAL.search(text) else 0
    assert sum(int(n.replace(".", "")) for n in KIND.findall(text)) == total
    while found := HIT.findall(text):
        hits += found
        page += 1
        text = await _text(running, persona, f"{word}&page={page}")
    assert len(hits) == total
    return set(hits)


async def _text(running: Running, persona: str, asked: str) -> str:
    answer = await running.browser(persona).get(f"/search?q={asked}")
    assert answer.status == 200
    word = asked.partition("&")[0]
    return answer.text.replace(word, "WORD")


def _has(text: str, word: str) -> bool:
    return bool(re.search(rf"\b{word}", text, re.IGNORECASE))
