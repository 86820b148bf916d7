"""The same vote over HTTP many times at once, at two doors; and what everybody hears who comes too late."""

from __future__ import annotations

import asyncio

from tests.live.conftest import House
from tests.live.told import sentence

CROWD = 100


async def test_a_hundred_posts_of_one_vote_at_two_doors_are_one_vote(houses: list[House]) -> None:
    here, there = houses
    minister, secretary = await here.visitors("minister", "secretary")
    await secretary.does(f"/ballots/{here.ballot}/opening")
    draft, doors = await here.draft(minister), [minister, minister.at(there.url)]
    sheet = {"choice": "for", "draft": draft, "key": "one", "remark": "Nhất trí"}
    answers = await asyncio.gather(
        *(doors[n % 2].post(f"/ballots/{here.ballot}/vote", **sheet) for n in range(CROWD))
    )  # fmt: skip
    assert {answer.status_code for answer in answers} == {200}
    assert {'data-version="1"' in answer.text for answer in answers} == {True}
    exported = (await secretary.get(f"/ballots/{here.ballot}.json")).json()
    assert exported["sent"] == 1


async def test_two_who_close_at_once_at_two_doors_get_the_same_answer(houses: list[House]) -> None:
    here, there = houses
    chair, secretary = await here.visitors("prime_minister", "secretary")
    await secretary.does(f"/ballots/{here.ballot}/opening")
    await here.vote(chair, "for")
    doors = [chair, chair.at(there.url)] * 5
    answers = await asyncio.gather(*(door.post(f"/ballots/{here.ballot}/closure") for door in doors))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.text for answer in answers}) == 1
    pages = [await door.get(f"/ballots/{here.ballot}.json") for door in doors[:2]]
    assert pages[0].json() == pages[1].json()
    assert pages[0].json()["counts"]["for"] == 1


async def test_everybody_who_may_not_vote_is_told_why_and_nothing_is_written(house: House) -> None:
    secretary, chair = await house.visitors("secretary", "prime_minister")
    path = f"/ballots/{house.ballot}/vote"
    draft = await house.draft(secretary)
    refusals = {
        "substitute": (403, "Only members of the Government vote; a substitute or an invitee may speak but not vote."),
        "invitee": (403, "Only members of the Government vote; a substitute or an invitee may speak but not vote."),
        "secretary": (403, "Only members of the Government vote; a substitute or an invitee may speak but not vote."),
        "other_minister": (422, 'You are not marked as present. Press "Present", then send your vote again.'),
        "clerk": (404, "This page was not found"),
    }
    await secretary.does(f"/ballots/{house.ballot}/opening")
    for name, (status, message) in refusals.items():
        visitor = await house.visitor(name)
        answer = await visitor.post(path, choice="for", draft=draft)
        assert (name, answer.status_code) == (name, status)
        assert sentence(message).replace('"', "&#34;") in answer.text
    assert (await chair.post(path, choice="for", draft="0" * 64)).status_code == 409
    assert (await chair.post(path, choice="maybe", draft=draft)).status_code == 422
    exported = (await secretary.get(f"/ballots/{house.ballot}.json")).json()
    assert exported["sent"] == 0


async def test_a_late_vote_is_told_that_it_was_not_taken(house: House) -> None:
    chair, minister = await house.visitors("prime_minister", "minister")
    path = f"/ballots/{house.ballot}/vote"
    draft = await house.draft(minister)
    early = await minister.post(path, choice="for", draft=draft)
    assert (early.status_code, sentence("This ballot is not open yet.") in early.text) == (422, True)
    await chair.does(f"/ballots/{house.ballot}/opening")
    await chair.does(f"/ballots/{house.ballot}/closure")
    late = await minister.post(path, choice="for", draft=await house.draft(minister))
    assert late.status_code == 422
    assert sentence("This ballot is closed: your vote was not taken.") in late.text
