"""A room of a thousand sockets: from a commit to the last screen, beside a bare fan-out of the same bytes."""

from __future__ import annotations

import asyncio
import os
import statistics
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
import msgspec

from bench.counted_web import Counter
from bench.crowds import Crowds, crowds
from bench.halls import Sitting, fill
from bench.pages import environment
from bench.place import place
from bench.process import Web, web
from bench.votes import _kept, _request, _send, listening
from ecabinet import announce, db
from ecabinet.announce import Announcement
from ecabinet.migrate import migrate
from ecabinet.settings import Settings
from ecabinet.wire import Wire
from meetings.commands import attending, balloting, sitting
from meetings.commands.preparing import Plan, prepare

OPTIONS = {"sockets": 1000, "rounds": 60}
AIM_TIMES = 1.5
TICK = 0.05  # seconds
AIM_AFTER_LAST = 0.5  # seconds
QUIET = 0.3  # seconds between two changes, so that none meets the tick of the one before

Change = Callable[[int], Awaitable[object]]


def measure(*, sockets: int, rounds: int) -> dict[str, object]:
    """Two kinds of changes at a conference, then a burst of votes; each change beside the bare fan-out of its bytes."""
    return in_a_room(lambda settings, bench: _measure(settings, bench, sockets, rounds))


def in_a_room(act: Callable[[Settings, Bench], Coroutine[Any, Any, dict[str, object]]]) -> dict[str, object]:
    """With servers of its own, our web process and the bare one."""
    with place() as settings, listening() as (our_wire, our_port), listening() as (bare_wire, bare_port):
        asyncio.run(migrate(settings))
        settings = msgspec.structs.replace(settings, base_url=f"http://127.0.0.1:{our_port}")
        counter = settings.data_dir / "drawn"
        given, (ours_fd, bare_fd) = environment(settings, our_port), (our_wire.fileno(), bare_wire.fileno())
        serve = ("-m", "bench.counted_web", str(counter), "serve", "--fd", str(ours_fd))
        bare = ("-m", "bench.bare_fanout", "--fd", str(bare_fd))
        with web(*serve, port=our_port, ready="/health", environment=given, fds=(ours_fd,)) as ours:
            with web(*bare, port=bare_port, ready="/health", fds=(bare_fd,)) as floor:
                return asyncio.run(act(settings, Bench(ours, floor, counter)))


class Bench:
    """What is measured: our web process and the bare one, with the ports they listen on."""

    def __init__(self, ours: Web, floor: Web, counter: Path) -> None:
        self.ours, self.floor = ours, floor
        self.counter = Counter(counter)
        self.committed = 0.0

    async def hear(self, said: Announcement) -> None:
        """The very moment after a commit."""
        self.committed = time.monotonic()


async def _measure(settings: Settings, bench: Bench, sockets: int, rounds: int) -> dict[str, object]:
    async with acting(settings, bench), crowds() as crowd:
        conference, hall = await fill(sockets)
        looking = await _look_on(bench, conference, crowd, rounds)
        voting = await _burst(bench, hall, crowd)
    changes = looking["changes"]
    met = all(change["met"] for change in changes.values()) and voting["met"]  # type: ignore[union-attr]
    return {
        "sockets": sockets, "rounds": rounds, "load": [round(load, 1) for load in os.getloadavg()], **looking,
        "burst": voting, "aim_times_bare": AIM_TIMES, "aim_plus_ms": TICK * 1000, "aim_met": met,
    }  # fmt: skip


@asynccontextmanager
async def acting(settings: Settings, bench: Bench) -> AsyncIterator[None]:
    """This process acts, and tells the web process of it over Redis, as another web process would."""
    await db.connect(settings)
    wire = Wire(settings.redis_url)

    async def tell(said: Announcement) -> None:
        await bench.hear(said)
        wire.send(said)

    announce.listen(tell)
    telling = asyncio.create_task(wire.run())
    try:
        yield
    finally:
        telling.cancel()
        await wire.close()
        await db.disconnect()


async def _look_on(bench: Bench, conference: Sitting, crowd: Crowds, rounds: int) -> dict[str, Any]:
    places = conference.sockets(_port(bench.ours))
    bare = [
        one | {"path": f"/live/{one['group']}", "host": f"127.0.0.1:{_port(bench.floor)}", "cookie": ""}
        for one in places
    ]
    before = [_memory(process) for process in (bench.ours, bench.floor)]
    seated = {name: await crowd(name, "open", sockets=sockets) for name, sockets in (("ours", places), ("bare", bare))}
    after = [_memory(process) for process in (bench.ours, bench.floor)]
    kib = [round((late - early) / len(places) / 1024, 1) for early, late in zip(before, after, strict=True)]

    async def next_item(n: int) -> None:
        await sitting.go_to(conference.chair, conference.items[(n + 1) % 2])

    async def come_and_go(n: int) -> None:
        if n % 2:
            await attending.arrive(conference.chair, conference.meeting, conference.latecomer, mode="room")
        else:
            await attending.depart(conference.chair, conference.meeting, conference.latecomer)

    kinds: dict[str, Change] = {"next_item": next_item, "one_comes_or_goes": come_and_go}
    changes = {name: await _rounds(bench, crowd, change, rounds) for name, change in kinds.items()}
    for name in ("ours", "bare"):
        await crowd(name, "leave")
    seconds = {name: round(told["seconds"], 2) for name, told in seated.items()}
    return {"seated_seconds": seconds, "kib_per_socket": dict(zip(("ours", "bare"), kib, strict=True)),
            "changes": changes}  # fmt: skip


