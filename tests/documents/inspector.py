"""The inspector in a process of its own, without forks: what it says of a file, or how it failed."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

from documents.rules.kinds import inspect

ROOT = Path(__file__).parent.parent.parent
MOST_MEMORY = 2**30


class Inspector:
    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def of(self, name: str, data: bytes) -> str:
        """`accepted` or `refused`; else an error by its name, or nothing when the process died."""
        process = self._running()
        assert process.stdin and process.stdout
        process.stdin.write(f"{name} {len(data)}\n".encode() + data)
        process.stdin.flush()
        return process.stdout.readline().decode().strip()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "tests.documents.inspector"],
                cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        return self._process

    def stop(self) -> None:
        if self._process:
            self._process.communicate()


def serve() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    while line := sys.stdin.buffer.readline():
        name, size = line.decode().split()
        sys.stdout.write(_said(name, sys.stdin.buffer.read(int(size))) + "\n")
        sys.stdout.flush()


def _said(name: str, data: bytes) -> str:
    try:
        verdict = inspect(name, data)
    except BaseException as error:  # noqa: BLE001 - that there is none is what is tested
        return f"error {type(error).__name__} {error}".replace("\n", " ")
    return "refused" if verdict.refused else "accepted"


if __name__ == "__main__":
    serve()
