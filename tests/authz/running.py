"""The application on a copy of the stage, with a browser for each persona."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from ecabinet.gate import Gate
from tests import database as databases
from tests.authz.bodies import Fields, body_of, target_of
from tests.authz.matrix import Cell
from tests.authz.people import MARKS
from tests.authz.stage import Stage
from tests.database import Template
from tests.personas import ANONYMOUS, KEYS
from tests.security.browser import Browser, running, signed_in, token_of
from tests.security.fingerprint import Fingerprint, fingerprint, lines_added, written
from tests.security.wire import Answer, Socket
from tests.servers import Servers

NOWHERE = 999_999_999


@dataclass
class Running:
    gate: Gate
    stage: Stage
    browsers: dict[str, Browser]
    known: Fingerprint
    bare: bool = False  # forms are sent empty, so that what should have been refused does little

    def browser(self, persona: str) -> Browser:
        """Its cookies as they were at first: no answer of one cell is carried into another."""
        return self.browsers[persona].copy()

    async def ask(self, cell: Cell, *, missing: bool = False, **headers: str) -> Answer:
        browser, target = self.browser(cell.persona), self.target(cell, missing=missing)
        if cell.row.method == "POST":
            return await browser.post(target, self._fields(cell), **headers)
        if cell.row.method == "DELETE":
            sent = {"origin": "http://127.0.0.1:8000", "x-csrftoken": browser.csrf}
            return await browser.send("DELETE", target, headers=sent | headers)
        return await browser.send(cell.row.method, target, headers=headers)

    def _fields(self, cell: Cell) -> Fields:
        return [] if self.bare and not cell.row.variant else body_of(cell, self.stage)

    async def knock(self, cell: Cell) -> Socket:
        return await self.browser(cell.persona).knock(self.target(cell))

    def target(self, cell: Cell, *, missing: bool = False) -> str:
        ids = self.stage.objects[cell.thing]
        return target_of(cell.row, dict.fromkeys(ids, NOWHERE) if missing else ids)

    async def changes(self) -> dict[str, int]:
        """The tables that were written since the last time, with how many rows they grew by."""
        before, self.known = self.known, await fingerprint()
        return {table: lines_added(before, self.known, table) for table in written(before, self.known)}


@asynccontextmanager
async def running_on(template: Template, servers: Servers, folder: Path) -> AsyncIterator[Running]:
    settings = await databases.copy(template, folder / "data", servers)
    stage: Stage = template.world
    try:
        async with running(settings) as gate:
            browsers = {name: await signed_in(gate, stage.account(name)) for name in KEYS}
            yield Running(gate, stage, browsers | {ANONYMOUS: await _stranger(gate)}, await fingerprint())
    finally:
        await databases.drop(databases.name_of(settings), servers)


async def _stranger(gate: Gate) -> Browser:
    """He has looked at the sign-in page, and so has all that a page gives to somebody without an account."""
    browser = Browser(gate)
    browser.csrf = token_of(await browser.get("/session/new"))
    return browser


def readable(persona: str, text: str) -> set[str]:
    """The marks in a text that this persona may not read."""
    return {mark for mark, may in MARKS.items() if mark in text and persona not in may}
