"""A page at 2400 pixels is drawn when it is first asked for, once for everybody who asks at the same time."""

from __future__ import annotations

import asyncio

import pytest
from PIL import Image

from documents import rendering, store
from documents.commands.attaching import attach
from documents.pictures import picture
from documents.queries.papers import paper
from ecabinet.access import Viewer
from tests.documents.make_pdf import pages
from tests.papers import checked


@pytest.fixture
async def sha256(office: Viewer) -> str:
    data = pages("KHÔNG 1", "KHÔNG 2")
    made = await attach(office, title="Dự thảo", kind="draft", upload_name="a.pdf", data=data)
    await checked()
    return (await paper(made)).sha256


async def test_it_is_drawn_at_the_second_width(sha256: str) -> None:
    path = await picture(sha256, 2, 2400)
    assert path == store.picture_path(sha256, 2, 2400)
    with Image.open(path) as drawn:
        assert drawn.size == (2400, 3397)


async def test_a_room_that_asks_at_once_is_answered_by_one_drawing(
    sha256: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawings, draw = [], rendering.drawn

    def counted(*asked: object) -> object:
        drawings.append(asked)
        return draw(*asked)

    monkeypatch.setattr(rendering, "drawn", counted)
    found = await asyncio.gather(*(picture(sha256, n, 2400) for n in (1, 2) for _ in range(27)))
    assert len(set(found)) == 2
    assert sorted(drawings) == [(sha256, [1], 2400), (sha256, [2], 2400)]


async def test_one_that_was_lost_is_drawn_again(sha256: str) -> None:
    lost = store.picture_path(sha256, 1, 1600)
    lost.unlink()
    assert await picture(sha256, 1, 1600) == lost
    assert lost.exists()


@pytest.mark.parametrize(("n", "width"), [(1, 1200), (1, 10**9), (0, 2400), (3, 2400), (-1, 1600)])
async def test_there_is_no_picture_of_another_width_or_page(sha256: str, n: int, width: int) -> None:
    assert await picture(sha256, n, width) is None


async def test_there_is_no_picture_of_what_was_removed_meanwhile(sha256: str) -> None:
    await store.remove(sha256)
    assert await picture(sha256, 1, 2400) is None
