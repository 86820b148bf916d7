"""What a process takes away from itself before it looks at foreign bytes; it cannot take it back."""

from __future__ import annotations

import ctypes
import os
import resource
import signal

from documents.jail.asking import Limits

PR_SET_PDEATHSIG, PR_SET_NO_NEW_PRIVS = 1, 38
MOST_FILES = 64

_libc = ctypes.CDLL(None, use_errno=True)


def limit(limits: Limits) -> None:
    """The memory is address space: whatever is touched is part of it, so it bounds what is touched."""
    most = {
        resource.RLIMIT_AS: limits.memory,
        resource.RLIMIT_CPU: limits.processor_seconds,
        resource.RLIMIT_FSIZE: limits.file_bytes,
        resource.RLIMIT_NOFILE: 1024 if limits.may_start else MOST_FILES,
        resource.RLIMIT_CORE: 0,
    }
    if not limits.may_start:
        most[resource.RLIMIT_NPROC] = 0
    for kind, amount in most.items():
        resource.setrlimit(kind, (amount, amount))


def gain_nothing() -> None:
    """No program that is started from here has more rights than we have."""
    _prctl(PR_SET_NO_NEW_PRIVS, 1)


def die_with(parent: int) -> None:
    _prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it died before we asked
        os._exit(1)


def _prctl(what: int, value: int) -> None:
    if _libc.prctl(what, ctypes.c_ulong(value), 0, 0, 0):
        raise OSError(ctypes.get_errno(), "prctl")
