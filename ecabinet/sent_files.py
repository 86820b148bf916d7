"""A file that somebody sends: on the disk while it comes, never in memory whole, and gone if nobody keeps it."""

from __future__ import annotations

import asyncio
import hashlib
import tempfile
from contextlib import suppress
from typing import IO

from ecabinet.settings import settings

CHUNK = 256 * 1024


class SentFile:
    """It has no name in the data folder, so that nothing is left of it however we end.

    `sha256` is of what has come, which is all of it once the form was read.
    """

    def __init__(self, filename: str) -> None:
        self.filename = filename
        self.size = 0
        self._digest = hashlib.sha256()
        self._coming = bytearray()
        self._file: IO[bytes] | None = None

    @classmethod
    def of(cls, filename: str, data: bytes) -> SentFile:
        """One that did not come by a form."""
        made = cls(filename)
        made._take(data)
        return made

    @property
    def sha256(self) -> str:
        return self._digest.hexdigest()

    async def write(self, data: bytes) -> None:
        self._coming += data
        if len(self._coming) >= CHUNK:
            await self.end()

    async def end(self) -> None:
        """What has come so far is on the disk."""
        coming, self._coming = self._coming, bytearray()
        await asyncio.to_thread(self._take, bytes(coming))

    def open(self) -> IO[bytes]:
        """From its beginning; the same file for everybody who asks."""
        file = self._opened()
        file.seek(0)
        return file

    def close(self) -> None:
        if self._file:
            self._file.close()

    def _take(self, data: bytes) -> None:
        self.size += len(data)
        self._digest.update(data)
        file = self._opened()
        file.write(data)
        file.flush()

    def _opened(self) -> IO[bytes]:
        if self._file is None:
            folder = settings().data_dir
            with suppress(FileExistsError):
                folder.mkdir(mode=0o700, parents=True)
            self._file = tempfile.TemporaryFile(dir=folder)  # noqa: SIM115 - closed when the form was answered
        return self._file
