"""Right forms at the wrong moment, by the wrong person, or twice: refused in words, and nothing is half done."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable
from datetime import timedelta
from pathlib import Path

import pytest

from ecabinet.clock import house_day, now
from ecabinet.db import fetch
from tests.authz.running import Running, running_on
from tests.bad_input.test_fields import says_why
from tests.database import Template
from tests.security.encoding import Fields
from tests.security.fingerprint import fingerprint, written
from tests.security.wire import Answer
from tests.servers import Servers

REMARK = "Ý kiến đã gõ, không được mất"


@pytest.fixture
async def acting(stage_template: Template, servers: Servers, tmp_path: Path) -> AsyncIterator[Running]:
    async with running_on(stage_template, servers, tmp_path) as made:
        yield made


async def test_a_member_who_is_absent_does_not_vote(acting: Running) -> None:
    await _refused(acting, _vote(acting, "other_minister"), 422, kept=REMARK)


@pytest.mark.parametrize("persona", ["substitute", "invitee", "secretary", "office"])
async def test_who_is_no_member_does_not_vote(acting: Running, persona: str) -> None:
    await _refused(acting, _vote(acting, persona), 403)


async def test_a_vote_after_the_closing_is_not_taken(acting: Running) -> None:
    await _post(acting, "prime_minister", f"/ballots/{_ids(acting)['ballot_id']}/closure")
    await _refused(acting, _vote(acting, "minister"), 422, kept=REMARK)


async def test_a_vote_on_a_draft_that_was_replaced_is_not_taken(acting: Running) -> None:
    await _refused(acting, _vote(acting, "minister", draft="0" * 64), 409, kept=REMARK)


async def test_a_vote_sent_twice_is_one_vote(acting: Running) -> None:
    assert [(await _vote(acting, "minister", key="một")).status for _ in range(3)] == [303] * 3
    kept = "SELECT 1 FROM vote_change WHERE ballot = $1 AND person = $2"
    person = acting.stage.world.people["minister"].person
    assert len(await fetch(kept, _ids(acting)["ballot_id"], person)) == 1


async def test_the_same_key_with_another_answer_is_refused(acting: Running) -> None:
    assert (await _vote(acting, "minister", key="một")).status == 303
    await _refused(acting, _vote(acting, "minister", key="một", choice="against"), 422, kept=REMARK)


async def test_a_vote_that_is_none_of_the_three_is_refused(acting: Running) -> None:
    await _refused(acting, _vote(acting, "minister", choice="abstain"), 422, kept=REMARK)


async def test_a_ballot_closed_twice_has_one_result(acting: Running) -> None:
    target = f"/ballots/{_ids(acting)['ballot_id']}/closure"
    assert [(await _post(acting, "prime_minister", target)).status for _ in range(2)] == [303, 303]
    assert len(await fetch("SELECT 1 FROM result WHERE ballot = $1", _ids(acting)["ballot_id"])) == 1


async def test_an_item_with_an_open_ballot_is_not_left(acting: Running) -> None:
    for target, fields in (
        (f"/items/{acting.stage.objects['later']['item_id']}/beginning", []),
        (f"/items/{_ids(acting)['item_id']}/outcome", [("outcome", "postponed")]),
        (f"/meetings/{acting.stage.objects['sitting']['meeting_id']}/sitting/closure", []),
        (f"/meetings/{acting.stage.objects['sitting']['meeting_id']}/sitting/adjournment", []),
    ):
        await _refused(acting, _post(acting, "prime_minister", target, fields), 422)


async def test_a_deadline_before_the_day_of_issue_is_refused(acting: Running) -> None:
    today = house_day(now())
    order = _order(acting, issued_on=f"{today:%d/%m/%Y}", deadline=f"{today - timedelta(days=1):%d/%m/%Y}")
    await _refused(acting, _post(acting, "office_head", "/directives", order), 422, kept=REMARK)


@pytest.mark.parametrize(
    "fields",
    [{"lead": 999_999}, {"lead": 0}, {"lead": -1}, {"cooperating": 999_999}, {"lead": "Bộ Xây dựng"},
     {"deadline": "30/02/2026"}, {"deadline": "01/01/0001"}, {"deadline": "31/12/9999"},
     {"issued_on": "31/12/2199"}, {"precision": "hour", "deadline": "01/01/2027"}, {"recurring": "daily-ish"},
     {"quote": "x", "clause": 999_999}, {"document_number": ""}],
    ids=str,
)  # fmt: skip
async def test_a_directive_that_cannot_be_is_refused(acting: Running, fields: dict[str, object]) -> None:
    answer = await _refused(acting, _post(acting, "office_head", "/directives", _order(acting, **fields)), 422, 404)
    assert answer.status == 404 or REMARK in answer.text


@pytest.mark.parametrize(
    ("target", "fields"),
    [
        ("/meetings", {"day": "01/12/2026", "starts_at": "11:00", "ends_at": "08:00"}),
        ("/meetings/{draft}/items", {"kind": "report", "agency": 999_999}),
        ("/meetings/{draft}/participants", {"people": 999_999, "capacity": "member"}),
        ("/meetings/{draft}/participants", {"capacity": "member"}),
        ("/items/{submitted}/clearance", {"people": 999_999}),
        ("/meetings/{sitting}/cancellation", {"reason": REMARK}),
        ("/meetings/{sitting}/items", {"kind": "report"}),
        ("/meetings/{sitting}/minutes", {}),
    ],
    ids=lambda value: str(value)[:40],
)  # fmt: skip
async def test_what_cannot_be_planned_is_refused(acting: Running, target: str, fields: dict[str, object]) -> None:
    sent = list(({"kind": "government", "title": REMARK} | fields).items())
    objects = acting.stage.objects
    target = target.format(
        draft=objects["draft"]["meeting_id"], sitting=objects["sitting"]["meeting_id"],
        submitted=objects["submitted"]["item_id"],
    )  # fmt: skip
    kept = "" if target.endswith(("clearance", "participants", "minutes")) else REMARK
    await _refused(acting, _post(acting, "office_head", target, sent), 422, kept=kept)


async def test_a_stale_save_gets_both_texts_and_loses_nothing(acting: Running) -> None:
    target = f"/clauses/{_ids(acting)['clause_id']}"
    theirs, mine = "Chữ của người kia.", "Chữ của người này."
    assert (await _post(acting, "office", target, [("text", theirs), ("version", 1)])).status == 303
    answer = await _refused(acting, _post(acting, "office_head", target, [("text", mine), ("version", 1)]), 409)
    assert theirs in answer.text
    assert mine in answer.text


@pytest.mark.parametrize("path", ["receipt", "acceptance", "reports", "completion", "contributions", "reminders"])
async def test_what_is_sent_twice_is_done_once(acting: Running, path: str) -> None:
    directive = acting.stage.objects["received" if path in {"receipt", "acceptance"} else "order"]["directive_id"]
    persona = "office" if path in {"contributions", "reminders"} else "clerk"
    fields = [("text", REMARK), ("percent", 70), ("comment", REMARK), ("reminder", REMARK)]
    assert (await _post(acting, persona, f"/directives/{directive}/{path}", fields)).status == 303
    before = await fingerprint()
    assert (await _post(acting, persona, f"/directives/{directive}/{path}", fields)).status == 303
    assert written(before, await fingerprint()) == set()


def _ids(running: Running) -> dict[str, int | str]:
    return running.stage.objects["item"]


def _order(running: Running, **changes: object) -> list[tuple[str, object]]:
    right = {"text": REMARK, "lead": running.stage.world.agencies["Bộ Tài chính"], "document_number": "5/TB-VPCP"}
    return list((right | changes).items())


async def _vote(running: Running, persona: str, **changes: str) -> Answer:
    fields = {"choice": "for", "remark": REMARK, "draft": str(_ids(running)["draft"])} | changes
    return await _post(running, persona, f"/ballots/{_ids(running)['ballot_id']}/vote", list(fields.items()))


async def _post(running: Running, persona: str, target: str, fields: Fields = ()) -> Answer:
    return await running.browser(persona).post(target, fields)


async def _refused(running: Running, sending: Awaitable[Answer], *statuses: int, kept: str = "") -> Answer:
    before = await fingerprint()
    answer = await sending
    assert answer.status in statuses
    assert says_why(answer)
    assert kept in answer.text
    assert written(before, await fingerprint()) <= {"access_log"}
    return answer
