"""The sample data as a whole: what it holds, and that it is made once."""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from ecabinet import clock, db
from ecabinet.clock import house_day
from ecabinet.db import fetch, fetch_one
from ecabinet.migrate import migrate
from ecabinet.passwords import matches
from ecabinet.sample import seeding
from ecabinet.sample.directives.corpus import corpus
from ecabinet.sample_roles import AccountLine
from ecabinet.settings import settings, use
from tests import database as databases
from tests.servers import Servers

PASSWORD = "mat-khau-mau"
ROLES = {"chair", "member", "substitute", "invitee", "secretary", "office", "ministry", "auditor", "admin"}


@pytest.fixture(scope="module")
async def accounts(servers: Servers, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[list[AccountLine]]:
    """The accounts of a database that was empty and is now seeded, connected for all tests of this module."""
    name = f"test_{os.getpid()}_sample"
    made = databases.settings_in(name, data_dir=tmp_path_factory.mktemp("sample"), servers=servers)
    await databases.drop(name, servers)
    await databases.administer(servers, f'CREATE DATABASE "{name}" OWNER "{servers.owner}"')
    use(made)
    await migrate(made)
    await db.connect(made)
    yield await seeding.seed(made, password=PASSWORD, today=house_day(clock.now()))
    await db.disconnect()
    await databases.drop(name, servers)


pytestmark = pytest.mark.usefixtures("accounts")


async def _counts(sql: str) -> dict[str, int]:
    return {row[0]: row[1] for row in await fetch(sql)}


async def test_every_role_has_an_account_that_opens(accounts: list[AccountLine]) -> None:
    assert {line.role for line in accounts} == ROLES
    assert len({line.email for line in accounts}) == len(accounts)
    row = await fetch_one("SELECT password_hash FROM account WHERE email = $1", accounts[0].email)
    assert row is not None and await matches(PASSWORD, row["password_hash"])


async def test_the_first_account_is_the_prime_ministers(accounts: list[AccountLine]) -> None:
    assert (accounts[0].name, accounts[0].role) == ("Thủ tướng Chính phủ", "chair")


async def test_an_abolished_ministry_has_no_account_that_opens(accounts: list[AccountLine]) -> None:
    assert "Bộ Kế hoạch và Đầu tư" not in {line.agency for line in accounts}
    assert await fetch_one(
        "SELECT 1 FROM account WHERE email = 'vp.bokehoachvadautu@chinhphu.example' AND disabled_at < now()"
    )


async def test_it_is_made_once() -> None:
    before = await _counts("SELECT 'events', count(*) FROM event")
    assert await seeding.seed(settings(), password=PASSWORD, today=date(2026, 1, 1)) == []
    assert await _counts("SELECT 'events', count(*) FROM event") == before


async def test_it_never_mixes_with_other_people() -> None:
    await fetch("UPDATE installation SET seeded_at = NULL")
    with pytest.raises(SystemExit, match="empty"):
        await seeding.seed(settings(), password=PASSWORD, today=date(2026, 1, 1))
    await fetch("UPDATE installation SET seeded_at = now()")


async def test_every_labelled_task_is_a_directive_in_its_own_words() -> None:
    rows = await fetch(
        "SELECT d.document_number, d.issued_on, d.quote, d.deadline, a.name FROM directive d"
        " JOIN agency a ON a.id = d.lead WHERE d.clause IS NULL"
    )
    wanted = []
    for task in corpus().tasks:
        document = corpus().documents[task.document]
        wanted.append((document.number, document.date, task.text, task.deadline, task.lead))
    assert sorted(map(repr, map(tuple, rows))) == sorted(map(repr, wanted))


async def test_every_class_and_state_occurs() -> None:
    states = await _counts("SELECT state, count(*) FROM directive_class GROUP BY 1")
    assert set(states) == {
        "draft", "issued", "received", "accepted", "completion_asked", "returned", "done", "cancelled",
    }  # fmt: skip
    classes = await _counts("SELECT class, count(*) FROM directive_class GROUP BY 1")
    assert set(classes) == {
        "draft", "cancelled", "open_in_time", "open_overdue", "open_no_deadline", "done_on_time", "done_late",
        "done_no_deadline",
    }  # fmt: skip
    assert await fetch_one("SELECT 1 FROM directive_class WHERE days_left BETWEEN 0 AND 7")


async def test_the_meetings_are_past_running_and_called() -> None:
    assert await _counts("SELECT state, count(*) FROM meeting_state GROUP BY 1") == {
        "closed": 1, "minuted": 2, "sitting": 1, "called": 2,
    }  # fmt: skip


async def test_the_ballots_ended_in_different_ways() -> None:
    rows = await fetch(
        "SELECT s.state, coalesce(r.outcome, '') AS outcome FROM ballot_state s LEFT JOIN result r ON r.ballot = s.id"
    )
    assert sorted(map(tuple, rows)) == [
        ("closed", "adopted"), ("closed", "adopted"), ("closed", "not_adopted"), ("open", ""), ("prepared", ""),
    ]  # fmt: skip
    marks = await _counts("SELECT mark, count(*) FROM mark GROUP BY 1")
    assert set(marks) == {"for", "against", "other", "silent", "absent", "substituted"}


async def test_a_working_meeting_has_the_clauses_of_the_real_notice() -> None:
    rows = await fetch("SELECT text FROM directive WHERE document_number = '365/TB-VPCP'")
    notice = Path(seeding.__file__).with_name("texts").joinpath("tb365-2026.txt").read_text("utf-8")
    assert len(rows) == 6
    assert all(row["text"] in notice for row in rows)


async def test_the_journal_runs_forward_and_ends_before_now() -> None:
    rows = await fetch("SELECT at FROM event ORDER BY id")
    moments = [row["at"] for row in rows]
    assert moments == sorted(moments)
    assert len(set(moments)) > len(moments) * 0.9
    assert moments[-1] < clock.now()


async def test_nobody_is_told_of_what_is_long_past() -> None:
    assert not await fetch("SELECT 1 FROM notice WHERE read_at IS NULL AND at < now() - interval '7 days'")
    assert await fetch("SELECT 1 FROM notice WHERE read_at IS NULL")
    assert not await fetch("SELECT 1 FROM outbox WHERE job = 'notice.mail'")


async def test_the_journal_names_no_vote() -> None:
    for row in await fetch("SELECT data FROM event WHERE kind = 'vote.cast'"):
        assert set(json.loads(row["data"])) == {"version"}


async def test_one_draft_has_a_second_version_worth_comparing() -> None:
    row = await fetch_one(
        "SELECT why FROM paper_version WHERE n = 2 AND state = 'readable' AND paper IN"
        " (SELECT id FROM paper WHERE kind = 'draft')"
    )
    assert row is not None
    assert "Tiếp thu ý kiến" in row["why"]
