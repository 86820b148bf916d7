"""What the others notice of 500 browsers that read nothing, and of some that send without end and come again."""

from __future__ import annotations

import asyncio
import os
import time
from typing import Any

from bench.crowds import Crowds, crowds
from bench.halls import Sitting, fill
from bench.room import Bench, _memory, _port, _spread, acting, in_a_room
from ecabinet.settings import Settings
from meetings.commands import sitting

OPTIONS = {"sockets": 1000, "slow": 500, "flooding": 20, "rounds": 30}
PAUSE = 0.3  # seconds between two changes
AIM_TIMES = 2.0


def measure(*, sockets: int, slow: int, flooding: int, rounds: int) -> dict[str, object]:
    return in_a_room(lambda settings, bench: _measure(settings, bench, sockets, slow, flooding, rounds))


async def _measure(
    settings: Settings, bench: Bench, sockets: int, slow: int, flooding: int, rounds: int
) -> dict[str, object]:
    """The same quick readers, alone, beside the slow ones, and beside a flood."""
    async with acting(settings, bench), crowds() as crowd:
        conference, _ = await fill(sockets)
        everybody = conference.sockets(_port(bench.ours))
        delegates = [one for one in everybody if one["group"] == "delegate"]
        quick = [one for one in everybody if one not in delegates[:slow]]
        await crowd("quick", "open", sockets=quick)
        alone = await _rounds(bench, conference, crowd, rounds)
        before = _memory(bench.ours)
        await crowd("slow", "open", sockets=delegates[:slow])
        await crowd("slow", "stop_reading")
        beside_slow = await _rounds(bench, conference, crowd, rounds)
        grown = _memory(bench.ours) - before
        await crowd("slow", "leave")
        async with crowds() as angry:
            await angry("angry", "open", sockets=delegates[:flooding])
            lasting = asyncio.create_task(angry("angry", "flood", seconds=rounds * (PAUSE + 0.2)))
            beside_flood = await _rounds(bench, conference, crowd, rounds)
            again = (await lasting)["connected_again"]
        left = await crowd("quick", "state")
    worst = max(told["each_p99_ms"] for told in (beside_slow, beside_flood))
    return {
        "quick": len(quick), "slow": slow, "flooding": flooding, "rounds": rounds,
        "load": [round(load, 1) for load in os.getloadavg()], "alone": alone, "beside_slow": beside_slow,
        "beside_flood": beside_flood, "flooders_shown_out": again, "mib_for_slow": round(grown / 2**20, 1),
        "quick_left": left["open"], "aim_times_alone": AIM_TIMES,
        "aim_met": left["open"] == len(quick) and worst <= AIM_TIMES * alone["each_p99_ms"] + 50,
    }  # fmt: skip


async def _rounds(bench: Bench, conference: Sitting, crowd: Crowds, rounds: int) -> dict[str, Any]:
    times, spent, begun = [], bench.ours.cpu(), time.monotonic()
    for n in range(rounds):
        await crowd("quick", "mark")
        await sitting.go_to(conference.chair, conference.items[(n + 1) % 2])
        told = await crowd("quick", "wait")
        times.append(sorted(at - bench.committed for at in told["at"]))
        await asyncio.sleep(PAUSE)
    share = (bench.ours.cpu() - spent) / 1e9 / (time.monotonic() - begun)
    return _spread(times) | {"cpu_share": round(share, 2)}
