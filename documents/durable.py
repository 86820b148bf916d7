"""Files that are whole or not there, and stay when the power goes."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path


def write(path: Path, pieces: Iterable[bytes]) -> None:
    """A reader sees the whole file or none: written beside its place, made durable, then renamed into it."""
    make_folder(path.parent)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".coming-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        move(Path(beside), path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise


def move(old: Path, new: Path) -> None:
    old.replace(new)
    _make_durable(new.parent)


def make_folder(folder: Path) -> None:
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    for made in missing:
        _make_durable(made.parent)


def _make_durable(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
