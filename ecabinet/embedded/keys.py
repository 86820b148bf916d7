"""Secrets, one file each, made at first use and readable by their owner alone."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Keys:
    folder: Path

    def path(self, name: str) -> Path:
        """The secret's file, which is made if it is not there."""
        path = self.folder / name
        if not path.exists():
            self.folder.mkdir(mode=0o700, exist_ok=True)
            _write_once(path, secrets.token_urlsafe(32))
        return path

    def read(self, name: str) -> str:
        return self.path(name).read_text("ascii").strip()

    def holds(self, *names: str) -> bool:
        return all((self.folder / name).is_file() for name in names)


def _write_once(path: Path, secret: str) -> None:
    """Through a second name, so that a crash never leaves half a secret behind."""
    draft = path.with_suffix(".new")
    draft.unlink(missing_ok=True)
    file = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(file, "w", encoding="ascii") as out:
        out.write(secret + "\n")
        out.flush()
        os.fsync(out.fileno())
    draft.replace(path)
