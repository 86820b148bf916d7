"""The data folder is ours, whole and used once, or one line says what is wrong."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ecabinet.demo.errors import Unusable
from ecabinet.demo.folder import DataFolder

NOBODY = 65534


@contextmanager
def stepped_down() -> Iterator[None]:
    """Root may write everywhere: as root, be nobody for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.setresuid(NOBODY, NOBODY, 0)
    try:
        yield
    finally:
        os.setresuid(0, 0, 0)


def refused(path: Path) -> str:
    with pytest.raises(Unusable) as caught:
        DataFolder.open(path)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_it_is_made_with_its_parents(place: Path) -> None:
    with DataFolder.open(place / "a" / "b") as folder:
        assert folder.path == place / "a" / "b"
        assert not folder.left_running


def test_it_is_opened_again(place: Path) -> None:
    DataFolder.open(place / "data").__exit__(None, None, None)
    with DataFolder.open(place / "data") as folder:
        assert not folder.left_running


def test_a_file_in_its_place_is_refused(place: Path) -> None:
    (place / "data").write_text("a thesis")
    assert "is a file" in refused(place / "data")
    assert "cannot be used" in refused(place / "data" / "below")


def test_a_folder_of_others_is_refused_and_left_alone(place: Path) -> None:
    (place / "thesis.docx").write_text("a thesis")
    assert "holds files that are not ours (thesis.docx)" in refused(place)
    assert [path.name for path in place.iterdir()] == ["thesis.docx"]


def test_a_folder_that_cannot_be_written_is_refused(place: Path) -> None:
    place.chmod(0o555)
    with stepped_down():
        assert "cannot be written" in refused(place)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_folder_of_another_user_is_refused(place: Path) -> None:
    (place / ".ecabinet").touch()
    os.chown(place / ".ecabinet", NOBODY, NOBODY)
    assert "belongs to another user" in refused(place)


def test_two_at_once_are_refused(place: Path) -> None:
    with DataFolder.open(place / "data"):
        assert f"in use by another demo (process {os.getpid()})" in refused(place / "data")


def test_a_demo_that_was_killed_leaves_a_trace(place: Path) -> None:
    DataFolder.open(place / "data")._lock.close()
    with DataFolder.open(place / "data") as folder:
        assert folder.left_running


def test_to_clear_removes_what_we_made_and_nothing_else(place: Path) -> None:
    with DataFolder.open(place / "data") as folder:
        for name in ("papers/ab/abcd", "pg/PG_VERSION", "valkey/dump", "mine/notes"):
            (folder.path / name).parent.mkdir(parents=True)
            (folder.path / name).touch()
        (folder.path / "accounts.json").touch()
        folder.clear()
        assert sorted(path.name for path in folder.path.iterdir()) == [".ecabinet", "mine"]
