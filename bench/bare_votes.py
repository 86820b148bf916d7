"""The floor under a vote: a bare Litestar handler that runs a vote's statements; `python -m bench.bare_votes --fd N`.

It asks for nothing, keeps no form, draws no page and tells no screen; the statements are those of a request to vote, in
their order, in one transaction.
"""

from __future__ import annotations

import argparse
import json
import os
import socket
from hashlib import sha256
from urllib.parse import parse_qs

import asyncpg
import uvicorn
from litestar import Litestar, Request, Response, get, post
from litestar.params import FromPath

from ecabinet.sessions import FIND
from ecabinet.settings import Settings
from meetings.commands.locks import SHARE
from meetings.commands.voting import CHANGE, KNOWN, SAME, SENT, TURN, UPSERT
from meetings.queries.ballots import BALLOT

RELATION = """
SELECT i.meeting, i.agency, i.closed, st.state, p.capacity,
       EXISTS (SELECT 1 FROM clearance c WHERE c.item = i.id AND c.person = $2) AS cleared
FROM agenda_item i JOIN meeting_state st ON st.id = i.meeting
LEFT JOIN participant p ON p.meeting = i.meeting AND p.person = $2 WHERE i.id = $1
"""
HALF_A_DAY = 12 * 60 * 60  # seconds
CLOCK = "SELECT clock_timestamp() AS at"
EVENT = """
INSERT INTO event (xact, at, actor, subject_kind, subject_id, room, item, kind, data, cluster)
VALUES (pg_current_xact_id()::text::bigint, $1, $2, $3, $4, $5, $6, $7, $8::jsonb, '') RETURNING id
"""


def app(settings: Settings) -> Litestar:
    pool: list[asyncpg.Pool] = []

    async def open_pool() -> None:
        pool.append(await asyncpg.create_pool(settings.database_url, min_size=2, max_size=settings.pool_size))

    @get("/health")
    async def health() -> str:
        return "ok"

    @post("/ballots/{ballot:int}/vote", status_code=200)
    async def vote(request: Request, ballot: FromPath[int]) -> Response[bytes]:
        form = {name: values[0] for name, values in parse_qs((await request.body()).decode()).items()}
        token = sha256(request.cookies["session"].encode()).digest()
        async with pool[0].acquire() as wire, wire.transaction():
            await _vote(wire, token, ballot, form["choice"], f"form {form['key']}")
        return Response(b"")

    return Litestar([health, vote], on_startup=[open_pool], openapi_config=None)


async def _vote(wire: asyncpg.Connection, token: bytes, ballot: int, choice: str, key: str) -> None:
    person = (await wire.fetchrow(FIND, token, HALF_A_DAY))["person"]
    item = (await wire.fetchrow(BALLOT + "WHERE b.id = $1", ballot))["item"]
    await wire.fetchrow(RELATION, item, person)
    await wire.fetchval(CLOCK)
    await wire.fetch(SHARE, ballot)
    meeting = (await wire.fetchrow(KNOWN, ballot, person))["meeting"]
    await wire.fetch(TURN, ballot, person)
    await wire.fetch(SENT, ballot, person, key)
    await wire.fetch(SAME, ballot, person, choice, "")
    now = await wire.fetchval(CLOCK)
    version = await wire.fetchval(UPSERT, ballot, person, choice, "", now, "own")
    await wire.fetch(CHANGE, ballot, person, key, sha256(choice.encode()).digest(), choice, "", version, now)
    data = json.dumps({"version": version})
    await wire.fetch(EVENT, now, person, "ballot", ballot, meeting, item, "vote.cast", data)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fd", type=int, required=True)
    wire = socket.socket(fileno=parser.parse_args().fd)
    bare = app(Settings(database_url=os.environ["DATABASE_URL"], secret_key=b""))
    config = uvicorn.Config(bare, access_log=False, log_config=None, loop="uvloop", http="httptools")
    uvicorn.Server(config).run(sockets=[wire])


if __name__ == "__main__":
    main()
