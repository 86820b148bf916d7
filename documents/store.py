"""Files by the SHA-256 of their content. Only this module knows that they lie in folders."""

from __future__ import annotations

import asyncio
import hashlib
import re
import shutil
from collections.abc import AsyncIterator
from functools import partial
from pathlib import Path
from typing import IO

from documents import durable
from ecabinet.settings import settings

CHUNK = 256 * 1024
FIRST_WIDTH, SECOND_WIDTH = 1600, 2400  # pixels of a page image: at upload, and on demand for a closer look
SHA256 = re.compile(r"[0-9a-f]{64}")


async def put(data: bytes) -> str:
    """Keep the bytes and return their SHA-256; after this they are on the disk, also when the power goes."""
    return await asyncio.to_thread(_put, data)


async def put_file(file: IO[bytes], sha256: str) -> None:
    """The same for a file whose SHA-256 is known, piece by piece."""
    if not _path(sha256).exists():
        await asyncio.to_thread(durable.write, _path(sha256), iter(partial(file.read, CHUNK), b""))


async def read(sha256: str) -> bytes:
    return await asyncio.to_thread(_path(sha256).read_bytes)


def chunks(sha256: str) -> AsyncIterator[bytes]:
    return pieces(_path(sha256))


async def pieces(path: Path) -> AsyncIterator[bytes]:
    """The bytes of a file in pieces, so that a large one never lies in memory whole."""
    with await asyncio.to_thread(path.open, "rb") as file:
        while piece := await asyncio.to_thread(file.read, CHUNK):
            yield piece


def open_paper(sha256: str) -> IO[bytes]:
    return _path(sha256).open("rb")


def open_pages(sha256: str) -> IO[bytes]:
    """What the pages are drawn from: the paper itself, or the PDF that was made of it."""
    made = _converted(sha256)
    return made.open("rb") if made.exists() else open_paper(sha256)


def open_converted(sha256: str) -> IO[bytes] | None:
    """The PDF that was made of a Word paper, if one was."""
    made = _converted(sha256)
    return made.open("rb") if made.exists() else None


async def keep_converted(sha256: str, pieces: list[bytes]) -> None:
    await asyncio.to_thread(durable.write, _converted(sha256), pieces)


async def keep_picture(sha256: str, n: int, width: int, image: bytes) -> None:
    await asyncio.to_thread(durable.write, picture_path(sha256, n, width), [image])


async def remove(sha256: str) -> None:
    """The paper and all that was drawn from it."""
    await asyncio.to_thread(_remove, sha256)


async def put_aside(sha256: str) -> None:
    """Out of the papers, into a folder that nothing here reads from."""
    await asyncio.to_thread(_put_aside, sha256)


def _remove(sha256: str) -> None:
    _path(sha256).unlink(missing_ok=True)
    shutil.rmtree(_in_folder("pages", sha256), ignore_errors=True)


def _put_aside(sha256: str) -> None:
    aside = settings().data_dir / "quarantine" / sha256
    if _path(sha256).exists():
        durable.make_folder(aside.parent)
        durable.move(_path(sha256), aside)
    _remove(sha256)


def _put(data: bytes) -> str:
    sha256 = hashlib.sha256(data).hexdigest()
    path = _path(sha256)
    if not path.exists():
        durable.write(path, [data])
    return sha256


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
