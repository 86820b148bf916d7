"""`ecabinet papers inspect`: one answer for any bytes, 0, 1 or 2, and never a traceback."""

from __future__ import annotations

import argparse
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import pytest

from tests.documents.make_pdf import pages, pdf
from tests.documents.make_word import word

ROOT = Path(__file__).parent.parent.parent
PROGRAM = (
    "import argparse, sys; from ecabinet import papers_inspect as one; parser = argparse.ArgumentParser();"
    "one.add(parser); sys.exit(one.run(parser.parse_args()))"
)


def inspect(file: Path | str | bytes, *more: str) -> tuple[int, str, str]:
    """In a process that knows nothing but where the code is."""
    command = [sys.executable, "-c", PROGRAM, os.fsdecode(file), *more]
    done = subprocess.run(command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout, done.stderr


def as_json(file: Path | bytes) -> tuple[int, dict[str, object]]:
    code, said, _ = inspect(file, "--json")
    return code, json.loads(said)


def test_a_good_file_is_readable(tmp_path: Path) -> None:
    good = {"a.pdf": pages("0", "1"), "a.docx": word()}
    for name, data in good.items():
        (tmp_path / name).write_bytes(data)
    assert as_json(tmp_path / "a.pdf") == (0, {"verdict": "readable", "kind": "pdf", "pages": 2, "reasons": []})
    assert as_json(tmp_path / "a.docx") == (0, {"verdict": "readable", "kind": "docx", "pages": 0, "reasons": []})
    assert inspect(tmp_path / "a.pdf")[:2] == (0, "readable: pdf, 2 pages\n")


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.pdf", b""),
        ("a.pdf", b"%PDF-1.7\n"),
        ("a.docx", pdf()),
        ("a.pdf", pdf(page=b"/AA<</O<</S/JavaScript/JS(app.alert(1))>>>>")),
        ("a", b"\0" * 1000),
        ("a.pdf", pdf("MẬT")),
        ("a.pdf", pages(*["KHÔNG 1"] * 5, "TỐI MẬT")),
        ("a.docx", random.Random(1).randbytes(5000)),
    ],
)
def test_a_bad_file_is_refused_with_one_reason(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    code, said = as_json(tmp_path / name)
    assert (code, said["verdict"], len(said["reasons"])) == (1, "refused", 1)
    code, line, _ = inspect(tmp_path / name)
    assert (code, line) == (1, f"refused: {said['reasons'][0]}\n")


def test_what_is_no_file_is_said_in_one_line(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    for file in (tmp_path / "none.pdf", tmp_path, tmp_path / "pipe.pdf", Path("/dev/zero"), tmp_path / "a" / "b"):
        code, said, error = inspect(file, "--json")
        assert (code, said, error.count("\n")) == (2, "", 1)
        assert error.startswith("papers inspect: ")


def test_a_name_may_be_any_bytes(tmp_path: Path) -> None:
    for name in (b"\xff\xfea.pdf", "Tờ trình số 5.PDF".encode(), b"a\nb.pdf", b"-.pdf"):
        path = os.fsencode(tmp_path) + b"/" + name
        Path(os.fsdecode(path)).write_bytes(pages("0"))
        assert as_json(path)[0] == 0, name


def test_it_is_added_to_a_parser() -> None:
    from ecabinet.papers_inspect import add

    parser = argparse.ArgumentParser()
    add(parser)
    assert parser.parse_args(["a.pdf", "--json"]).json
