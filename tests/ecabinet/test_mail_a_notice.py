"""Letters: one for each notice, with nothing in it, and the same letter again when it is repeated."""

from __future__ import annotations

from email import message_from_bytes
from email.message import Message
from email.policy import default

import pytest

from ecabinet.clock import now
from ecabinet.db import fetch, fetch_one, work
from ecabinet.jobs import do_due
from ecabinet.mail import deliver, letter_to
from ecabinet.settings import Settings
from meetings.commands.inviting import call
from meetings.commands.planning import ItemPlan, change_item
from meetings.queries.items import item_for
from tests.world import World

SECRET = "Dự án không nói trong thư"


def letters(settings: Settings) -> dict[str, Message]:
    folder = settings.data_dir / "outgoing"
    found = sorted(folder.glob("*")) if folder.exists() else []
    return {path.name: message_from_bytes(path.read_bytes(), policy=default) for path in found}


async def tell(world: World, *names: str) -> int:
    async with work(None) as act:
        event = await act.event("test.done", subject=("test", 1), title=SECRET)
        await act.notice([world.people[name].person for name in names], event, "test.done")
    return event


async def quiet() -> None:
    await fetch("DELETE FROM outbox")


async def test_a_notice_is_one_letter_to_the_one_it_is_for(world: World, database: Settings) -> None:
    await quiet()
    event = await tell(world, "minister", "deputy")
    await do_due()
    found = letters(database)
    people = {name: world.people[name] for name in ("minister", "deputy")}
    assert found.keys() == {f"notice.{event}.{one.person}.eml" for one in people.values()}
    assert {letter["To"] for letter in found.values()} == {one.email for one in people.values()}


async def test_a_repetition_has_the_same_message_id_and_is_the_same_file(world: World, database: Settings) -> None:
    await quiet()
    event = await tell(world, "minister")
    await do_due()
    first = letters(database)
    await fetch("UPDATE outbox SET done_at = NULL, due = now()")
    assert await do_due() == 1
    again = letters(database)
    assert again.keys() == first.keys()
    (one,), (other,) = first.values(), again.values()
    assert one["Message-ID"] == other["Message-ID"]
    assert f"{event}.{world.people['minister'].person}" in one["Message-ID"]


async def test_a_letter_bears_the_date_of_the_act_also_when_it_is_repeated(world: World, database: Settings) -> None:
    await quiet()
    event = await tell(world, "minister")
    await fetch("UPDATE outbox SET due = now()")
    await do_due()
    (letter,) = letters(database).values()
    row = await fetch_one("SELECT at FROM event WHERE id = $1", event)
    assert letter["Date"].datetime == row["at"].replace(microsecond=0)
    assert str(letter["Date"]).endswith(" +0700")


async def test_a_letter_says_nothing_of_the_matter(world: World, database: Settings) -> None:
    await quiet()
    await tell(world, "minister")
    await do_due()
    (letter,) = letters(database).values()
    said = letter.as_string() + letter.get_content()
    assert SECRET not in said
    assert "test.done" not in said
    assert f"{database.base_url}/notices" in said


async def test_a_disabled_account_gets_no_letter_and_the_job_is_done(world: World, database: Settings) -> None:
    await quiet()
    await fetch("UPDATE account SET disabled_at = now() WHERE id = $1", world.people["minister"].account)
    await tell(world, "minister")
    assert await do_due() == 1
    assert letters(database) == {}


async def test_a_line_break_in_an_address_makes_no_header(database: Settings) -> None:
    with pytest.raises(ValueError, match="linefeed"):
        letter_to("a@b.test\nBcc: all@b.test", key="1.1", at=now())


async def test_a_call_that_is_repeated_tells_everybody_once(world: World, database: Settings) -> None:
    office, meeting = world.people["office"].viewer, world.called
    item = await item_for(meeting.items[0], person=office.person, capacity="secretary", duties=office.duties)
    await change_item(office, item.id, ItemPlan(title="Đổi tên", kind="draft"), version=item.version)
    before = await people_told()
    for _ in range(3):
        await call(office, meeting.id)
    told = await fetch("SELECT person, count(*) AS n FROM notice WHERE kind = 'meeting.called_again' GROUP BY person")
    invited = await fetch("SELECT person FROM participant WHERE meeting = $1", meeting.id)
    assert {row["person"] for row in told} == {row["person"] for row in invited} - {office.person}
    assert {row["n"] for row in told} == {1}
    assert await people_told() == before + len(told)


async def test_a_letter_half_written_is_never_taken_for_a_letter(world: World, database: Settings) -> None:
    await quiet()
    event = await tell(world, "minister")
    await deliver(person=world.people["minister"].person, event=event)
    assert not list((database.data_dir / "outgoing").glob("*.part"))


async def people_told() -> int:
    row = await fetch_one("SELECT count(*) AS n FROM notice")
    return row["n"]
