"""Votes at once over HTTP: 27 and 1,000 voters, beside a bare handler that runs the same statements."""

from __future__ import annotations

import asyncio
import re
import socket
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from urllib.parse import urlencode

import msgspec

from bench.pages import environment
from bench.place import place
from bench.process import web
from ecabinet import db, register, sessions
from ecabinet.access import Viewer
from ecabinet.clock import now
from ecabinet.db import fetch, fetch_one, work
from ecabinet.migrate import migrate
from ecabinet.passwords import hash_now
from ecabinet.sample.people import Sample, government, others, settle
from ecabinet.settings import Settings
from meetings.commands import attending, balloting, inviting, planning, sitting
from meetings.commands.preparing import Plan, prepare

VOTERS = (27, 1000)
WARM_UP = 100  # votes that open the pools and prepare the statements, of both kinds
PROCESSES = 2
AIM_SHARE = 1 / 3
AIM_SECONDS = 4.0
KINDS = (("bare", ("-m", "bench.bare_votes")), ("ours", ("-m", "ecabinet.cli", "serve")))
STATUS = re.compile(rb"HTTP/1\.1 (\d+)")


class Hall(msgspec.Struct, frozen=True):
    """A running sitting; `tokens` are the sessions of those who vote, by person."""

    chair: Viewer
    item: int
    tokens: dict[int, str]


class Run(msgspec.Struct, frozen=True):
    voters: int
    accepted: int
    lost: int
    doubled: int
    seconds: float
    answers: dict[str, int]

    @property
    def rate(self) -> float:
        return self.accepted / self.seconds

    def told(self) -> dict[str, object]:
        return {**msgspec.to_builtins(self), "votes_a_second": round(self.rate)}


def measure() -> dict[str, object]:
    """Votes a second of ours and of the bare handler: the same database, processes and clients, one after the other."""
    with place() as settings:
        asyncio.run(migrate(settings))
        with listening() as (wire, port):
            settings = msgspec.structs.replace(settings, base_url=f"http://127.0.0.1:{port}")
            hall = asyncio.run(_in_database(settings, _fill))
            found = {kind: _runs(settings, hall, command, wire, port) for kind, command in KINDS}
    shares = [ours.rate / bare.rate for ours, bare in zip(found["ours"], found["bare"], strict=True)]
    largest = found["ours"][-1]
    met = (
        all(run.lost == run.doubled == 0 and run.accepted == run.voters for run in found["ours"])
        and min(shares) >= AIM_SHARE
        and largest.seconds <= AIM_SECONDS
    )
    told = {kind: [run.told() for run in runs] for kind, runs in found.items()}
    return {
        "processes": PROCESSES, **told, "share_of_bare": [round(share, 2) for share in shares],
        "aim_share": round(AIM_SHARE, 2), "aim_seconds": AIM_SECONDS, "aim_met": met,
    }  # fmt: skip


@contextmanager
def listening() -> Iterator[tuple[socket.socket, int]]:
    """One socket, on which all the web processes of a kind accept."""
    with socket.socket() as wire:
        wire.bind(("127.0.0.1", 0))
        wire.listen(2048)
        wire.set_inheritable(True)
        yield wire, wire.getsockname()[1]


def _runs(settings: Settings, hall: Hall, command: tuple[str, ...], wire: socket.socket, port: int) -> list[Run]:
    start = (*command, "--fd", str(wire.fileno()))
    given = environment(settings, port)
    with ExitStack() as running:
        for _ in range(PROCESSES):
            running.enter_context(web(*start, port=port, ready="/health", environment=given, fds=(wire.fileno(),)))
        asyncio.run(_in_database(settings, lambda _: _vote(hall, port, WARM_UP)))
        return [asyncio.run(_in_database(settings, lambda _, n=n: _vote(hall, port, n))) for n in VOTERS]


