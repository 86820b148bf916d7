"""The data folder: ours by its marker, used by one demo at a time."""

from __future__ import annotations

import fcntl
import os
import shutil
from pathlib import Path
from types import TracebackType
from typing import IO

from ecabinet.demo.errors import Unusable
from ecabinet.embedded import Home

MARKER = ".ecabinet"
KEPT = (MARKER, "lost+found")
CLEARED = ("papers", "outgoing", "logs", "nginx", "accounts.json", "installation.json", "keys")


class DataFolder:
    """Open: it is ours, we may write in it, and nobody else uses it."""

    def __init__(self, path: Path, lock: IO[str]) -> None:
        self.path = path
        self._lock = lock
        lock.seek(0)
        self.left_running = bool(lock.read())
        _say_who(lock, f"process {os.getpid()}")

    @classmethod
    def open(cls, path: Path) -> DataFolder:
        path = path.expanduser().absolute()
        try:
            _make(path)
            _require_ours(path)
            return cls(path, _locked(path))
        except OSError as error:
            raise Unusable(f"the data folder {path} cannot be used: {error.strerror}") from error

    def __enter__(self) -> DataFolder:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        _say_who(self._lock, "")
        self._lock.close()

    def clear(self) -> None:
        """Remove what we made, and nothing else. The keys go last: they tell where the databases are."""
        Home.of(self.path).clear()
        for name in CLEARED:
            _remove(self.path / name)


def _make(path: Path) -> None:
    if path.exists():
        if not path.is_dir():
            raise Unusable(f"the data folder {path} is a file: choose another with --data")
        return
    path.mkdir(parents=True)
    # As root the database runs under another uid, which must pass through to its own folder in here.
    path.chmod(0o711 if os.geteuid() == 0 else 0o700)


def _require_ours(path: Path) -> None:
    marker = path / MARKER
    if marker.exists():
        if marker.stat().st_uid != os.geteuid():
            raise Unusable(f"the data folder {path} belongs to another user: start it as that user, or choose --data")
    elif foreign := sorted(entry.name for entry in path.iterdir() if entry.name not in KEPT):
        raise Unusable(f"the data folder {path} holds files that are not ours ({foreign[0]}): choose another")
    if not os.access(path, os.W_OK | os.X_OK):
        raise Unusable(f"the data folder {path} cannot be written: choose another with --data")


def _locked(path: Path) -> IO[str]:
    """The marker is also the lock; the kernel lets go of it however we end."""
    file = (path / MARKER).open("a+")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        file.seek(0)
        running = file.read().strip()
        file.close()
        raise Unusable(
            f"the data folder {path} is in use by another demo ({running}): stop it, or choose --data"
        ) from None
    return file


def _say_who(lock: IO[str], who: str) -> None:
    """What a demo that was killed wrote here stays, and tells the next one that some of it may still be ending."""
    lock.truncate(0)
    lock.write(who)
    lock.flush()


def _remove(path: Path) -> None:
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)
