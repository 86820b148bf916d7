"""How much memory and time a piece of work takes in the processes that this one started, whichever they are."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Thread

OFTEN = 0.02  # seconds


@dataclass
class Cost:
    megabytes: float = 0.0
    seconds: float = 0.0


@contextmanager
def watched() -> Iterator[Cost]:
    """The highest mark of any child, which the system keeps; only the last moments of one that dies are missed."""
    cost, over = Cost(), Event()
    watcher = Thread(target=_watch, args=(cost, over))
    started = time.monotonic()
    watcher.start()
    try:
        yield cost
    finally:
        cost.seconds = time.monotonic() - started
        over.set()
        watcher.join()


def _watch(cost: Cost, over: Event) -> None:
    while not over.wait(OFTEN):
        cost.megabytes = max([cost.megabytes, *(_highest(one) for one in _children(os.getpid()))])


def _children(process: int) -> Iterator[int]:
    for task in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            found = task.read_text().split()
        except OSError:
            continue
        for child in map(int, found):
            yield child
            yield from _children(child)


def _highest(process: int) -> float:
    try:
        status = Path(f"/proc/{process}/status").read_text()
    except OSError:
        return 0.0
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024 if "VmHWM:" in status else 0.0
