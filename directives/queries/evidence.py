"""What reports and contributions are proved with: files, which package documents keep, and numbers of documents."""

from __future__ import annotations

import msgspec

from directives.queries.visibility import relation_to, sight
from documents.queries.papers import PaperFacts
from ecabinet.access import Relation, Viewer
from ecabinet.db import fetch, fetch_one

PROOFS = """
SELECT e.id, e.report, e.contribution, e.document_number AS number, v.paper, v.n, p.title
FROM evidence AS e
LEFT JOIN paper_version AS v ON v.id = e.paper_version
LEFT JOIN paper AS p ON p.id = v.paper
WHERE e.directive = $1 ORDER BY e.id
"""
OF_PAPER = """
SELECT e.directive FROM evidence AS e JOIN paper_version AS v ON v.id = e.paper_version WHERE v.paper = $1 LIMIT 1
"""
SEEN = """
p.id IN (
    SELECT v.paper FROM evidence AS e JOIN paper_version AS v ON v.id = e.paper_version
    JOIN directive AS d ON d.id = e.directive JOIN directive_class AS k ON k.directive = d.id WHERE {seen}
)
"""


class Proof(msgspec.Struct, frozen=True):
    """Either a file (`paper`, its version `n`, its title) or the number of a document."""

    id: int
    report: int | None
    contribution: int | None
    number: str | None
    paper: int | None
    n: int | None
    title: str | None


async def proofs_of(directive: int) -> list[Proof]:
    return [Proof(**row) for row in await fetch(PROOFS, directive)]


async def relation_to_paper(viewer: Viewer, paper: PaperFacts) -> Relation | None:
    """Who may see a directive may see its evidence: `own` says so for the Prime Minister and his deputies."""
    row = await fetch_one(OF_PAPER, paper.id)
    relation = await relation_to(viewer, row["directive"]) if row else None
    return msgspec.structs.replace(relation, own=True) if relation else None


def sight_of_papers(viewer: Viewer) -> str:
    return SEEN.format(seen=sight(viewer))
