"""A paper on its way from the store to its readers: checked, made a PDF, drawn in short steps that may be repeated."""

from __future__ import annotations

import logging
from typing import Any

from documents import notices, store  # noqa: F401 - notices: how they read
from documents.commands.checking import begin, make_readable, refuse, take_up_undrawn
from documents.commands.drawing import be_text_only, draw, finish
from documents.commands.reanchoring import reanchor
from documents.jail.cells import Died
from documents.malware import Unreachable, is_clean
from documents.queries.contents import Content, content_of, drawn_pages
from documents.rendering import converted
from documents.rules.reasons import INFECTED, UNDRAWN
from ecabinet.db import work
from ecabinet.jobs import NotYet, every_round, job
from ecabinet.settings import settings

log = logging.getLogger(__name__)

FIRST_PAGES = 5
PAGES_AT_ONCE = 10
SCANNED_AGAIN = 20  # seconds after the scanner did not answer
LOOKED_AGAIN = 3  # seconds after its pages were not all drawn
DRAWN = {"done", "text_only", "failed"}


@job("paper.check", slow=True)
async def check(version: int) -> None:
    await begin(version)
    content = await _content(version)
    if content and await _is_clean(content.sha256):
        await _leave("paper.convert" if content.format == "docx" else "paper.draw", version, version=version)


@every_round("papers.undrawn", seconds=1)
async def draw_the_undrawn() -> None:
    await take_up_undrawn()


async def _is_clean(sha256: str) -> bool:
    """Without an answer of the scanner the paper goes on being checked, however long that takes."""
    try:
        clean = await is_clean(sha256)
    except Unreachable as why:
        log.warning("papers wait for the scan for malware: %s", why)
        raise NotYet(SCANNED_AGAIN) from None
    if not clean:
        await refuse(sha256, INFECTED)
    return clean


@job("paper.convert", slow=True)
async def convert(version: int) -> None:
    """LibreOffice failing is no fault of the paper: its words are read all the same."""
    content = await _content(version)
    if content is None:
        return
    try:
        pieces = await converted(content.sha256, settings().soffice) if settings().soffice else []
    except Died:
        pieces = []
    if not pieces:
        await be_text_only(content.sha256)
        return
    await store.keep_converted(content.sha256, pieces)
    await _leave("paper.draw", version, version=version)


@job("paper.draw", slow=True)
async def draw_pages(version: int, first: int = 1, without: list[int] | None = None) -> None:
    """Some pages, then the next ones by a job of their own; `without` those that cannot be drawn."""
    content = await _content(version)
    if content is None:
        return
    wanted = range(first, first + (FIRST_PAGES if first == 1 else PAGES_AT_ONCE))
    failed = await draw(content.sha256, [n for n in wanted if n not in (without or [])])
    if 1 in failed and content.format == "docx":
        await be_text_only(content.sha256)
    elif 1 in failed:
        await refuse(content.sha256, UNDRAWN)
    else:
        await _go_on(version, wanted, sorted({*(without or []), *failed}))


@job("notes.reanchor", slow=True)
async def take_notes_along(version: int) -> None:
    """Once all pages are drawn: then it is known what they say."""
    content = await content_of(version)
    if content.state in ("refused", "quarantined"):
        return
    if content.state != "readable" or content.rendering not in DRAWN:
        raise NotYet(LOOKED_AGAIN)
    await reanchor(version)


async def _go_on(version: int, wanted: range, without: list[int]) -> None:
    content = await _content(version)
    if content is None:
        return
    drawn = await drawn_pages(content.sha256)
    missing = [n for n in wanted if n <= content.pages and n not in drawn and n not in without]
    if missing or wanted.stop <= content.pages:
        first = wanted.start if missing else wanted.stop
        key = f"{version}.{first}.{len(missing)}.{len(without)}"
        await _leave("paper.draw", key, version=version, first=first, without=without)
    else:
        await finish(content.sha256)


async def _content(version: int) -> Content | None:
    """None when there is nothing more to do; what a crash left half done is done to its end."""
    content = await content_of(version)
    if content.state == "quarantined":
        await store.put_aside(content.sha256)
    elif content.state != "refused" and content.rendering in DRAWN:
        await make_readable(content.sha256)
    elif content.state != "refused":
        return content
    return None


async def _leave(name: str, key: object, **about: Any) -> None:
    async with work(None) as w:
        await w.later(name, key=str(key), **about)
