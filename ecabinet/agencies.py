"""The agencies of a day: what existed then, what a name means, and who took over from whom."""

from __future__ import annotations

import re
import time
import unicodedata
from datetime import date

import msgspec

from ecabinet.db import DB, fetch
from ecabinet.vietnamese import TONES

FRESH = 10.0  # seconds: the register changes a few times a year, and then in another process
WORD = re.compile(r"\w+")


class AgencyRow(msgspec.Struct, frozen=True):
    id: int
    name: str
    symbol: str
    kind: str


class Entry(msgspec.Struct, frozen=True):
    row: AgencyRow
    aliases: list[str]
    valid_from: date | None
    valid_to: date | None
    successor: int | None

    def in_force(self, day: date) -> bool:
        return (self.valid_from or day) <= day <= (self.valid_to or day)


class Register(msgspec.Struct, frozen=True):
    """All agencies that ever were, by id and by every way to write their names."""

    entries: dict[int, Entry]
    names: dict[str, list[Entry]]
    read_at: float


async def in_force(day: date) -> list[AgencyRow]:
    """In Vietnamese order."""
    register = await _register()
    return [entry.row for entry in register.entries.values() if entry.in_force(day)]


async def named(text: str, day: date) -> AgencyRow | None:
    """Who answers to this name on a day: its bearer, or whoever took over from the bearer of old."""
    register = await _register()
    found = register.names.get(name_key(text), [])
    now = next((entry for entry in found if entry.in_force(day)), None)
    old = (_heir(register, entry, day) for entry in found if entry.valid_to and entry.valid_to < day)
    return now.row if now else next((heir for heir in old if heir), None)


async def successor_of(agency: int) -> AgencyRow | None:
    register = await _register()
    entry = register.entries.get(agency)
    return register.entries[entry.successor].row if entry and entry.successor else None


def forget() -> None:
    """Read the register anew at the next question."""
    _kept.clear()


def _heir(register: Register, entry: Entry, day: date) -> AgencyRow | None:
    """Merged agencies may be merged again; each step leads to a later one."""
    for _ in register.entries:
        if entry.in_force(day):
            return entry.row
        if entry.successor is None:
            return None
        entry = register.entries[entry.successor]
    return None


async def _register() -> Register:
    database = str(DB.config.get("dsn"))
    kept = _kept.get(database)
    if kept is None or time.monotonic() - kept.read_at > FRESH:
        kept = _kept[database] = await _read()
    return kept


async def _read() -> Register:
    rows = await fetch(
        "SELECT id, name, symbol, kind, aliases, valid_from, valid_to, successor FROM agency ORDER BY sort_key, id"
    )
    entries = {row["id"]: Entry(AgencyRow(*row[:4]), *row[4:]) for row in rows}
    names: dict[str, list[Entry]] = {}
    for entry in entries.values():
        for key in {name_key(name) for name in (entry.row.name, *entry.aliases)}:
            names.setdefault(key, []).append(entry)
    return Register(entries, names, time.monotonic())


def name_key(text: str) -> str:
    """Case, spaces and signs do not matter, nor on which vowel of a syllable its tone is written (Uỷ, Ủy)."""
    return " ".join(map(_syllable, WORD.findall(unicodedata.normalize("NFC", text).lower())))


def _syllable(word: str) -> str:
    parts = unicodedata.normalize("NFD", word)
    return "".join(part for part in parts if part not in TONES) + "".join(part for part in parts if part in TONES)


_kept: dict[str, Register] = {}
