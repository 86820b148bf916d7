"""Who opens a paper of a meeting: whoever may look into its item, when it is his time."""

from __future__ import annotations

import pytest

from documents.commands.attaching import attach
from documents.gatekeeper import relation_to
from documents.queries.papers import paper_facts
from ecabinet.access import may_see
from meetings.commands.inviting import call, invite
from meetings.queries.items import items_of
from tests.documents.make_pdf import pdf
from tests.meetings.making import draft
from tests.world import World


async def sees(world: World, name: str, paper: int) -> bool:
    viewer = world.people[name].viewer
    relation = await relation_to(viewer, await paper_facts(paper))
    return relation is not None and may_see(viewer, "paper.see", relation)


@pytest.fixture
async def in_preparation(world: World) -> tuple[int, int]:
    """A meeting that nobody was called to, and a paper of its one item."""
    office = world.people["office"].viewer
    meeting = await draft(world, "Của Bộ Xây dựng", agency=world.people["clerk"].viewer.agency)
    await invite(office, meeting, [world.people["deputy"].person], "member")
    await invite(office, meeting, [world.people["invitee"].person], "invitee")
    (item,) = await items_of(meeting, person=0, capacity="chair", duties=frozenset())
    about = {"title": "Tờ trình", "kind": "submission", "meeting": meeting, "item": item.id}
    return meeting, await attach(office, **about, upload_name="a.pdf", data=pdf())


async def test_before_the_call_only_who_prepares_the_meeting(world: World, in_preparation: tuple[int, int]) -> None:
    meeting, paper = in_preparation
    preparing = {"prime_minister", "secretary", "office", "office_head", "clerk"}
    assert {name for name in world.people if await sees(world, name, paper)} == preparing
    await call(world.people["office"].viewer, meeting)
    called = {"prime_minister", "deputy", "minister", "other_minister", "secretary", "office", "office_head"}
    assert {name for name in world.people if await sees(world, name, paper)} == called


async def test_a_head_of_the_government_who_is_invited_to_one_item_opens_no_other(
    world: World, in_preparation: tuple[int, int]
) -> None:
    meeting, paper = in_preparation
    await invite(world.people["office"].viewer, meeting, [world.people["deputy"].person], "invitee")
    await call(world.people["office"].viewer, meeting)
    assert not await sees(world, "deputy", paper)
