"""What runs in the jail opens the machine's programs and fonts and its own folder, and nothing of ours."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from documents.jail import folders
from tests.programs import missing

ROOT = Path(__file__).parents[3]
PROGRAM = """
import sys
from documents.jail import folders, limits
limits.gain_nothing()
folders.keep_to(sys.argv[1])
for path in sys.argv[2:]:
    mode, name = path.split(":")
    try:
        open(name, mode).close()
    except PermissionError:
        print("refused")
    else:
        print("opened")
import xml.dom.minidom, documents.rules.word  # what a library loads late
"""


@pytest.fixture(autouse=True)
def _supported() -> None:
    if folders._libc.syscall(folders.CREATE_RULESET, None, 0, 1) < 1:
        missing("this kernel has no Landlock")


def tried(home: Path, *paths: str) -> list[str]:
    command = [sys.executable, "-c", PROGRAM, str(home), *paths]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


def test_its_own_folder_is_its_own(tmp_path: Path) -> None:
    assert tried(tmp_path, f"w:{tmp_path}/a", f"r:{tmp_path}/a") == ["opened", "opened"]


def test_papers_keys_and_other_peoples_files_are_out_of_reach(tmp_path: Path) -> None:
    home, ours = tmp_path / "home", tmp_path / "data"
    home.mkdir()
    ours.mkdir()
    (ours / "key").write_text("x")
    asked = [f"{way}:{path}" for way, path in (
        ("r", ours / "key"), ("a", ours / "key"), ("w", ours / "new"), ("r", ROOT / "pyproject.toml"),
        ("w", ROOT / "documents" / "new"),
    )]  # fmt: skip
    assert tried(home, *asked) == ["refused"] * len(asked)
    assert list(ours.iterdir()) == [ours / "key"]


def test_programs_can_be_read_and_not_written(tmp_path: Path) -> None:
    assert tried(tmp_path, "r:/usr/bin/env", f"r:{folders.CODE}/store.py", "w:/usr/bin/new") == ["opened"] * 2 + [
        "refused"
    ]
