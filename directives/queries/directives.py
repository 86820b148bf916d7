"""One directive with everything its page shows, for the person who looks at it."""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from directives.queries.acts import acts_of
from directives.queries.evidence import Proof, proofs_of
from directives.queries.extensions import Extended, extensions_of
from directives.queries.standing import Standing, standing_of
from directives.queries.timelines import Entry, timeline_of
from directives.queries.visibility import relation_to
from directives.rules.texts import heading
from ecabinet.access import Relation, Viewer
from ecabinet.db import fetch, fetch_one
from ecabinet.errors import NotFound

DIRECTIVE = """
SELECT d.id, d.text, d.quote, d.quote_start, d.clause, d.meeting, d.item, d.document_number, d.document_title,
    d.document_place, d.issued_on, d.issued_by, d.deadline_text, d.precision, d.recurring, d.drafted_at, d.version,
    a.name AS lead_name, r.percent, r.at AS reported_at, now() AS at
FROM directive AS d JOIN agency AS a ON a.id = d.lead
LEFT JOIN LATERAL (
    SELECT percent, at FROM report WHERE directive = d.id ORDER BY at DESC, id DESC LIMIT 1
) AS r ON true
WHERE d.id = $1
"""
COOPERATING = """
SELECT g.id, g.name FROM cooperation AS c JOIN agency AS g ON g.id = c.agency WHERE c.directive = $1 ORDER BY g.sort_key
"""


class Named(msgspec.Struct, frozen=True):
    id: int
    name: str


class Facts(msgspec.Struct, frozen=True, kw_only=True):
    """`clause`, `meeting`, `item` lead back to the conclusion; a document from outside has a number instead."""

    id: int
    text: str
    quote: str
    quote_start: int
    clause: int | None
    meeting: int | None
    item: int | None
    document_number: str | None
    document_title: str
    document_place: str
    issued_on: date | None
    issued_by: str
    deadline_text: str
    precision: str
    recurring: str | None
    drafted_at: datetime
    version: int
    lead_name: str
    percent: int | None
    reported_at: datetime | None
    at: datetime

    @property
    def title(self) -> str:
        return heading(self.text, 140)


class DirectivePage(msgspec.Struct, frozen=True, kw_only=True):
    facts: Facts
    standing: Standing
    relation: Relation
    cooperating: list[Named]
    timeline: list[Entry]
    proofs: list[Proof]
    extensions: list[Extended]
    acts: frozenset[str]

    @property
    def waiting(self) -> Extended | None:
        """The extension that waits for an answer."""
        return next((one for one in self.extensions if one.outcome is None), None)


async def directive_for(viewer: Viewer, directive: int) -> DirectivePage:
    """Raises NotFound for who may not know of it."""
    relation = await relation_to(viewer, directive)
    row = await fetch_one(DIRECTIVE, directive)
    if relation is None or row is None:
        raise NotFound
    facts = Facts(**row)
    standing = await standing_of(directive, facts.at)
    assert standing is not None
    proofs, extensions = await proofs_of(directive), await extensions_of(directive)
    waiting = next((one.asker for one in extensions if one.outcome is None), None)
    return DirectivePage(
        facts=facts, standing=standing, relation=relation,
        cooperating=[Named(**one) for one in await fetch(COOPERATING, directive)],
        timeline=await timeline_of(standing, proofs), proofs=proofs, extensions=extensions,
        acts=acts_of(viewer, relation, standing, reported=facts.percent is not None, asker=waiting),
    )  # fmt: skip
