"""Who may see the evidence of a report, for the papers' gatekeeper."""

from __future__ import annotations

from directives.queries.evidence import relation_to_paper, sight_of_papers
from documents.gatekeeper import set_relation_finder, set_sight

set_relation_finder(relation_to_paper, kind="evidence")
set_sight(sight_of_papers, kind="evidence")
