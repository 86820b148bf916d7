"""Files lie under their SHA-256: whole or not at all, and nowhere else."""

import asyncio
import hashlib
import os
from pathlib import Path

import pytest

from documents import durable, store
from ecabinet.settings import Settings, use


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    use(Settings(database_url="-", secret_key=b"x" * 32, data_dir=tmp_path, environment="test"))
    return tmp_path / "papers"


async def test_what_is_put_can_be_read_again(folder):
    data = os.urandom(700_000)
    sha256 = await store.put(data)
    assert sha256 == hashlib.sha256(data).hexdigest()
    assert await store.read(sha256) == data
    assert b"".join([piece async for piece in store.chunks(sha256)]) == data


async def test_only_the_owner_may_look_into_it(folder):
    sha256 = await store.put(b"a")
    path = folder / sha256[:2] / sha256[2:]
    assert path.stat().st_mode & 0o777 == 0o600
    assert path.parent.stat().st_mode & 0o777 == 0o700


async def test_putting_the_same_at_once_leaves_one_whole_file(folder):
    data = os.urandom(2_000_000)
    names = await asyncio.gather(*(store.put(data) for _ in range(8)))
    assert len(set(names)) == 1
    assert [path.stat().st_size for path in folder.rglob("*") if path.is_file()] == [len(data)]


async def test_a_broken_write_leaves_nothing(folder, monkeypatch):
    def fail(handle: int) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(durable.os, "fsync", fail)
    with pytest.raises(OSError, match="full"):
        await store.put(b"a")
    assert [path for path in folder.rglob("*") if path.is_file()] == []


HASH = "a" * 64


@pytest.mark.parametrize("name", ["", "..", "../../etc/passwd", HASH.upper(), HASH[1:], HASH + "a", HASH + "\n"])
async def test_nothing_but_a_hash_is_a_name(folder, name):
    with pytest.raises(ValueError, match="SHA-256"):
        await store.read(name)
