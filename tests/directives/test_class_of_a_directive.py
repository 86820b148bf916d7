"""The four official classes come from one view; here an oracle replays random histories and must agree with it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from directives.commands.extending import ask_extension, decide_extension
from directives.queries.standing import Standing, standing_of
from ecabinet.db import DB, fetch, fetch_one
from tests.directives.cabinet import NOON, Cabinet, at, last
from tests.directives.histories import START, History, histories, house_day, judge, write

MIDNIGHT = datetime(2025, 11, 20, 17, 0, tzinfo=UTC)  # in Hà Nội the 21st begins
SECOND = timedelta(seconds=1)
INSTANTS = st.integers(0, 90 * 86400).map(lambda seconds: START + timedelta(seconds=seconds))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(history=histories(), instants=st.lists(INSTANTS, min_size=1, max_size=4))
async def test_the_view_agrees_with_the_oracle(cabinet: Cabinet, history: History, instants: list[datetime]) -> None:
    leads = [cabinet.a, cabinet.b, cabinet.c]
    directive = await write(history, cabinet, leads)
    for instant in [*instants, *(moment for _, moment, _ in history.acts)]:
        found, expected = await standing(directive, instant), judge(history, instant, leads)
        today = house_day(instant)
        assert (found.state, found.lead) == (expected.state, expected.lead)
        assert (found.deadline, found.original_deadline) == (expected.deadline, history.deadline)
        assert found.class_ == expected.class_by(expected.deadline, today)
        assert found.original_class == expected.class_by(history.deadline, today)
        assert (found.done_on, found.today) == (expected.done_on, today)
        assert found.days_overdue == overdue(found, expected.done_on or today)
        assert (found.request is not None) == (expected.state == "completion_asked")
        assert (found.extension is not None) == (expected.waiting is not None)


def overdue(found: Standing, day: date) -> int:
    late = found.class_ in ("done_late", "open_overdue")
    return (day - found.deadline).days if late and found.deadline else 0


async def standing(directive: int, instant: datetime) -> Standing:
    found = await standing_of(directive, instant)
    assert found is not None
    return found


async def test_the_day_of_completion_ends_at_midnight_in_ha_noi(cabinet: Cabinet) -> None:
    for asked, class_, days in (
        (MIDNIGHT - SECOND, "done_on_time", 0),
        (MIDNIGHT, "done_late", 1),
        (MIDNIGHT + timedelta(hours=23, minutes=59), "done_late", 1),
        (MIDNIGHT + timedelta(days=1), "done_late", 2),
    ):
        directive = await cabinet.done(when=asked, verified=at(30), document_number=f"{asked:%d%H%M}")
        found = await standing(directive, at(30))
        assert (found.class_, found.days_overdue, found.done_on) == (class_, days, house_day(asked))


async def test_today_ends_at_midnight_in_ha_noi(cabinet: Cabinet) -> None:
    directive = await cabinet.issued()
    for instant, class_, left in (
        (MIDNIGHT - timedelta(days=1) - SECOND, "open_in_time", 1),
        (MIDNIGHT - timedelta(days=1), "open_in_time", 0),
        (MIDNIGHT - SECOND, "open_in_time", 0),
        (MIDNIGHT, "open_overdue", None),
    ):
        found = await standing(directive, instant)
        assert (found.class_, found.days_left) == (class_, left), instant


async def test_the_session_s_own_time_zone_changes_nothing(cabinet: Cabinet) -> None:
    directive = await cabinet.issued()
    for zone in ("America/New_York", "Pacific/Kiritimati", "UTC"):
        async with DB.transaction():
            await fetch(f"SET LOCAL TIME ZONE '{zone}'")
            assert (await standing(directive, MIDNIGHT - SECOND)).class_ == "open_in_time"
            assert (await standing(directive, MIDNIGHT)).class_ == "open_overdue"


async def test_it_is_finished_only_when_verified_but_on_the_day_of_the_request(cabinet: Cabinet) -> None:
    directive = await cabinet.asked(when=at(20, hour=23))
    waiting = await standing(directive, at(25))
    assert (waiting.state, waiting.class_) == ("completion_asked", "open_overdue")
    finished = await cabinet.done(when=at(20, hour=23), verified=at(25), document_number="2/TB-VPCP")
    assert (await standing(finished, at(24))).class_ == "open_overdue"
    assert (await standing(finished, at(25))).class_ == "done_on_time"


async def test_who_has_no_deadline_is_never_late(cabinet: Cabinet) -> None:
    directive = await cabinet.issued(deadline=None, precision="none", deadline_text="tại Kỳ họp thứ 10")
    assert (await standing(directive, at(1, month=12) + timedelta(days=3650))).class_ == "open_no_deadline"
    finished = await cabinet.done(when=at(28), deadline=None, precision="none", document_number="3/TB-VPCP")
    assert (await standing(finished, at(29))).class_ == "done_no_deadline"


async def test_an_extension_counts_from_the_day_it_was_granted_and_the_first_deadline_is_kept(cabinet: Cabinet) -> None:
    directive = await cabinet.accepted()
    await ask_extension(cabinet.lead, directive, deadline=date(2025, 12, 15), reason="Chờ thẩm định.", at=at(19))
    await decide_extension(cabinet.office, directive, await last("extension"), outcome="granted", at=at(23))
    assert (await standing(directive, at(22))).class_ == "open_overdue"
    after = await standing(directive, at(23))
    assert (after.class_, after.original_class) == ("open_in_time", "open_overdue")
    assert (after.deadline, after.original_deadline) == (date(2025, 12, 15), date(2025, 11, 20))


async def test_the_view_is_the_function_at_the_present_moment(cabinet: Cabinet) -> None:
    await cabinet.issued()
    draft = await cabinet.drafted(document_number="4/TB-VPCP")
    same = await fetch_one(
        "SELECT count(*) AS n FROM directive_class FULL JOIN directive_class_at(now()) AS f USING (directive)"
        " WHERE directive_class IS NULL OR f IS NULL OR directive_class.class <> f.class"
    )
    assert same["n"] == 0
    assert [row["class"] for row in await fetch("SELECT class FROM directive_class WHERE directive = $1", draft)] == [
        "draft"
    ]


async def test_a_draft_is_not_there_before_it_was_written(cabinet: Cabinet) -> None:
    directive = await cabinet.drafted()
    assert await standing_of(directive, NOON - SECOND) is None
