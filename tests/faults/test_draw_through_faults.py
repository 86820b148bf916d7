"""A long paper is drawn beside everything else, and goes on where a killed worker stopped."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import msgspec
import pytest

from documents import store
from documents.commands.attaching import attach
from documents.queries.pages import RenderingRow, page_sizes, rendering_of
from documents.queries.papers import paper
from ecabinet import db
from ecabinet.db import fetch, work
from ecabinet.embedded import ValkeyServer
from ecabinet.settings import Settings, settings
from tests.documents.make_pdf import pages
from tests.live.eventually import eventually
from tests.live.worker import worker
from tests.world import World

pytestmark = [pytest.mark.faults, pytest.mark.drill, pytest.mark.timeout(400)]

LONG, PAGES = 120, 100


@pytest.fixture
async def mortal(settings: Settings, valkey: ValkeyServer) -> AsyncIterator[Settings]:
    made = msgspec.structs.replace(settings, redis_url=valkey.url)
    await db.connect(made)
    await fetch("DELETE FROM outbox")
    yield made
    await db.disconnect()


async def sent(world: World) -> str:
    """The SHA-256 of a paper that takes a while."""
    office = world.people["office_head"].viewer
    data = pages(*(f"KHÔNG {n}" for n in range(PAGES)))
    made = await attach(office, title="Dự thảo dài", kind="draft", upload_name="a.pdf", data=data)
    return (await paper(made)).sha256


async def drawn(sha256: str) -> RenderingRow:
    found = await rendering_of(sha256)
    return found or RenderingRow(sha256=sha256, state="", pages=0, ready=0, outline=[], reason="")


def jailed_by(worker: int) -> list[int]:
    """The processes of the jail that this worker started, and what they run."""
    own = children(worker)
    return [*own, *(grandchild for child in own for grandchild in children(child))]


def children(pid: int) -> list[int]:
    return [int(child) for path in Path(f"/proc/{pid}/task").glob("*/children") for child in path.read_text().split()]


def runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


async def test_it_goes_on_where_a_killed_worker_stopped(mortal: Settings, template: object, tmp_path: Path) -> None:
    sha256 = await sent(template.world)
    with worker(mortal, tmp_path) as first:

        async def under_way() -> bool:
            return (await drawn(sha256)).ready > 25

        await eventually(under_way, within=LONG)
        jailed = jailed_by(first.process.pid)
        assert jailed
        first.kill()
        await eventually(lambda: not any(map(runs, jailed)), within=LONG)
    before = await drawn(sha256)
    assert (before.state, before.ready) == ("running", len(await page_sizes(sha256)))
    await fetch("UPDATE outbox SET due = now() WHERE done_at IS NULL")  # the lease is over
    with worker(mortal, tmp_path):

        async def done() -> bool:
            return (await drawn(sha256)).state == "done"

        await eventually(done, within=LONG)
    assert [one.n for one in await page_sizes(sha256)] == list(range(1, PAGES + 1))
    assert (await drawn(sha256)).ready == PAGES
    assert all(store.picture_path(sha256, n, 1600).stat().st_size for n in range(1, PAGES + 1))
    tries = await fetch("SELECT max(tries) AS most, max(error) AS error FROM outbox WHERE job LIKE 'paper.%'")
    assert (tries[0]["most"], tries[0]["error"]) == (2, None)


async def test_a_letter_does_not_wait_for_it(mortal: Settings, template: object, tmp_path: Path) -> None:
    sha256, minister = await sent(template.world), template.world.people["minister"].person
    with worker(mortal, tmp_path):

        async def readable() -> bool:
            return (await drawn(sha256)).ready > 0

        await eventually(readable, within=LONG)
        async with work(None) as act:
            event = await act.event("test.done", subject=("test", 1))
            await act.notice(minister, event, "test.done")
        letter = settings().data_dir / "outgoing" / f"notice.{event}.{minister}.eml"
        await eventually(letter.exists, within=LONG)
        assert (await drawn(sha256)).state == "running"
