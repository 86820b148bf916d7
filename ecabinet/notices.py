"""Inboxes: what was written for a person, in one sentence, with the way to it."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import datetime
from typing import Any

import msgspec

from ecabinet.db import fetch, fetch_one
from ecabinet.i18n import N_, translate

PAGE = 30
UNKNOWN = (N_("Something happened that concerns you"), "/")

_sentences: dict[str, tuple[str, str]] = {}


def say(kind: str, sentence: str, way: str) -> None:
    """Registers how a kind of notice reads: a msgid filled from the event's data, and an address with {subject}
    and {room}."""
    _sentences[kind] = (sentence, way)


class NoticeRow(msgspec.Struct, frozen=True):
    id: int
    text: str
    href: str
    at: datetime
    read_at: datetime | None


async def of_person(person: int, *, page: int) -> tuple[list[NoticeRow], int]:
    """One page of the inbox, newest first, and how many pages there are."""
    rows = await fetch(
        "SELECT n.id, n.kind, n.at, n.read_at, e.subject_id, e.room, e.item, e.data FROM notice n"
        " JOIN event e ON e.id = n.event WHERE n.person = $1 ORDER BY n.at DESC, n.id DESC LIMIT $2 OFFSET $3",
        person, PAGE, (page - 1) * PAGE,
    )  # fmt: skip
    total = await fetch_one("SELECT count(*) AS n FROM notice WHERE person = $1", person)
    assert total is not None
    return [_row(row) for row in rows], max(1, -(-total["n"] // PAGE))


async def mark_read(person: int, notice: int | None = None) -> None:
    """One notice, or all of them; reading is nobody else's business, so the journal does not hear of it."""
    await fetch(
        "UPDATE notice SET read_at = now() WHERE person = $1 AND read_at IS NULL AND ($2::int IS NULL OR id = $2)",
        person, notice,
    )  # fmt: skip


def _row(row: Any) -> NoticeRow:
    sentence, way = _sentences.get(row["kind"], UNKNOWN)
    params = defaultdict(str, json.loads(row["data"]))
    href = way.format(subject=row["subject_id"], room=row["room"], item=row["item"])
    return NoticeRow(row["id"], translate(sentence, **_filled(sentence, params)), href, row["at"], row["read_at"])


def _filled(sentence: str, params: defaultdict[str, Any]) -> dict[str, Any]:
    """Every parameter the sentence asks for, empty where the event does not have it."""
    names = [part.partition(")")[0] for part in sentence.split("%(")[1:]]
    return {name: params[name] for name in names}
