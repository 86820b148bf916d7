"""Papers that cannot be bound: each has a sheet that says so, and takes nothing with it."""

from __future__ import annotations

import asyncio
import io
import zlib
from pathlib import Path

import pikepdf
import pytest

from documents.binding import process, sources
from documents.binding.book import Book, Paper
from documents.binding.process import Died
from tests.documents.binding.making import book, bound, item, pages_of, texts
from tests.documents.make_pdf import assemble, stream
from tests.documents.make_pdf import pdf as pdf_of

SAID = "không đưa được vào tập in"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox%s/Contents 4 0 R>>"
CATALOG, PAGES = b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def with_box(box: bytes) -> bytes:
    return assemble([CATALOG, PAGES, PAGE % box, stream(b"0 0 m")])


BROKEN = {
    "empty": b"",
    "no PDF": b"<html>not a paper</html>",
    "without a page": assemble([CATALOG, b"<</Type/Pages/Kids[]/Count 0>>"]),
    "pages that are their own pages": assemble([CATALOG, b"<</Type/Pages/Kids[2 0 R]/Count 1>>"]),
}
ODD = {
    "no size at all": b"[0 0 0 0]",
    "nothing": b"[]",
    "words": b"[/a /b /c /d]",
    "as large as a country": b"[0 0 1000000000 1000000000]",
    "below nothing": b"[-500 -900 -10 -20]",
    "the wrong way round": b"[595 842 0 0]",
    "a hair": b"[0 0 0.0000001 842]",
}


def two(*files: int) -> Book:
    return book(item(1, *(Paper(title=f"Tài liệu {file}", file=file) for file in files)))


@pytest.mark.parametrize("kind", BROKEN)
def test_what_cannot_be_read_has_a_sheet_that_says_so(kind):
    pages = texts(bound(two(0, 1), BROKEN[kind], pages_of("con lai")))
    assert SAID in pages[3]
    assert "con lai" in pages[4]


@pytest.mark.parametrize("kind", ODD)
def test_pages_of_odd_sizes_are_laid_on_a4(kind):
    made = bound(two(0, 1), with_box(ODD[kind]), pages_of("con lai"))
    with pikepdf.open(io.BytesIO(made)) as opened:
        assert {tuple(sorted(map(round, map(float, page.mediabox[2:])))) for page in opened.pages} == {(595, 842)}
    assert "con lai" in texts(made)[-1]


def test_a_paper_of_too_many_pages_is_left_out(monkeypatch):
    monkeypatch.setattr(sources, "MOST_PAGES", 2)
    assert SAID in texts(bound(two(0), pages_of("a", "b", "c")))[3]


def test_one_that_killed_a_process_before_is_not_touched():
    told: list[int | None] = []
    pages = texts(bound(two(0, 1), b"", pages_of("con lai"), without=frozenset({0}), told=told))
    assert SAID in pages[3]
    assert told == [0, 1, None]


def swelling(size: int) -> bytes:
    """A page of a few thousand bytes, which are so many megabytes when they are unpacked."""
    packing, megabyte = zlib.compressobj(1), b"\0" * 2**20
    once = b"".join(packing.compress(megabyte) for _ in range(size)) + packing.flush()
    twice = zlib.compress(once)
    packed = b"<</Length %d/Filter[/FlateDecode/FlateDecode]>>\nstream\n%s\nendstream" % (len(twice), twice)
    return assemble([CATALOG, PAGES, PAGE % b"[0 0 595 842]", packed])


async def bind(tmp_path: Path, whole: Book, *data: bytes) -> list[str]:
    paths = [tmp_path / f"{n}.pdf" for n in range(len(data))]
    for path, one in zip(paths, data, strict=True):
        path.write_bytes(one)
    files, to = [path.open("rb") for path in paths], tmp_path / "packs" / "1.pdf"

    async def hear(file: int | None) -> None:
        pass

    pages = await process.bind(whole, files, to, hear)
    for file in files:
        file.close()
    assert [path.name for path in to.parent.iterdir()] == ["1.pdf"]
    found = texts(to.read_bytes())
    assert len(found) == pages
    return found


async def test_in_its_own_process_it_is_the_same(tmp_path):
    pages = await bind(tmp_path, two(0, 1), pdf_of("KHÔNG"), pages_of("hai"))
    assert ("KHÔNG" in pages[3], "hai" in pages[4]) == (True, True)


async def test_a_page_that_swells_is_left_out_and_the_others_are_bound(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "MEMORY", 600 * process.MEGABYTE)
    pages = await bind(tmp_path, two(0, 1, 2), pages_of("mot"), swelling(1000), pages_of("ba"))
    assert "mot" in pages[3]
    assert SAID in pages[4]
    assert "ba" in pages[5]


async def test_one_that_kills_the_process_is_left_out_and_the_others_are_bound(tmp_path, monkeypatch):
    """Here the process is killed from outside when it is heard to be at the second paper; a quick one may be further by
    then, and what it still said is not listened to."""
    heard = process._heard

    async def killing(running, asked, hear):
        async def hear_and_kill(file):
            await hear(file)
            if file == 1:
                running.kill()
                await running.wait()
                raise Died(file)

        return await heard(running, asked, hear_and_kill if 1 not in asked.without else hear)

    monkeypatch.setattr(process, "_heard", killing)
    pages = await bind(tmp_path, two(0, 1, 2), pages_of("mot"), pages_of("hai"), pages_of("ba"))
    assert SAID in pages[4]
    assert ("mot" in pages[3], "ba" in pages[5]) == (True, True)


async def test_a_process_that_always_dies_is_given_up_and_leaves_nothing(tmp_path, monkeypatch):
    monkeypatch.setattr(process, "MEMORY", 1)
    with pytest.raises(Died):
        await bind(tmp_path, two(0), pages_of("mot"))
    assert list((tmp_path / "packs").iterdir()) == []


async def test_whoever_stops_waiting_ends_the_process(tmp_path, monkeypatch):
    begin, begun = asyncio.create_subprocess_exec, asyncio.get_running_loop().create_future()

    async def beginning(*arguments, **more):
        begun.set_result(await begin(*arguments, **more))
        return begun.result()

    monkeypatch.setattr(asyncio, "create_subprocess_exec", beginning)
    working = asyncio.create_task(bind(tmp_path, two(0), pages_of("mot")))
    process = await begun
    working.cancel()
    with pytest.raises(asyncio.CancelledError):
        await working
    assert process.returncode is not None
    assert list((tmp_path / "packs").iterdir()) == []
