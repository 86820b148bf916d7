"""Writing a conclusion: what may be locked, what is approved, and in which words."""

from __future__ import annotations

import hashlib
from datetime import date

import pytest

from ecabinet.errors import RuleBroken
from meetings.rules import conclusions
from meetings.rules.conclusions import Worded

ORDER = Worded(text="Giao Bộ Xây dựng.")


def test_what_is_locked_is_written_out() -> None:
    conclusions.require_lockable(approved=False, clauses=[ORDER])
    for approved, clauses in ((True, [ORDER]), (False, []), (False, [ORDER, Worded(text="  ")])):
        with pytest.raises(RuleBroken):
            conclusions.require_lockable(approved=approved, clauses=clauses)


def test_only_what_is_locked_is_approved() -> None:
    conclusions.require_approvable(locked=True, clauses=[ORDER])
    with pytest.raises(RuleBroken):
        conclusions.require_approvable(locked=False, clauses=[ORDER])


@pytest.mark.parametrize(("approved", "locked"), [(True, False), (True, True), (False, True)])
def test_nobody_writes_on_what_is_locked_or_approved(approved: bool, locked: bool) -> None:
    with pytest.raises(RuleBroken):
        conclusions.require_writable(approved=approved, locked=locked)


def test_what_is_approved_is_not_unlocked() -> None:
    conclusions.require_unlockable(approved=False)
    with pytest.raises(RuleBroken):
        conclusions.require_unlockable(approved=True)


def test_the_hash_is_of_the_numbered_text() -> None:
    text = conclusions.as_text([Worded(text=" Một. "), Worded(text="Hai.")])
    assert text == "1. Một.\n2. Hai."
    assert conclusions.digest(text) == hashlib.sha256(text.encode()).hexdigest()


@pytest.mark.parametrize(
    ("clause", "words"),
    [
        (Worded(text="Làm.", owner="Bộ Y tế"), "Làm. (Chủ trì: Bộ Y tế.)"),
        (Worded(text="Làm.", deadline=date(2026, 12, 15)), "Làm. (Thời hạn: 15/12/2026.)"),
        (Worded(text="Làm.", said="sớm nhất"), "Làm. (Thời hạn: sớm nhất.)"),
        (
            Worded(text="Làm.", owner="Bộ Y tế", deadline=date(2026, 12, 15), said="trước ngày 15/12"),
            "Làm. (Chủ trì: Bộ Y tế; thời hạn: trước ngày 15/12, tức 15/12/2026.)",
        ),
    ],
)
def test_who_leads_and_until_when_is_a_part_of_the_approved_text(clause: Worded, words: str) -> None:
    assert conclusions.in_words(clause) == words


def test_a_clause_is_cut_into_sentences_that_can_be_quoted() -> None:
    clause = "Giao Bộ Y tế trình trước ngày 1.12.2026; Bộ Tài chính phối hợp. Văn phòng theo dõi"
    assert conclusions.sentences(clause) == [
        "Giao Bộ Y tế trình trước ngày 1.12.2026; Bộ Tài chính phối hợp.", "Văn phòng theo dõi",
    ]  # fmt: skip
