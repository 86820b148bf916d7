"""`ecabinet papers compare`: two files and no setting; exact to the character, or one line that says why not."""

from __future__ import annotations

import codecs
import json
import subprocess
import sys
from pathlib import Path

import pytest

import ecabinet
from ecabinet import papers_compare
from tests.documents.make_pdf import pdf
from tests.documents.make_word import paragraph, word

ROOT = Path(ecabinet.__file__).parent.parent
OLD = "Điều 1. Thời hạn\r\nTrả lời trong 07 ngày.\r\nĐiều 2. Hiệu lực\r\n"
NEW = "Điều 1. Thời hạn\r\nTrả lời trong 05 ngày làm việc.\r\nĐiều 2. Phí\r\nKhông thu phí.\r\nĐiều 3. Hiệu lực"


def compare(*arguments: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-P", "-m", "ecabinet.cli", "papers", "compare", *map(str, arguments)]
    return subprocess.run(command, env={"PYTHONPATH": str(ROOT)}, capture_output=True, check=False, timeout=60)


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def ops(*arguments: object) -> list[dict[str, str]]:
    done = compare(*arguments, "--json")
    assert (done.returncode, done.stderr) == (0, b"")
    return json.loads(done.stdout)


def texts(found: list[dict[str, str]]) -> tuple[str, str]:
    assert all(set(one) == {"op", "text"} and one["text"] for one in found)
    assert {one["op"] for one in found} <= {"equal", "delete", "insert"}
    return tuple("".join(one["text"] for one in found if one["op"] != left_out) for left_out in ("insert", "delete"))


def test_equal_and_delete_are_the_old_file_equal_and_insert_the_new(tmp_path):
    found = ops(written(tmp_path, "a.txt", OLD), written(tmp_path, "b.txt", NEW))
    assert texts(found) == (OLD, NEW)
    assert {"op": "delete", "text": "07 ngày"} in found


def test_plain_texts_are_taken_as_they_stand(tmp_path):
    decomposed = "e\u0302\u0301 \t\r\n\n"
    marked = codecs.BOM_UTF16_LE + decomposed.encode("utf-16-le")
    assert texts(ops(written(tmp_path, "a.TXT", marked), written(tmp_path, "b.txt", ""))) == (decomposed, "")


def test_a_word_paper_and_a_pdf_are_compared(tmp_path):
    old = written(tmp_path, "a.docx", word(paragraph("KHÔNG ĐỘI NÀO") + paragraph("Hai")))
    assert texts(ops(old, written(tmp_path, "b.pdf", pdf("KHÔNG ĐỘI")))) == ("KHÔNG ĐỘI NÀO\n\nHai", "KHÔNG ĐỘI")


def test_without_json_a_person_can_read_it(tmp_path):
    done = compare(written(tmp_path, "a.txt", OLD), written(tmp_path, "b.txt", NEW))
    assert done.stdout.decode().splitlines() == [
        "2 trên 5 khoản", "", "1. Điều 1 đoạn 1: Sửa, +4 −2", "   Trả lời trong [-07 ngày-]{+05 ngày làm việc+}.", "",
        "2. Điều 2: Thêm mới, +4 −0", "   {+Điều 2. Phí+}", "   {+Không thu phí.+}",
        "Ngoài ra, 1 khoản chỉ đổi số thứ tự",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("b.doc", b"x", "Chỉ so sánh được tệp"),
        ("b.txt", b"\xff", "UTF-8"),
        ("b.docx", b"PK\x03\x04", "hỏng"),
        ("b.pdf", b"%PDF-1.7 x %%EOF", "hỏng"),
        ("b.docx", b"", "rỗng"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line_and_no_trace(tmp_path, name, content, said):
    done = compare(written(tmp_path, "a.txt", OLD), written(tmp_path, name, content), "--json")
    lines = done.stderr.decode().splitlines()
    assert (done.returncode, done.stdout, len(lines)) == (1, b"", 1)
    assert name in lines[0]
    assert said in lines[0]


def test_a_file_that_is_not_there_is_one_line(tmp_path):
    (tmp_path / "folder.txt").mkdir()
    for missing in ("none.txt", "folder.txt", "none.docx"):
        done = compare(written(tmp_path, "a.txt", OLD), tmp_path / missing)
        assert (done.returncode, done.stdout, done.stderr.count(b"\n")) == (1, b"", 1)


def test_wrong_use_says_how_it_is_used():
    for arguments in ((), ("a.txt",), ("a.txt", "b.txt", "--yaml")):
        done = compare(*arguments)
        assert (done.returncode, b"usage:" in done.stderr) == (2, True)


def test_who_stops_reading_gets_no_trace(tmp_path):
    big = "".join(f"{n}. Khoản số {n} của văn bản này.\n" for n in range(20_000))
    old, new = written(tmp_path, "a.txt", ""), written(tmp_path, "b.txt", big)
    code = f"import sys; from ecabinet import cli; cli.main(['papers', 'compare', {str(old)!r}, {str(new)!r}])"
    with subprocess.Popen(
        [sys.executable, "-c", code], env={"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def test_the_exit_code_is_told_to_who_calls(tmp_path, capsys):
    asked = papers_compare.argparse.Namespace(old=tmp_path / "a.txt", new=tmp_path / "b.txt", json=True)
    assert papers_compare.run(asked) == 1
    assert "a.txt" in capsys.readouterr().err
