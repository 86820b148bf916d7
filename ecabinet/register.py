"""The register of agencies: read from its data file and brought into the database, as often as one likes."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import msgspec

from ecabinet import agencies
from ecabinet.db import fetch, work
from ecabinet.vietnamese import nfc, sort_key

FILE = Path(__file__).parent / "data" / "agencies.tsv"
KINDS = {
    "bộ": "ministry",
    "cơ quan ngang bộ": "ministerial",
    "cơ quan thuộc Chính phủ": "government",
    "tỉnh/thành phố (63 and 34)": "province",
    "tỉnh (63 only)": "province",
    "other": "other",
}

UPSERT = """
INSERT INTO agency (name, kind, symbol, aliases, valid_from, valid_to, sort_key)
SELECT * FROM jsonb_to_recordset($1::jsonb)
    AS r(name text, kind text, symbol text, aliases text[], valid_from date, valid_to date, sort_key text)
ON CONFLICT (name, valid_from) DO UPDATE SET kind = excluded.kind, symbol = excluded.symbol,
    aliases = excluded.aliases, valid_to = excluded.valid_to, sort_key = excluded.sort_key
"""
FOLLOW = """
UPDATE agency SET successor = later.id
FROM jsonb_to_recordset($1::jsonb) AS r(name text, successor text)
JOIN agency AS later ON later.name = r.successor
WHERE agency.name = r.name AND r.successor <> '' AND agency.successor IS DISTINCT FROM later.id
"""


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    name: str
    kind: str
    symbol: str
    aliases: list[str]
    valid_from: date | None
    valid_to: date | None
    successor: str
    sort_key: str


def entries(file: Path = FILE) -> list[Entry]:
    with file.open(encoding="utf-8", newline="") as lines:
        return [_entry(row) for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]


async def load() -> int:
    """Add what is new, correct what has changed, keep what the file no longer names; how many the file names."""
    found = entries()
    rows = msgspec.json.encode(found).decode()
    async with work(None):
        await fetch(UPSERT, rows)
        await fetch(FOLLOW, rows)
    agencies.forget()
    return len(found)


def _entry(row: dict[str, str]) -> Entry:
    name = nfc(row["name"])
    return Entry(
        name=name,
        kind=KINDS[row["type"]],
        symbol=row["symbol"],
        aliases=[nfc(alias.strip()) for alias in row["abbreviations"].split(";") if alias.strip()],
        valid_from=_day(row["valid_from"]),
        valid_to=_day(row["valid_to"]),
        successor=nfc(row["successor"]),
        sort_key=sort_key(name),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
