"""A file lies on the disk while it comes, is known by its SHA-256, and leaves nothing when nobody keeps it."""

from __future__ import annotations

import os
import resource
from hashlib import sha256
from pathlib import Path

import pytest

from ecabinet.sent_files import CHUNK, SentFile
from ecabinet.settings import MEGABYTE, Settings, use


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Not there yet, as before the first file ever."""
    use(Settings(database_url="-", secret_key=b"x" * 32, data_dir=tmp_path / "data", environment="test"))
    return tmp_path / "data"


@pytest.mark.parametrize("size", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK + 7])
async def test_what_came_can_be_read_and_has_its_hash(folder: Path, size: int) -> None:
    data, sent = os.urandom(size), SentFile("a.pdf")
    for start in range(0, size, 60_000):
        await sent.write(data[start : start + 60_000])
    await sent.end()
    assert (sent.size, sent.sha256) == (size, sha256(data).hexdigest())
    for _ in range(2):
        assert sent.open().read() == data


def test_it_has_no_name_in_the_folder_which_is_the_owners_alone(folder: Path) -> None:
    sent = SentFile.of("a.pdf", b"a" * CHUNK)
    assert list(folder.iterdir()) == []
    assert folder.stat().st_mode & 0o777 == 0o700
    sent.close()
    with pytest.raises(ValueError, match="closed"):
        sent.open()


async def test_a_large_one_is_never_in_memory(folder: Path) -> None:
    sent, piece, before = SentFile("a.pdf"), os.urandom(64 * 1024), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(50 * 16):
        await sent.write(piece)
    await sent.end()
    assert sent.size == 50 * MEGABYTE
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20 * 1024, "kilobytes"
