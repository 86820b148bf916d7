"""The Word file of a comparison: its changes are real tracked ones, and both texts can be had back from it."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.forms.revisions import plain
from documents.forms.tracked_changes import ChangedVersion, tracked_changes_docx
from documents.rules.comparison.comparing import compare
from documents.rules.kinds import inspect
from documents.rules.word_blocks import read_blocks
from tests.documents.forms.tracked import W, accepted, document, rejected
from tests.programs import soffice

OLD = """Điều 1. Phạm vi điều chỉnh
1. Nghị định này quy định việc kết nối dữ liệu.
2. Nghị định này không áp dụng đối với dữ liệu mật.
Điều 2. Kinh phí thực hiện
Kinh phí do ngân sách nhà nước bảo đảm theo phân cấp.
Điều 3. Hiệu lực"""
NEW = """Điều 1. Phạm vi điều chỉnh
1. Kinh phí do ngân sách nhà nước bảo đảm theo quy định.
2. Nghị định này quy định việc kết nối, chia sẻ dữ liệu.
Điều 2. Kinh phí thực hiện
1. Khoản mới.
2. Khoản mới nữa.
Điều 3. Hiệu lực
Từ ngày ký."""
VERSION = ChangedVersion(
    title="Dự thảo Nghị định", old=1, new=2, author="Vụ Tổng hợp", at=datetime(2026, 11, 23, 2, 15, tzinfo=UTC)
)


def made(old: str, new: str) -> bytes:
    return tracked_changes_docx(VERSION, compare(old, new))


def shown(text: str) -> str:
    return plain(text).strip()


def test_accepted_it_is_the_new_text_and_rejected_the_old_one():
    data = made(OLD, NEW)
    assert (accepted(data), rejected(data)) == (NEW, OLD)


def test_changes_bear_the_name_of_who_added_the_version_and_its_date():
    body = document(made(OLD, NEW))
    marks = [one for one in body.iter() if one.get(f"{W}author")]
    assert {one.get(f"{W}author") for one in marks} == {"Vụ Tổng hợp"}
    assert {one.get(f"{W}date") for one in marks} == {"2026-11-23T02:15:00Z"}
    assert len({one.get(f"{W}id") for one in marks}) == len(marks)
    assert {f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo"} <= {one.tag for one in marks}


def test_what_moved_is_named_alike_at_both_places_and_both_are_closed():
    body = document(made(OLD, NEW))
    names = [one.get(f"{W}name") for way in ("From", "To") for one in body.iter(f"{W}move{way}RangeStart")]
    assert names == ["move1", "move1"]
    for way in ("From", "To"):
        starts, ends = (list(body.iter(f"{W}move{way}Range{end}")) for end in ("Start", "End"))
        assert [one.get(f"{W}id") for one in starts] == [one.get(f"{W}id") for one in ends]


def test_the_same_comparison_makes_the_same_bytes():
    assert made(OLD, NEW) == made(OLD, NEW)


def test_it_may_be_attached_as_a_paper_and_reads_as_accepted():
    data = made(OLD, NEW)
    assert inspect("so-sanh.docx", data).kind == "docx"
    assert read_blocks(data).changed


def test_what_a_document_cannot_hold_is_left_out():
    data = made("a\x00b\x0b <w:t> & \ufffe", "a\x01b & \ud800")
    assert (accepted(data), rejected(data)) == ("ab & ", "ab <w:t> & ")


WORDS = st.lists(
    st.sampled_from([*OLD.split(), *NEW.split(), "\n", "\n", "\n\n", "Điều 7.", "\t", "“<&>”"]), max_size=40
)


@settings(max_examples=150, deadline=None)
@given(WORDS, WORDS)
def test_both_texts_can_be_had_back_whatever_they_are(old, new):
    texts = " ".join(old).strip(), " ".join(new).strip()
    data = made(*texts)
    assert (shown(rejected(data)), shown(accepted(data))) == (shown(texts[0]), shown(texts[1]))


@pytest.mark.slow
def test_libre_office_opens_it(tmp_path: Path):
    file = tmp_path / "so-sanh.docx"
    file.write_bytes(made(OLD, NEW))
    command = [soffice(), "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "txt:Text"]
    subprocess.run([*command, "--outdir", tmp_path, file], check=True, capture_output=True, timeout=150)
    text = (tmp_path / "so-sanh.txt").read_text("utf-8-sig")
    assert "Nghị định này quy định việc kết nối" in text
    assert "2. Khoản mới nữa." in text
