"""A ballot for other programs: the addresses and answers that outside checks rely on."""

from __future__ import annotations

import asyncio
import re
import uuid

import httpx
import pytest

from tests.live.conftest import House
from tests.live.visitor import Visitor
from tests.personas import PASSWORD

JSON = {"accept": "application/json"}
META = re.compile(r'<meta name="csrf-token" content="([0-9a-f]{64})">')


async def post(visitor: Visitor, path: str, **fields: object) -> httpx.Response:
    return await visitor.http.post(path, data=fields, headers=JSON | {"x-csrftoken": visitor.token})


async def ballot_of(visitor: Visitor, house: House) -> dict[str, object]:
    return (await visitor.get(f"/ballots/{house.ballot}.json")).json()


async def test_a_program_signs_in_with_the_token_of_the_page(house: House) -> None:
    async with httpx.AsyncClient(base_url=house.url, headers={"origin": house.url}) as http:
        token = META.search((await http.get("/session/new")).text)[1]
        fields = {"email": house.world.people["minister"].email, "password": PASSWORD}
        answer = await http.post("/session", data=fields, headers=JSON | {"x-csrftoken": token})
        assert answer.status_code == 200
        assert answer.json()["csrf_token"] == META.search((await http.get("/notices")).text)[1]


async def test_a_wrong_password_is_told_in_json_too(house: House) -> None:
    async with httpx.AsyncClient(base_url=house.url, headers={"origin": house.url}) as http:
        token = META.search((await http.get("/session/new")).text)[1]
        fields = {"email": house.world.people["minister"].email, "password": "khong-phai"}
        answer = await http.post("/session", data=fields, headers=JSON | {"x-csrftoken": token})
    assert answer.status_code == 422
    assert answer.json()["error"]


async def test_the_counts_come_only_with_the_closing(house: House) -> None:
    chair, secretary, minister = await house.visitors("prime_minister", "secretary", "minister")
    opened = (await post(secretary, f"/ballots/{house.ballot}/opening")).json()
    assert (opened["state"], opened["counts"], opened["outcome"]) == ("open", None, None)
    assert opened["needed"] == opened["base"] // 2 + 1
    assert len(opened["entitled"]) == opened["base"]
    await minister.does(f"/meetings/{house.world.sitting.id}/attendance", mode="room")
    vote = await post(minister, f"/ballots/{house.ballot}/vote", choice="for", idempotency_key=str(uuid.uuid4()))
    assert (vote.status_code, vote.json()["choice"]) == (200, "for")
    assert (await ballot_of(chair, house))["counts"] is None
    closed = (await post(chair, f"/ballots/{house.ballot}/closure")).json()
    assert closed["counts"]["for"] == 1
    assert {row["mark"] for row in closed["entitled"]} >= {"for"}
    assert closed["explanation"]


async def test_the_same_key_twice_is_one_vote(house: House) -> None:
    secretary, minister = await house.visitors("secretary", "minister")
    await post(secretary, f"/ballots/{house.ballot}/opening")
    await minister.does(f"/meetings/{house.world.sitting.id}/attendance", mode="room")
    key = str(uuid.uuid4())
    for _ in range(2):
        answer = await post(minister, f"/ballots/{house.ballot}/vote", choice="against", idempotency_key=key)
        assert answer.json()["version"] == 1


@pytest.mark.slow
async def test_fifty_closings_beside_fifty_votes_all_tell_the_same_counts(house: House) -> None:
    chair, secretary, minister = await house.visitors("prime_minister", "secretary", "minister")
    await post(secretary, f"/ballots/{house.ballot}/opening")
    await minister.does(f"/meetings/{house.world.sitting.id}/attendance", mode="room")
    path = f"/ballots/{house.ballot}"
    votes = [post(minister, f"{path}/vote", choice=("for", "against")[n % 2], remark=str(n)) for n in range(50)]
    ends = await asyncio.gather(*votes, *(post(chair, f"{path}/closure") for _ in range(50)))
    closings, accepted = ends[50:], [end.json() for end in ends[:50] if end.status_code == 200]
    assert all(end.status_code == 200 for end in closings)
    counts = [end.json()["counts"] for end in closings]
    assert all(count == counts[0] for count in counts)
    last = max(accepted, key=lambda vote: vote["version"], default=None)
    assert counts[0]["for"] + counts[0]["against"] == (1 if last else 0)
    if last:
        assert counts[0][last["choice"]] == 1
    again = await post(secretary, f"{path}/opening")
    assert (await ballot_of(chair, house))["state"] == "closed"
    assert again.status_code == 422
    assert again.json()["error"]
