"""Files by the SHA-256 of their content. Only this module knows that they lie in folders."""

from __future__ import annotations

import asyncio
import hashlib
import os
import re
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import BinaryIO

from ecabinet.settings import settings

CHUNK = 256 * 1024
FIRST_WIDTH, SECOND_WIDTH = 1600, 2400  # pixels of a page image: at upload, and on demand for a closer look
SHA256 = re.compile(r"[0-9a-f]{64}")


async def put(data: bytes) -> str:
    """Keep the bytes and return their SHA-256; after this they are on the disk, also when the power goes."""
    return await asyncio.to_thread(_put, data)


async def read(sha256: str) -> bytes:
    return await asyncio.to_thread(_path(sha256).read_bytes)


def chunks(sha256: str) -> AsyncIterator[bytes]:
    return pieces(_path(sha256))


async def pieces(path: Path) -> AsyncIterator[bytes]:
    """The bytes of a file in pieces, so that a large one never lies in memory whole."""
    with await asyncio.to_thread(path.open, "rb") as file:
        while piece := await asyncio.to_thread(file.read, CHUNK):
            yield piece


def open_paper(sha256: str) -> BinaryIO:
    return _path(sha256).open("rb")


def open_converted(sha256: str) -> BinaryIO | None:
    """The PDF that was made of a Word paper, if one was."""
    made = _converted(sha256)
    return made.open("rb") if made.exists() else None


def _put(data: bytes) -> str:
    sha256 = hashlib.sha256(data).hexdigest()
    path = _path(sha256)
    if not path.exists():
        _write(path, data)
    return sha256


def _write(path: Path, data: bytes) -> None:
    """A reader sees the whole file or none: written beside its place, made durable, then renamed into it."""
    _make_folder(path.parent)
    handle, beside = tempfile.mkstemp(dir=path.parent, prefix=".coming-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(beside).replace(path)
    except BaseException:
        Path(beside).unlink(missing_ok=True)
        raise
    _make_durable(path.parent)


def _make_folder(folder: Path) -> None:
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


def picture_path(sha256: str, n: int, width: int) -> Path:
    """Where the image of a page lies: beside the papers, since it can be drawn again from them."""
    return _in_folder("pages", sha256) / f"{n}-{width}.webp"


def _converted(sha256: str) -> Path:
    return _in_folder("pages", sha256) / "paper.pdf"


def _path(sha256: str) -> Path:
    return _in_folder("papers", sha256)


def _in_folder(kind: str, sha256: str) -> Path:
    if not SHA256.fullmatch(sha256):
        raise ValueError("not a SHA-256")
    return settings().data_dir / kind / sha256[:2] / sha256[2:]
