"""What a child process said, and the one line of it that tells why it failed."""

from __future__ import annotations

from pathlib import Path
from typing import IO

LONG_LOG = 5 * 2**20


def append_to(log: Path) -> IO[bytes]:
    log.parent.mkdir(mode=0o700, exist_ok=True)
    long = log.exists() and log.stat().st_size > LONG_LOG
    return log.open("wb" if long else "ab")


def why(log: Path) -> str:
    return telling(log.read_text(errors="replace")) if log.exists() else f"see {log}"


def telling(said: str) -> str:
    """The last line that tells of a failure, else the last line."""
    lines = [line.strip() for line in said.split("\n") if line.strip()]
    failures = [line for line in lines[-20:] if any(word in line for word in ("FATAL", "ERROR", "PANIC", "rror:"))]
    return (failures or lines or ["it said nothing"])[-1]