async def _in_database(settings: Settings, act):  # type: ignore[no-untyped-def]
    await db.connect(settings)
    try:
        return await act(settings)
    finally:
        await db.disconnect()


async def _fill(settings: Settings) -> Hall:
    await register.load()
    many = [
        Sample(key=f"thanhvien{n}", name=f"Thành viên ({n})", role="member", kind="minister", duties=("member",))
        for n in range(1, max(VOTERS))
    ]
    chair_of = next(government())
    people = await settle([chair_of, *many, *others()], hash_now("a password of the benchmark"))
    office, chair = people["vutonghop"], people[chair_of.key]
    start = now()
    plan = planning.Plan(
        kind="government", title="Phiên họp", place="Phòng họp", starts_at=start, ends_at=start + timedelta(hours=4)
    )
    meeting = await planning.create_meeting(office, plan)
    item = await planning.add_item(office, meeting, planning.ItemPlan(title="Dự thảo Nghị định", kind="draft"))
    voters = [chair, *(people[one.key] for one in many)]
    await inviting.invite(office, meeting, [chair.person], "chair")
    await inviting.invite(office, meeting, [one.person for one in voters[1:]], "member")
    await inviting.invite(office, meeting, [people["thuky"].person], "secretary")
    await inviting.call(office, meeting)
    await sitting.open_sitting(chair, meeting)
    await sitting.go_to(chair, item)
    for one in voters:
        await attending.arrive(chair, meeting, one.person, mode="room")
    async with work(None) as act:
        return Hall(chair, item, {one.person: await sessions.start(act, one.account, "bench") for one in voters})


async def _vote(hall: Hall, port: int, voters: int) -> Run:
    ballot = await prepare(hall.chair, hall.item, Plan(question="Thông qua?"))
    await balloting.open_ballot(hall.chair, ballot)
    chosen = dict(list(hall.tokens.items())[:voters])
    requests = [_request(token, port, ballot, n) for n, token in enumerate(chosen.values())]
    begun = time.perf_counter()
    answers = await asyncio.gather(*(_send(port, request) for request in requests))
    seconds = time.perf_counter() - begun
    votes, changes = await _kept(ballot)
    await balloting.close_ballot(hall.chair, ballot)
    result = await fetch_one("SELECT votes_for, votes_against, votes_other FROM result WHERE ballot = $1", ballot)
    accepted = sum(status in {200, 303} for status in answers)
    return Run(
        voters=voters, accepted=accepted, lost=accepted - min(votes, sum(result.values())),
        doubled=changes - votes, seconds=round(seconds, 3),
        answers={str(status): n for status, n in Counter(answers).items()},
    )  # fmt: skip


async def _kept(ballot: int) -> tuple[int, int]:
    """Votes as they stand, and all that were ever taken down."""
    votes = await fetch("SELECT 1 FROM vote WHERE ballot = $1", ballot)
    changes = await fetch("SELECT 1 FROM vote_change WHERE ballot = $1", ballot)
    return len(votes), len(changes)


def _request(token: str, port: int, ballot: int, n: int) -> bytes:
    """A form as a browser sends it; the token of the form is worked out before the clock starts."""
    csrf = sessions.csrf_of(sessions.digest(token))
    form = urlencode({"_csrf_token": csrf, "choice": ("for", "against", "other")[n % 3], "key": f"key {n}"})
    head = (
        f"POST /ballots/{ballot}/vote HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\norigin: http://127.0.0.1:{port}\r\n"
        f"cookie: session={token}\r\ncontent-type: application/x-www-form-urlencoded\r\n"
        f"content-length: {len(form)}\r\nconnection: close\r\n\r\n"
    )
    return (head + form).encode()


async def _send(port: int, request: bytes) -> int:
    """The status of the answer; 0 when there was none."""
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(request)
        answer = await reader.read()
        writer.close()
    except OSError:
        return 0
    found = STATUS.match(answer)
    return int(found[1]) if found else 0
