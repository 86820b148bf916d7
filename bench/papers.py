"""A paper of 300 pages: how soon it is readable after it was sent, and how soon and in how much memory it is read;
beside pdf.js on the same file in the same run."""

from __future__ import annotations

import asyncio
import re
import statistics
import tempfile
import time
from contextlib import ExitStack
from datetime import timedelta
from pathlib import Path

import httpx
import msgspec

from bench.long_paper import long_paper
from bench.looking import Look, look_at, looking
from bench.pages import PASSWORD, environment
from bench.pdfjs import fetch_package
from bench.place import place
from bench.process import Web, free_port, web, worker
from ecabinet import db, register
from ecabinet.clock import now
from ecabinet.migrate import migrate
from ecabinet.passwords import hash_now
from ecabinet.sample.people import government, others, settle
from ecabinet.settings import Settings
from meetings.commands import inviting, planning

PAGES = 300
RUNS = 3
AIM_READABLE = 2.0
AIM_SHARE = 1 / 3
FIRST_SEEN = """() => {
  const picture = document.querySelector("article.pp img")
  return picture?.complete && picture.naturalWidth ? performance.now() : null
}"""
TURN = """(n) => document.getElementById(`page-${n}`).scrollIntoView()"""
PDFJS_SEEN = "() => globalThis.firstPage ?? null"
PDFJS_TURN = "(n) => { viewer.currentPageNumber = n }"


def measure() -> dict[str, object]:
    """Seconds after the upload; then medians of the reader and of pdf.js, and their shares."""
    data = long_paper(PAGES)
    with place() as settings, ExitStack() as running:
        asyncio.run(migrate(settings))
        item = asyncio.run(_build(settings))
        port = free_port()
        given = environment(settings, port)
        ours = running.enter_context(
            web("-m", "ecabinet.cli", "serve", "--port", str(port), port=port, ready="/health", environment=given)
        )  # fmt: skip
        running.enter_context(worker(given))
        client = _signed_in(ours)
        first, everything = _send(client, item, data)
        paper = _paper_of(client, item)
        cookies = [{"name": name, "value": value, "url": ours.base} for name, value in client.cookies.items()]
        looks = _looks(f"{ours.base}{paper}?page=1", cookies, FIRST_SEEN, TURN)
    peers = _peer_looks(data)
    return _told(first, everything, looks, peers, len(data))


async def _build(settings: Settings) -> int:
    await db.connect(settings)
    try:
        await register.load()
        people = await settle([*government(), *others()], hash_now(PASSWORD))
        office, start = people["vutonghop"], now() + timedelta(days=7)
        plan = planning.Plan(
            kind="government", title="Phiên họp", place="", starts_at=start, ends_at=start + timedelta(hours=4)
        )
        meeting = await planning.create_meeting(office, plan)
        item = await planning.add_item(office, meeting, planning.ItemPlan(title="Dự thảo Luật", kind="draft"))
        await inviting.invite(office, meeting, [people["thutuong"].person], "chair")
        return item
    finally:
        await db.disconnect()


def _signed_in(ours: Web) -> httpx.Client:
    client = httpx.Client(base_url=ours.base, headers={"origin": ours.base}, timeout=60)
    token = _token(client.get("/session/new").text)
    client.post("/session", data={"_csrf_token": token, "email": "vutonghop@chinhphu.example", "password": PASSWORD})
    return client


def _token(page: str) -> str:
    found = re.search(r'<meta name="csrf-token" content="([0-9a-f]+)"', page)
    assert found is not None
    return found[1]


def _send(client: httpx.Client, item: int, data: bytes) -> tuple[float, float]:
    """Seconds from the first byte sent until page 1 is given out, and until all pages are."""
    token = _token(client.get(f"/items/{item}").text)
    fields = {"_csrf_token": (None, token), "title": (None, "Dự thảo Luật"), "kind": (None, "draft")}
    begun = time.monotonic()
    answer = client.post(f"/items/{item}/papers", files={**fields, "upload": ("du-thao.pdf", data, "application/pdf")})
    assert answer.status_code == 303, answer.text
    paper = _paper_of(client, item)
    first = _until(client, f"{paper}/versions/1/pages/1.webp", begun)
    return first, _until(client, f"{paper}/versions/1/pages/{PAGES}.webp", begun)


def _until(client: httpx.Client, address: str, begun: float) -> float:
    while time.monotonic() - begun < 600:
        if client.get(address).status_code == 200:
            return round(time.monotonic() - begun, 2)
        time.sleep(0.05)
    raise SystemExit("the paper did not become readable")


def _paper_of(client: httpx.Client, item: int) -> str:
    found = re.search(r'href="(/papers/\d+)"', client.get(f"/items/{item}").text)
    assert found is not None
    return found[1]


def _looks(address: str, cookies: list[dict[str, str]], seen: str, step: str) -> list[Look]:
    with looking(cookies) as look:
        return [look_at(look(), address, seen=seen, step=step, pages=PAGES) for _ in range(RUNS)]


def _peer_looks(data: bytes) -> list[Look]:
    """None where the package cannot be had."""
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        if not fetch_package(folder):
            return []
        (folder / "paper.pdf").write_bytes(data)
        with web("-m", "bench.pdfjs", str(port), name, port=port, ready="/") as bare:
            return _looks(f"{bare.base}/", [], PDFJS_SEEN, PDFJS_TURN)


def _told(first: float, everything: float, looks: list[Look], peers: list[Look], size: int) -> dict[str, object]:
    ours, theirs = _median(looks), _median(peers) if peers else None
    told: dict[str, object] = {
        "pages": PAGES, "file_bytes": size, "readable_s": first, "all_readable_s": everything, "runs": RUNS,
        "ours": ours, "pdfjs": theirs, "aim_readable_s": AIM_READABLE, "aim_share": round(AIM_SHARE, 2),
    }  # fmt: skip
    if theirs:
        told["share_of_first_ms"] = round(ours["first_ms"] / theirs["first_ms"], 2)
        told["share_of_memory"] = round(ours["memory_scrolled_mb"] / theirs["memory_scrolled_mb"], 2)
        quick = ours["first_ms"] <= AIM_SHARE * theirs["first_ms"]
        told["aim_met"] = first <= AIM_READABLE and quick and ours["memory_scrolled_mb"] < theirs["memory_scrolled_mb"]
    return told


def _median(looks: list[Look]) -> dict[str, int]:
    told = [msgspec.to_builtins(look) for look in looks]
    return {name: round(statistics.median(one[name] for one in told)) for name in told[0]}
