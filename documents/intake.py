"""Taking a file in: it is judged in another process, one file after the other."""

from __future__ import annotations

import asyncio
import atexit
import os
import signal
import subprocess
import sys
from pathlib import Path
from threading import Lock

import msgspec

from documents.inspection import Asked
from documents.rules.names import clean_name
from documents.rules.reasons import ENDLESS
from documents.rules.verdict import Verdict
from ecabinet.settings import settings

ROOT = Path(__file__).parent.parent


async def judge(name: str, data: bytes) -> Verdict:
    """The verdict on a file; one that cannot be checked in time and memory is refused, whatever it is."""
    asked = Asked(name=clean_name(name), size=len(data), largest=settings().upload_limit)
    return await asyncio.to_thread(_inspector.ask, asked, data)


class Inspector:
    """The other process: started at the first question, and again when it has died."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._process: subprocess.Popen[bytes] | None = None

    def ask(self, asked: Asked, data: bytes) -> Verdict:
        with self._lock:
            try:
                return msgspec.json.decode(self._told(asked, data), type=Verdict)
            except (OSError, msgspec.DecodeError):
                return Verdict(reason=ENDLESS)

    def _told(self, asked: Asked, data: bytes) -> bytes:
        process = self._running()
        assert process.stdin and process.stdout
        process.stdin.write(msgspec.json.encode(asked) + b"\n" + data)
        process.stdin.flush()
        return process.stdout.readline()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "documents.inspection"],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, start_new_session=True,
            )  # fmt: skip
        return self._process

    def stop(self) -> None:
        """It ends by itself when nobody can ask any more; in the middle of a file it is not waited for."""
        if self._process and self._process.stdin and self._process.stdout:
            self._process.stdin.close()
            self._process.stdout.close()
            try:
                self._process.wait(timeout=1)
            except subprocess.TimeoutExpired:
                os.killpg(self._process.pid, signal.SIGKILL)


_inspector = Inspector()
atexit.register(_inspector.stop)
