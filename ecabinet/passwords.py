"""Argon2id, away from the event loop and never more than four at once: each takes 64 MiB."""

from __future__ import annotations

from functools import cache

import anyio
from anyio import to_thread
from anyio.lowlevel import RunVar
from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from ecabinet.settings import settings

AT_ONCE = 4


@cache
def _hasher(memory: int, time: int) -> PasswordHasher:
    return PasswordHasher(memory_cost=memory, time_cost=time)


def _current() -> PasswordHasher:
    return _hasher(settings().argon2_memory_kib, settings().argon2_time)


@cache
def _nobody(hasher: PasswordHasher) -> str:
    """A hash to verify against when the account is unknown, so that both answers take as long."""
    return hasher.hash("nobody has this password")


def hash_now(password: str) -> str:
    return _current().hash(password)


async def matches(password: str, kept: str | None) -> bool:
    """Whether the password is the kept one; as slow when there is none."""
    hasher = _current()
    async with _gate():
        found = await to_thread.run_sync(_verify, hasher, kept or _nobody(hasher), password)
    return found and kept is not None


def _verify(hasher: PasswordHasher, kept: str, password: str) -> bool:
    try:
        return hasher.verify(kept, password)
    except (VerificationError, InvalidHashError):
        return False


_gates: RunVar[anyio.CapacityLimiter] = RunVar("gate")


def _gate() -> anyio.CapacityLimiter:
    """One limiter per event loop; tests have several."""
    try:
        return _gates.get()
    except LookupError:
        _gates.set(anyio.CapacityLimiter(AT_ONCE))
        return _gates.get()
