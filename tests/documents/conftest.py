"""The fixtures of these tests: a person of the Office who attaches, and the application with him signed in."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from documents import gatekeeper
from documents.commands import attaching
from documents.queries.papers import PaperFacts
from ecabinet.access import Relation, Viewer
from ecabinet.settings import Settings
from tests.documents.desk import Desk, client_of, office_of


@pytest.fixture(autouse=True)
def no_meetings(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody knows the meetings and items that the papers of these tests say they are for."""
    monkeypatch.setattr(attaching, "on_new_version", [])
    monkeypatch.setattr(attaching, "before_new_version", [])


@pytest.fixture
async def office(database: Settings) -> Viewer:
    return await office_of("Chuyên viên thử nghiệm")


@pytest.fixture
def relations(monkeypatch: pytest.MonkeyPatch) -> dict[int, Relation | None]:
    """What the viewer is to each paper, by its id; nothing unless a test says so."""
    told: dict[int, Relation | None] = {}

    async def finder(viewer: Viewer, paper: PaperFacts) -> Relation | None:
        return told.get(paper.id)

    monkeypatch.setattr(gatekeeper, "_finders", {gatekeeper.OTHERS: finder})
    return told


@pytest.fixture
async def desk(office: Viewer, relations: dict[int, Relation | None], database: Settings) -> AsyncIterator[Desk]:
    """The papers' own routes behind the gate, with the office signed in."""
    async with client_of(office) as client:
        yield Desk(client=client, viewer=office, relations=relations)
