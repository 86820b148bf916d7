"""A pack of 20 papers of 50 pages, four of them scans, as the worker binds it, beside a bare merge of its files."""

from __future__ import annotations

import asyncio
import io
import random
import time
from datetime import timedelta
from pathlib import Path

import pikepdf
from PIL import Image

from bench.place import place
from documents import store
from documents.binding.typefaces import typefaces
from documents.binding.typesetting import typeset
from documents.commands.attaching import attach
from documents.queries.papers import paper
from documents.rules.word_blocks import Block
from ecabinet import db, register
from ecabinet.clock import now
from ecabinet.db import fetch
from ecabinet.jobs import do_due
from ecabinet.migrate import migrate
from ecabinet.passwords import hash_now
from ecabinet.sample.people import government, others, settle
from ecabinet.settings import Settings
from meetings import shelf
from meetings.commands import inviting, packing, planning
from meetings.jobs import bind_pack  # registers it
from meetings.queries.meetings import relation_to
from meetings.queries.packs import pack

PAPERS, PAGES, SCANS = 20, 50, 4
AIM_SECONDS = 60
SCAN = (1240, 1754)  # an A4 page at 150 dots an inch
SENTENCE = (
    "Chính phủ thống nhất thông qua dự thảo Nghị quyết về các giải pháp đẩy mạnh giải ngân vốn đầu tư công những tháng"
    " cuối năm và giao các bộ, cơ quan, địa phương tổ chức thực hiện"
)


def measure() -> dict[str, object]:
    """Seconds from asking to the finished file, the worker's own start of the letters included."""
    assert bind_pack
    with place() as settings:
        asyncio.run(migrate(settings))
        return asyncio.run(_measured(settings))


async def _measured(settings: Settings) -> dict[str, object]:
    await db.connect(settings)
    try:
        meeting, files, viewer = await _build()
        relation = await relation_to(viewer, meeting)
        assert relation is not None
        await fetch("DELETE FROM outbox")
        typefaces.cache_clear()
        begun = time.perf_counter()
        number = await packing.ask(viewer, meeting, relation)
        await do_due()
        seconds = time.perf_counter() - begun
        made = await pack(number)
        assert made is not None
    finally:
        await db.disconnect()
    bare_seconds, bare_bytes = _merge(files)
    return {
        "papers": PAPERS, "scans": SCANS, "pages_of_papers": PAPERS * PAGES, "pages": made.pages,
        "megabytes": round(made.size / 2**20, 1), "seconds": round(seconds, 2),
        "bare_merge_seconds": round(bare_seconds, 2), "bare_merge_megabytes": round(bare_bytes / 2**20, 1),
        "aim_seconds": AIM_SECONDS, "aim_met": made.state == "done" and seconds <= AIM_SECONDS,
    }  # fmt: skip


async def _build():  # type: ignore[no-untyped-def]
    await register.load()
    people = await settle([*government(), *others()], hash_now("a password of the benchmark"))
    office, start = people["vutonghop"], now() + timedelta(days=7)
    plan = planning.Plan(
        kind="government", title="Phiên họp Chính phủ thường kỳ", place="Phòng họp số 1", starts_at=start,
        ends_at=start + timedelta(hours=4),
    )  # fmt: skip
    meeting = await planning.create_meeting(office, plan)
    files = [await _attach(office, meeting, n) for n in range(PAPERS)]
    await inviting.invite(office, meeting, [people["thutuong"].person], "chair")
    return meeting, files, office


async def _attach(office, meeting: int, n: int) -> Path:  # type: ignore[no-untyped-def]
    item = await planning.add_item(office, meeting, planning.ItemPlan(title=f"Nội dung thứ {n + 1}", kind="report"))
    about = {"title": f"Báo cáo thứ {n + 1}", "kind": "report", "meeting": meeting, "item": item}
    data = _scanned(n) if n < SCANS else _written(n)
    number = await attach(office, **about, upload_name="bao-cao.pdf", data=data)
    return Path(store.open_paper((await paper(number)).sha256).name)


def _written(n: int) -> bytes:
    """Cut to its pages: the words of a paragraph are never of the same length."""
    rng = random.Random(n)
    blocks = [Block(kind="text", text=" ".join(rng.choices(SENTENCE.split(), k=80))) for _ in range(PAGES * 7)]
    return _cut(typeset(blocks, typefaces()))


def _cut(data: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(data)) as made:
        assert len(made.pages) >= PAGES
        del made.pages[PAGES:]
        file = io.BytesIO()
        made.save(file)
        return file.getvalue()


def _scanned(n: int) -> bytes:
    rng = random.Random(n)
    pages = [Image.frombytes("L", (155, 219), rng.randbytes(155 * 219)).resize(SCAN) for _ in range(PAGES)]
    file = io.BytesIO()
    pages[0].save(file, "PDF", save_all=True, append_images=pages[1:], resolution=150)
    return file.getvalue()


def _merge(files: list[Path]) -> tuple[float, int]:
    begun = time.perf_counter()
    whole, file = pikepdf.new(), shelf.place_of(0)
    opened = [pikepdf.open(one) for one in files]
    for one in opened:
        whole.pages.extend(one.pages)
    whole.save(file)
    return time.perf_counter() - begun, file.stat().st_size
