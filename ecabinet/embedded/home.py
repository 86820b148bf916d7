"""Where the servers of one data folder live, and under whose uid they run.

PostgreSQL refuses to run as root. Then both servers run as `nobody`, and what `nobody` cannot reach is put where it
can: no permission of a folder that we did not make is ever changed.
"""

from __future__ import annotations

import hashlib
import os
import pwd
import shutil
import subprocess
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ecabinet.embedded import binaries
from ecabinet.embedded.keys import Keys
from ecabinet.embedded.server import ServerFailed

SHELF = Path("/var/lib/ecabinet-demo")
UNPRIVILEGED = "nobody"


@dataclass(frozen=True)
class Uid:
    user: int
    group: int


@dataclass(frozen=True)
class Home:
    """`folder` holds `pg` and `valkey`; it is the data folder itself wherever that can be."""

    data: Path
    folder: Path
    keys: Keys
    uid: Uid | None
    postgres: Path
    valkey: Path

    @classmethod
    def of(cls, data: Path) -> Home:
        data = data.resolve()
        keys = Keys(data / "keys")
        if os.geteuid() != 0:
            return cls(data, data, keys, None, binaries.postgres(), binaries.valkey())
        uid = _unprivileged()
        return cls(data, _folder(data, keys, uid), keys, uid, *_programs(uid))

    @property
    def elsewhere(self) -> bool:
        return self.folder != self.data

    def make(self, name: str) -> Path:
        """An empty private folder that the servers' uid owns."""
        folder = self.folder / name
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o700)
        if self.uid:
            os.chown(folder, self.uid.user, self.uid.group)
        return folder

    def clear(self) -> None:
        """Remove what the servers keep."""
        for name in ("pg", "pg.new", "valkey"):
            shutil.rmtree(self.folder / name, ignore_errors=True)
        if self.elsewhere:
            shutil.rmtree(self.folder, ignore_errors=True)


def _unprivileged() -> Uid:
    try:
        found = pwd.getpwnam(UNPRIVILEGED)
    except KeyError:
        raise ServerFailed(f"PostgreSQL refuses to run as root, and there is no user {UNPRIVILEGED}") from None
    return Uid(found.pw_uid, found.pw_gid)


def _folder(data: Path, keys: Keys, uid: Uid) -> Path:
    """Named from the key that opens it: so it follows a data folder that is moved, and no other finds it."""
    name = hashlib.sha256(keys.read("superuser").encode()).hexdigest()[:16]
    other = SHELF / f"data-{name}"
    if (data / "pg").exists() or (not other.exists() and _can(uid, "-x", data)):
        return data
    return _open_folder(_shelf() / other.name)


def _programs(uid: Uid) -> tuple[Path, Path]:
    postgres, valkey = binaries.postgres(), binaries.valkey()
    if not (_can(uid, "-x", postgres / "bin/initdb") and _can(uid, "-r", postgres / "share/postgres.bki")):
        postgres = binaries.postgres_copy(_shelf())
    if not _can(uid, "-x", valkey):
        valkey = binaries.valkey_copy(_shelf())
    return postgres, valkey


def _shelf() -> Path:
    return _open_folder(SHELF)


def _open_folder(folder: Path) -> Path:
    """Ours, and open to all whatever the umask says: what is private in it is closed by itself."""
    with suppress(FileExistsError):
        folder.mkdir()
        folder.chmod(0o755)
    return folder


def _can(uid: Uid, how: str, path: Path) -> bool:
    """Asked of the system under that uid, since parents and access lists count too."""
    asked = subprocess.run(["test", how, path], user=uid.user, group=uid.group, extra_groups=[], cwd="/", check=False)
    return asked.returncode == 0
