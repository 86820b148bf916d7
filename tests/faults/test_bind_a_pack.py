"""A pack whose worker is killed while it is bound: nobody sees half of it, and another worker makes it whole."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from documents.commands.attaching import attach
from ecabinet import db
from ecabinet.db import fetch, fetch_one
from ecabinet.settings import Settings
from meetings import shelf
from meetings.commands import packing
from meetings.queries.meetings import relation_to
from tests.database import Template
from tests.documents.binding.making import pages_of, texts
from tests.live.eventually import eventually
from tests.live.worker import WorkerProcess, worker
from tests.world import World

pytestmark = [pytest.mark.faults, pytest.mark.drill, pytest.mark.timeout(300)]

LONG, PAPERS, PAGES = 90, 12, 200


async def test_it_is_made_whole_by_another_worker(settings: Settings, template: Template, tmp_path: Path) -> None:
    await db.connect(settings)
    pack = await asked(template.world)
    await fetch("DELETE FROM outbox WHERE job <> 'pack.bind'")
    place = shelf.place_of(pack)
    with worker(settings, tmp_path) as first:
        await eventually(lambda: binding(first), within=LONG)
        children = binding(first)
        first.kill()
    await eventually(lambda: not any(map(lives, children)), within=LONG)
    assert (await state(pack), place.exists()) == ("running", False)
    await fetch("UPDATE outbox SET due = now() WHERE done_at IS NULL")  # the lease is over
    with worker(settings, tmp_path):
        await eventually(lambda: is_done(pack), within=LONG)
    assert sum(text.startswith("trang ") for text in texts(place.read_bytes())) == PAPERS * PAGES
    assert [row["tries"] for row in await fetch("SELECT tries FROM outbox WHERE job = 'pack.bind'")] == [2]
    await db.disconnect()


async def asked(world: World) -> int:
    """Of a meeting with many long papers, which takes seconds."""
    office, minister = world.people["office"].viewer, world.people["minister"].viewer
    for n in range(PAPERS):
        about = {"title": f"Báo cáo {n}", "kind": "report", "meeting": world.called.id, "item": world.called.items[1]}
        data = pages_of(*(f"trang {n}.{k}" for k in range(PAGES)))
        await attach(office, **about, upload_name="a.pdf", data=data)
    await fetch("UPDATE paper_version SET state = 'readable', readable_at = now()")  # as if all were drawn
    relation = await relation_to(minister, world.called.id)
    assert relation is not None
    return await packing.ask(minister, world.called.id, relation)


def binding(running: WorkerProcess) -> list[int]:
    """The processes that bind for this worker."""
    assert running.process is not None
    with suppress(FileNotFoundError):
        tasks = Path(f"/proc/{running.process.pid}/task").iterdir()
        children = [int(child) for task in tasks for child in (task / "children").read_text().split()]
        return [child for child in children if b"documents.binding" in command(child)]
    return []


def command(pid: int) -> bytes:
    with suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    return b""


def lives(pid: int) -> bool:
    """A process that is dead and waits to be asked for has no command line any more."""
    return bool(command(pid))


async def state(pack: int) -> str:
    row = await fetch_one("SELECT state FROM pack WHERE id = $1", pack)
    assert row is not None
    return row["state"]


async def is_done(pack: int) -> bool:
    return await state(pack) == "done"
