"""Evidence: a file that package documents judges and keeps, or the number of a document, or both."""

from __future__ import annotations

import msgspec

from directives.rules.texts import require_short, shortened
from directives.tables import Evidence
from documents.commands.attaching import About, Taken, add_paper, take
from ecabinet.access import Viewer
from ecabinet.db import Work
from ecabinet.errors import Broken
from ecabinet.sent_files import SentFile


class Upload(msgspec.Struct, frozen=True):
    """A file as it came: its name and what is in it."""

    name: str
    data: bytes | SentFile


class Given(msgspec.Struct, frozen=True):
    taken: Taken | None
    number: str | None

    @property
    def marks(self) -> list[str]:
        """What tells one set of evidence from another."""
        return sorted(mark for mark in (self.taken.sha256 if self.taken else None, self.number) if mark)


async def receive_evidence(upload: Upload | None, number: str | None, *, fields: tuple[str, str]) -> Given:
    """Before the transaction: judging a file takes time. What is wrong is said at one of the two fields."""
    short = require_short(number, fields[1], 60) or None
    try:
        return Given(await take(upload.name, upload.data) if upload else None, short)
    except Broken as refused:
        refused.field = fields[0]
        raise


async def prove(
    act: Work,
    actor: Viewer,
    given: Given,
    *,
    directive: int,
    report: int | None = None,
    contribution: int | None = None,
) -> None:
    if given.taken:
        about = About(title=shortened(given.taken.name, 200), kind="evidence", agency=actor.agency)
        _paper, version = await add_paper(act, actor, given.taken, about)
        await Evidence.insert(
            Evidence(directive=directive, report=report, contribution=contribution, paper_version=version)
        )
    if given.number:
        await Evidence.insert(
            Evidence(directive=directive, report=report, contribution=contribution, document_number=given.number)
        )
