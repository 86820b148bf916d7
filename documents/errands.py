"""Work that takes long, or opens what others made, is done by a process that is given little and stopped in time.

It is jailed like the works of `documents.jail`, but started anew for each: it has little to load.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from documents.jail import folders, limits
from documents.jail.asking import MEGABYTE, Limits
from documents.jail.network import OWN_NETWORK, own_network, shut

ROOT = Path(__file__).parent.parent
MOST_MEMORY = 1536 * MEGABYTE
PATIENCE = 2  # the clock goes on while a busy machine does something else


class Failed(Exception):
    """It died, or it did not come to an end in its time."""


def run(module: str, given: bytes, *, seconds: int) -> bytes:
    """What the module wrote. It knows nothing of our settings and secrets; `seconds` are those of the processor."""
    own = own_network()
    try:
        done = subprocess.run(
            [*own, sys.executable, "-m", module, *([OWN_NETWORK] if own else [])], input=given,
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd=ROOT, env={"PYTHONPATH": str(ROOT)},
            timeout=PATIENCE * seconds, check=True,
        )  # fmt: skip
    except (subprocess.SubprocessError, OSError):
        raise Failed from None
    return done.stdout


def limit(*, seconds: int) -> None:
    """For the module to call first: no network, no paper within reach, no file written, and no more than this."""
    shut(own=OWN_NETWORK in sys.argv)
    folders.keep_to()
    limits.limit(Limits(memory=MOST_MEMORY, processor_seconds=seconds))
