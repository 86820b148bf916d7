"""PostgreSQL refuses root: then it runs as nobody, in a place nobody can reach, and no folder of others is opened."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from ecabinet.embedded import Cluster, Home, home

pytestmark = pytest.mark.skipif(os.geteuid() != 0, reason="only root has to step down")


@pytest.fixture
def shelf(place: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(home, "SHELF", place / "shelf")
    return place / "shelf"


def run_once(data: Path) -> Home:
    found = Home.of(data)
    cluster = Cluster(found)
    cluster.start()
    try:
        assert cluster.process is not None
        assert Path(f"/proc/{cluster.process.pid}").stat().st_uid == cluster.folder.stat().st_uid != 0
    finally:
        cluster.stop()
    return found


def test_it_runs_in_the_data_folder_when_that_can_be_reached(place: Path, shelf: Path) -> None:
    assert run_once(place).folder == place
    assert not shelf.exists()


def test_it_runs_elsewhere_when_it_cannot_and_opens_nothing(place: Path, shelf: Path) -> None:
    closed = place / "closed"
    (closed / "data").mkdir(parents=True)
    closed.chmod(0o700)
    found = run_once(closed / "data")
    assert found.elsewhere
    assert found.folder.parent == shelf
    assert stat.S_IMODE(closed.stat().st_mode) == 0o700
    assert Home.of(closed / "data").folder == found.folder


def test_a_data_folder_that_is_moved_finds_its_databases_again(place: Path, shelf: Path) -> None:
    closed = place / "closed"
    closed.mkdir(mode=0o700)
    found = run_once(closed)
    assert Home.of(closed.rename(place / "moved")).folder == found.folder


def test_to_clear_leaves_nothing_on_the_shelf(place: Path, shelf: Path) -> None:
    closed = place / "closed"
    closed.mkdir(mode=0o700)
    run_once(closed).clear()
    assert [path for path in shelf.iterdir() if path.name.startswith("data-")] == []


def test_binaries_that_cannot_be_reached_are_copied(place: Path, shelf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(home, "_can", lambda uid, how, path: "shelf" in str(path) or path == place)
    found = run_once(place)
    assert found.postgres.is_relative_to(shelf)
    assert found.valkey.is_relative_to(shelf)
