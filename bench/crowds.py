"""Orders to a crowd of browsers, which is a process of its own."""

from __future__ import annotations

import asyncio
import json
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from bench.process import ROOT

LONGEST_ANSWER = 2**26


class Crowds:
    """Several crowds in one process, by name: `await crowds("ours", "mark")`."""

    def __init__(self, child: asyncio.subprocess.Process) -> None:
        self._child = child

    async def __call__(self, crowd: str, do: str, **more: Any) -> dict[str, Any]:
        assert self._child.stdin is not None and self._child.stdout is not None
        self._child.stdin.write(json.dumps({"crowd": crowd, "do": do, **more}).encode() + b"\n")
        await self._child.stdin.drain()
        told: dict[str, Any] = json.loads(await self._child.stdout.readline())
        if "late" in told:
            raise SystemExit(f"{told['late']} screens of {crowd} did not get it")
        return told


@asynccontextmanager
async def crowds() -> AsyncIterator[Crowds]:
    child = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.crowd", cwd=ROOT, limit=LONGEST_ANSWER,
        stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    try:
        yield Crowds(child)
    finally:
        child.terminate()
        await child.wait()
