"""Work that takes long, or opens what others made, is done by a process that is given little and stopped in time."""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
MOST_MEMORY = 1536 * 2**20
PATIENCE = 2  # the clock goes on while a busy machine does something else


class Failed(Exception):
    """It died, or it did not come to an end in its time."""


def run(module: str, given: bytes, *, seconds: int) -> bytes:
    """What the module wrote. It knows nothing of our settings and secrets; `seconds` are those of the processor."""
    try:
        done = subprocess.run(
            [sys.executable, "-m", module], input=given, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, timeout=PATIENCE * seconds, check=True,
        )  # fmt: skip
    except (subprocess.SubprocessError, OSError):
        raise Failed from None
    return done.stdout


def limit(*, seconds: int) -> None:
    """For the module to call first: it writes no file and takes no more than this."""
    for kind, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, seconds),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        resource.setrlimit(kind, (most, most))
