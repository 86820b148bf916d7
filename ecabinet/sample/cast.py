"""Who and what the sample data is about: the people by key, the agencies by name."""

from __future__ import annotations

from datetime import date

import msgspec

from ecabinet import register
from ecabinet.access import Viewer
from ecabinet.db import fetch, fetch_one, work
from ecabinet.passwords import hash_now
from ecabinet.sample.directives import corpus
from ecabinet.sample.people import HEADS, MINISTRIES, Sample, clerks, government, others, settle, slug


class Cast(msgspec.Struct, frozen=True, kw_only=True):
    """`abolished` are the agencies that are no more, with their last days."""

    people: dict[str, Viewer]
    samples: list[Sample]
    agencies: dict[str, int]
    symbols: dict[str, str]
    abolished: dict[str, date]

    def clerk(self, agency: str) -> Viewer:
        """Who acts for an agency."""
        return self.people[f"vp.{slug(agency)}"]


async def assemble(password: str) -> Cast:
    """The register and the people of an empty database, which from now on holds sample data only."""
    await _mark_as_sample()
    await register.load()
    rows = await fetch("SELECT name, id, symbol, valid_to FROM agency")
    abolished = {row["name"]: row["valid_to"] for row in rows if row["valid_to"]}
    desks = dict.fromkeys([*corpus.leads(), *MINISTRIES, *HEADS])
    samples = [*government(), *others(), *clerks(desks, abolished)]
    return Cast(
        people=await settle(samples, hash_now(password)),
        samples=samples,
        agencies={row["name"]: row["id"] for row in rows},
        symbols={row["name"]: row["symbol"] for row in rows},
        abolished=abolished,
    )


async def _mark_as_sample() -> None:
    """Without the mark no act may be written in the past; and sample data never mixes with anything else."""
    if await fetch_one("SELECT 1 FROM person LIMIT 1"):
        raise SystemExit("there are people in this database: sample data goes into an empty one")
    async with work(None):
        await fetch("INSERT INTO installation (sample) SELECT true WHERE NOT EXISTS (SELECT 1 FROM installation)")
        await fetch("UPDATE installation SET sample = true")
