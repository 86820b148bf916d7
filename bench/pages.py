"""CPU of a page: the meeting page with 20 items and 20 papers, signed in, beside a bare handler of the same bytes."""

from __future__ import annotations

import asyncio
import io
import re
import statistics
import tempfile
from datetime import timedelta
from pathlib import Path

import httpx
from docx import Document

from bench.place import place
from bench.process import Web, free_port, web
from documents.commands.attaching import attach
from ecabinet import agencies, db, register
from ecabinet.clock import house_day, now
from ecabinet.migrate import migrate
from ecabinet.passwords import hash_now
from ecabinet.sample.people import government, others, settle
from ecabinet.settings import Settings
from meetings.commands import inviting, planning

ITEMS = 20
REQUESTS = 500
WARM_UP = 50
AIM_MS = 4.0
PASSWORD = "a password of the benchmark"  # noqa: S105 - of a database that is gone a minute later


def measure() -> dict[str, object]:
    """Medians of CPU milliseconds a request (user and system of the web process), and their ratio."""
    with place() as settings:
        asyncio.run(migrate(settings))
        meeting = asyncio.run(_build(settings))
        port = free_port()
        command = ("-m", "ecabinet.cli", "serve", "--port", str(port))
        with web(*command, port=port, ready="/health", environment=environment(settings, port)) as ours:
            client = _signed_in(ours)
            page = client.get(f"/meetings/{meeting}")
            page.raise_for_status()
            page_ms = _median(ours, client, f"/meetings/{meeting}")
        floor_ms = _floor(page.text)
    return {
        "page": "meeting", "items": ITEMS, "papers": ITEMS, "bytes": len(page.content), "requests": REQUESTS,
        "page_cpu_ms": round(page_ms, 2), "floor_cpu_ms": round(floor_ms, 2), "ratio": round(page_ms / floor_ms, 2),
        "aim_cpu_ms": AIM_MS, "aim_met": page_ms <= AIM_MS,
    }  # fmt: skip


async def _build(settings: Settings) -> int:
    await db.connect(settings)
    try:
        await register.load()
        people = await settle([*government(), *others()], hash_now(PASSWORD))
        office, submitting = people["vutonghop"], agencies.in_force
        start = now() + timedelta(days=7)
        plan = planning.Plan(
            kind="government", title="Phiên họp Chính phủ thường kỳ", place="Phòng họp số 1", starts_at=start,
            ends_at=start + timedelta(hours=4),
        )  # fmt: skip
        meeting = await planning.create_meeting(office, plan)
        ministries = await submitting(house_day(start))
        for n in range(ITEMS):
            item = planning.ItemPlan(
                title=f"Dự thảo Nghị định thứ {n + 1} về quản lý, kết nối và chia sẻ dữ liệu số", kind="draft",
                agency=ministries[n % len(ministries)].id, minutes_planned=10,
            )  # fmt: skip
            added = await planning.add_item(office, meeting, item)
            await attach(
                office, title="Dự thảo Nghị định", kind="draft", upload_name="du-thao.docx", data=_paper(n),
                meeting=meeting, item=added,
            )  # fmt: skip
        members = [people[one.key].person for one in government()]
        await inviting.invite(office, meeting, members[:1], "chair")
        await inviting.invite(office, meeting, members[1:], "member")
        await inviting.invite(office, meeting, [people["thuky"].person], "secretary")
        await inviting.call(office, meeting)
        return meeting
    finally:
        await db.disconnect()


def _paper(n: int) -> bytes:
    document = Document()
    document.add_paragraph(f"Điều 1. Nội dung của dự thảo thứ {n + 1}.")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def environment(settings: Settings, port: int) -> dict[str, str]:
    key = settings.data_dir / "secret"
    key.parent.mkdir(exist_ok=True)
    key.write_bytes(settings.secret_key)
    return {
        "DATABASE_URL": settings.database_url, "REDIS_URL": settings.redis_url, "ECABINET_ENV": "demo",
        "ECABINET_DATA": str(settings.data_dir), "ECABINET_SECRET_KEY_FILE": str(key),
        "ECABINET_BASE_URL": f"http://127.0.0.1:{port}",
    }  # fmt: skip


def _signed_in(ours: Web) -> httpx.Client:
    client = httpx.Client(base_url=ours.base, headers={"origin": ours.base}, timeout=30)
    token = re.search(r'name="_csrf_token" value="([0-9a-f]+)"', client.get("/session/new").text)
    assert token is not None
    form = {"_csrf_token": token[1], "email": "boxaydung@chinhphu.example", "password": PASSWORD}
    assert client.post("/session", data=form).status_code == 303
    return client


def _floor(page: str) -> float:
    with tempfile.NamedTemporaryFile("w", suffix=".html") as file:
        file.write(page)
        file.flush()
        port = free_port()
        with web("-m", "bench.floor", str(port), str(Path(file.name)), port=port, ready="/") as bare:
            return _median(bare, httpx.Client(base_url=bare.base), "/")


def _median(process: Web, client: httpx.Client, path: str) -> float:
    """Milliseconds; one request after the other over one connection."""
    for _ in range(WARM_UP):
        client.get(path).raise_for_status()
    spent = []
    for _ in range(REQUESTS):
        before = process.cpu()
        client.get(path).raise_for_status()
        spent.append(process.cpu() - before)
    return statistics.median(spent) / 1e6
