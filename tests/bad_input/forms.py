"""Every form of the application, found by reading its handlers, with somebody who may send it and what he sends."""

from __future__ import annotations

import ast
import inspect
import textwrap
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from types import FunctionType
from typing import Any

import msgspec

from ecabinet import fields
from ecabinet.fields import Field
from tests.authz.bodies import Fields, body_of, target_of
from tests.authz.matrix import Cell, cells_of
from tests.authz.stage import Stage
from tests.personas import ANONYMOUS
from tests.security.routes import handlers

READERS = {"submitted": 1, "read": 0}
BUTTONS = {"NoFields"}
# On which object the form is sent, where the first that is allowed is not the one on which most can go wrong.
BEST = {
    "/items/{item_id}/plan": "submitted", "/items/{item_id}/position": "submitted",
    "/items/{item_id}/clearance": "submitted", "/meetings/{meeting_id}/plan": "draft",
    "/meetings/{meeting_id}/items": "draft", "/meetings/{meeting_id}/participants": "draft",
    "/meetings/{meeting_id}/cancellation": "draft", "/meetings/{meeting_id}/answer": "called",
    "/meetings/{meeting_id}/participants/{person_id}/answer": "called", "/items/{item_id}/outcome": "calm",
    "/directives/{directive_id}": "order_draft", "/directives/{directive_id}/issue": "order_draft",
    "/directives/{directive_id}/return": "received", "/directives/{directive_id}/verification": "asked",
}  # fmt: skip


@dataclass(frozen=True)
class Form:
    path: str
    struct: type[msgspec.Struct]
    cell: Cell

    @property
    def fields(self) -> tuple[Field, ...]:
        return fields.of(self.struct)

    def target(self, stage: Stage) -> str:
        return target_of(self.cell.row, stage.objects[self.cell.thing])

    def body(self, stage: Stage) -> Fields:
        """What is right, each name once; a form sends fields that the handler does not read too."""
        return list(dict(body_of(self.cell, stage)).items())


def forms() -> list[Form]:
    """One for each route that reads a form; of those that read several, each."""
    found = []
    for (method, path), handler in handlers():
        if method == "POST":
            found += [Form(path, struct, _cell(path)) for struct in _structs(handler.fn)]
    return found


def buttons() -> set[str]:
    """The routes that take a form without fields, or none at all."""
    found = {path: list(_structs(handler.fn)) for (method, path), handler in handlers() if method == "POST"}
    return {path for path, structs in found.items() if not any(fields.of(struct) for struct in structs)}


def _cell(path: str) -> Cell:
    cells = [cell for cell in cells_of(("POST", path)) if cell.expected == "allowed"]
    cells = [cell for cell in cells if cell.persona != ANONYMOUS] if path != "/session" else cells
    best = [cell for cell in cells if cell.thing == BEST.get(path, cell.thing)]
    return next((cell for cell in best if cell.persona in {"office_head", "clerk"}), best[0])


def _structs(function: Callable[..., Any], seen: frozenset[str] = frozenset()) -> Iterator[type[msgspec.Struct]]:
    """The forms that a handler reads, itself or by another function of its module."""
    scope = function.__globals__
    for call in _calls(function):
        place = READERS.get(call.func.id)  # type: ignore[attr-defined]
        if place is not None and isinstance(call.args[place], ast.Name):
            yield scope[call.args[place].id]  # type: ignore[attr-defined]
        helper = scope.get(call.func.id)  # type: ignore[attr-defined]
        if _is_of(function, helper) and helper.__name__ not in seen:
            yield from _structs(helper, seen | {helper.__name__})


def _is_of(function: Callable[..., Any], helper: object) -> bool:
    return isinstance(helper, FunctionType) and helper.__module__ == function.__module__


def _calls(function: Callable[..., Any]) -> list[ast.Call]:
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)]
