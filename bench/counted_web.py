"""A web process of ours that counts what it draws in a file: `python -m bench.counted_web FILE serve --fd N`."""

from __future__ import annotations

import mmap
import struct
import sys
from pathlib import Path
from typing import Any

from meetings.live.room import MeetingStage

SIZE = 8


class Counter:
    """One number in a file, which another process may read at any time."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(bytes(SIZE))
        with path.open("r+b") as file:
            self._memory = mmap.mmap(file.fileno(), SIZE)

    @property
    def value(self) -> int:
        return int(struct.unpack("q", self._memory[:SIZE])[0])

    def add(self) -> None:
        self._memory[:SIZE] = struct.pack("q", self.value + 1)


def count(counter: Counter) -> None:
    draw = MeetingStage.draw

    def counted(self: MeetingStage, region: str, audience: Any, state: Any) -> Any:
        part = draw(self, region, audience, state)
        if part is not None:
            counter.add()
        return part

    MeetingStage.draw = counted  # type: ignore[method-assign]


if __name__ == "__main__":
    count(Counter(Path(sys.argv.pop(1))))
    from ecabinet.cli import main

    main()