async def _rounds(bench: Bench, crowd: Crowds, change: Change, rounds: int) -> dict[str, Any]:
    """Ours and the bare one by turns, so that what else the machine does falls on both."""
    times: dict[str, list[list[float]]] = {"ours": [], "bare": []}
    cpu = {"ours": 0, "bare": 0}
    drawn, sent = bench.counter.value, 0
    async with httpx.AsyncClient(base_url=bench.floor.base, timeout=60) as client:
        for n in range(rounds):
            await crowd("ours", "mark")
            spent = bench.ours.cpu()
            await change(n)
            told = await crowd("ours", "wait")
            cpu["ours"] += bench.ours.cpu() - spent
            times["ours"].append(sorted(at - bench.committed for at in told["at"]))
            sent += told["bytes"]
            await crowd("bare", "mark")
            spent = bench.floor.cpu()
            begun = (await client.post("/say", json=told["last"])).json()
            told = await crowd("bare", "wait")
            cpu["bare"] += bench.floor.cpu() - spent
            times["bare"].append(sorted(at - begun for at in told["at"]))
            await asyncio.sleep(QUIET)
    figures = {name: _spread(all_) | {"cpu_ms": round(cpu[name] / rounds / 1e6, 1)} for name, all_ in times.items()}
    aim = figures["bare"]["each_p99_ms"] * AIM_TIMES + TICK * 1000
    return {
        **figures, "renders_a_change": round((bench.counter.value - drawn) / rounds, 1),
        "bytes_a_change": sent // rounds, "aim_p99_ms": round(aim, 1), "met": figures["ours"]["each_p99_ms"] <= aim,
    }  # fmt: skip


def _spread(rounds: list[list[float]]) -> dict[str, float]:
    """Milliseconds until each screen, and until the last one of a change."""
    each = sorted(at for times in rounds for at in times)
    last = sorted(times[-1] for times in rounds)
    return {
        name: round(_quantile(times, share) * 1000, 1)
        for kind, times in (("each", each), ("last", last))
        for name, share in ((f"{kind}_p50_ms", 0.5), (f"{kind}_p99_ms", 0.99))
    }


async def _burst(bench: Bench, hall: Sitting, crowd: Crowds) -> dict[str, Any]:
    """As many votes at once as there are voters, over HTTP, each of whom looks on."""
    port, voters = _port(bench.ours), len(hall.comers)
    seated = await crowd("ours", "open", sockets=hall.sockets(port))
    ballot = await prepare(hall.chair, hall.items[0], Plan(question="Thông qua?"))
    await balloting.open_ballot(hall.chair, ballot)
    await asyncio.sleep(1)
    await crowd("ours", "mark", needle=f"{voters} trên {voters} đã gửi phiếu")
    requests = [_request(token, port, ballot, n) for n, (_, token) in enumerate(hall.comers)]
    acknowledged: list[float] = []
    drawn, spent, begun = bench.counter.value, bench.ours.cpu(), time.monotonic()

    async def send(request: bytes) -> int:
        status = await _send(port, request)
        acknowledged.append(time.monotonic())
        return status

    answers = await asyncio.gather(*(send(request) for request in requests))
    told = await crowd("ours", "wait")
    last = max(acknowledged)
    votes, changes = await _kept(ballot)
    accepted = sum(status in {200, 303} for status in answers)
    late = max(told["at"]) - last
    lost, doubled = accepted - votes, changes - votes
    return {
        "votes": voters, "accepted": accepted, "lost": lost, "doubled": doubled, "seconds": round(last - begun, 2),
        "last_screen_after_last_answer_ms": round(late * 1000), "aim_ms": AIM_AFTER_LAST * 1000,
        "frames_a_socket": round(told["frames"] / voters, 1), "megabytes": round(told["bytes"] / 1e6, 1),
        "renders": bench.counter.value - drawn, "cpu_seconds": round((bench.ours.cpu() - spent) / 1e9, 2),
        "seated_seconds": round(seated["seconds"], 2),
        "met": accepted == voters and lost == doubled == 0 and late <= AIM_AFTER_LAST,
    }  # fmt: skip


def _port(process: Web) -> int:
    return int(process.base.rpartition(":")[2])


def _memory(process: Web) -> int:
    """Bytes that are resident."""
    return int(Path(f"/proc/{process.child.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


def _quantile(times: list[float], share: float) -> float:
    return statistics.quantiles(times, n=1000, method="inclusive")[round(share * 1000) - 1]
