"""Search in 10,000 pages of papers: each kind of query as the page asks it, beside a scan of the same pages by ILIKE.

The scan is what a search without an index costs, and it asks nothing of who may read; the search asks for everything:
rights, order, counts, facets and the passages of its first page.
"""

from __future__ import annotations

import asyncio
import random
import statistics
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta

import directives.papers
import directives.search  # noqa: F401 - registers what is found, as the next two
import documents.search  # noqa: F401
import meetings.papers
import meetings.search  # noqa: F401
from bench.place import place
from ecabinet import agencies, db, register
from ecabinet.access import Viewer
from ecabinet.clock import house_day, now
from ecabinet.db import fetch
from ecabinet.migrate import migrate
from ecabinet.passwords import hash_now
from ecabinet.sample import papers
from ecabinet.sample.people import government, others, settle
from ecabinet.search.asked import Asked
from ecabinet.search.finding import Found, find
from ecabinet.settings import Settings
from meetings.commands import inviting, planning

PAPERS, PAGES = 500, 20
WORDS = 400
RARE = "hạn hán"  # on one page in five hundred
RUNS = 30
AIM = 2.0  # so many times as fast as the scan, at least
QUERIES = {
    "two words in every page": "chính phủ",
    "the same in a row": '"chính phủ"',
    "rare words with marks": RARE,
    "rare words without marks": "han han",
    "rare words in a row": f'"{RARE}"',
    "the beginning of a word": "quyết địn",
    "nothing": "khongcodau",
}

BLOBS = """
INSERT INTO blob (sha256, size, kind) SELECT lpad(to_hex(n), 64, '0'), 1, 'pdf' FROM generate_series(1, $1) n
RETURNING sha256
"""
ATTACHED = """
WITH made AS (
    INSERT INTO paper (title, kind, meeting, item, agency, stub, created_at, created_by)
    SELECT 'Tờ trình ' || sha256, 'submission', $1, $2, $4, FALSE, now(), $3 FROM blob RETURNING id, title
)
INSERT INTO paper_version (paper, n, blob, name, by, at, why, state, readable_at, reason, characters, pages)
SELECT id, 1, right(title, 64), 'a.pdf', $3, now() - id * interval '1 minute', '', 'readable', now(), '', 0, 0 FROM made
"""


def measure() -> dict[str, object]:
    """Milliseconds from the question to the rows, p50 and p95 of each query, by a member who may read all of it."""
    with place() as settings:
        asyncio.run(migrate(settings))
        return asyncio.run(_measured(settings))


async def _measured(settings: Settings) -> dict[str, object]:
    await db.connect(settings)
    try:
        viewer = await _build()
        row = await db.fetch_one("SELECT count(*) AS n, pg_total_relation_size('page') AS bytes FROM page")
        assert row is not None
        rows = {name: await _compared(viewer, typed) for name, typed in QUERIES.items()}
    finally:
        await db.disconnect()
    least = min(one["scan_by_search"] for one in rows.values())
    return {
        "pages": row["n"], "megabytes": row["bytes"] // 2**20, "runs": RUNS, "queries": rows,
        "least_scan_by_search": least, "aim": AIM, "aim_met": least >= AIM,
    }  # fmt: skip


async def _compared(viewer: Viewer, typed: str) -> dict[str, float]:
    async def search() -> Found:
        return await find(viewer, Asked(q=typed))

    async def scan() -> object:
        words = typed.replace('"', "").split() if typed[0] != '"' else [typed.strip('"')]
        return await fetch(
            "SELECT count(*) FROM page WHERE text ILIKE ALL ($1::text[])", [f"%{word}%" for word in words]
        )

    found = await search()
    ours, bare = await _timed(search), await _timed(scan)
    return {
        "hits": found.total, "p50_ms": ours[0], "p95_ms": ours[1], "scan_p50_ms": bare[0], "scan_p95_ms": bare[1],
        "scan_by_search": round(bare[0] / ours[0], 1),
    }  # fmt: skip


async def _timed(ask: Callable[[], Awaitable[object]]) -> tuple[float, float]:
    spent = []
    for _ in range(RUNS):
        began = time.perf_counter()
        await ask()
        spent.append((time.perf_counter() - began) * 1000)
    return round(statistics.median(spent), 1), round(statistics.quantiles(spent, n=20)[-1], 1)


async def _build() -> Viewer:
    """A meeting with many papers, of which each has pages made of the words of an official text."""
    await register.load()
    people = await settle([*government(), *others()], hash_now("-"))
    office, start = people["vutonghop"], now() + timedelta(days=7)
    plan = planning.Plan(
        kind="government", title="Phiên họp Chính phủ", place="", starts_at=start, ends_at=start + timedelta(hours=4)
    )
    meeting = await planning.create_meeting(office, plan)
    ministries = await agencies.in_force(house_day(start))
    item = await planning.add_item(office, meeting, planning.ItemPlan(title="Dự thảo Nghị định", kind="draft"))
    for capacity, keys in (("chair", ["thutuong"]), ("member", ["boxaydung"]), ("secretary", ["thuky"])):
        await inviting.invite(office, meeting, [people[key].person for key in keys], capacity)
    await inviting.call(office, meeting)
    rows = await fetch(BLOBS, PAPERS)
    await fetch(ATTACHED, meeting, item, office.person, ministries[0].id)
    rng, words = random.Random(1), papers.text_of("nq159-2026.txt").split()
    for row in rows:
        await _draw(row["sha256"], rng, words)
    for table in ("page", "paper", "paper_version"):
        await fetch(f"ANALYZE {table}")
    return people["boxaydung"]


async def _draw(blob: str, rng: random.Random, words: list[str]) -> None:
    texts = [" ".join(rng.choice(words) for _ in range(WORDS)) for _ in range(PAGES)]
    texts = [f"{text} {RARE}" if rng.random() < 1 / 500 else text for text in texts]
    await fetch(
        "INSERT INTO page (blob, n, width, height, text, lines)"
        " SELECT $1, n, 1600, 2263, text, '[]' FROM unnest($2::text[]) WITH ORDINALITY AS t(text, n)",
        blob, texts,
    )  # fmt: skip
