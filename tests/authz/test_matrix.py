"""Every route by every persona on every object: who may comes in, who may not learns nothing and leaves no trace."""

from __future__ import annotations

import pytest

from ecabinet.access import TABLE
from tests.authz.matrix import ROUTES, ROWS, Cell, cells_of
from tests.authz.running import Running
from tests.authz.verdict import fault_of
from tests.security.routes import handlers

SAFE = {"GET", "HEAD", "WS"}
NAMES = [f"{method} {path}" for method, path in ROUTES]
DENIED = [route for route in ROUTES if any(cell.expected != "allowed" for cell in cells_of(route))]
LOOKED_AT = [route for route in ROUTES if route[0] in SAFE]


def test_every_route_is_in_the_matrix() -> None:
    found = {route for route, _ in handlers()}
    assert found == set(ROUTES), {"not in the matrix": found - set(ROUTES), "no such route": set(ROUTES) - found}


def test_every_route_names_the_action_that_the_matrix_has_for_it() -> None:
    named = {route: handler.opt.get("action") for route, handler in handlers()}
    assert {(*row.route, row.action) for row in ROWS} == {(*route, action) for route, action in named.items()}


def test_every_action_is_asked_by_some_route() -> None:
    inside = {"presence.record"}  # asked by the route of one's own presence, when it is that of another
    assert {row.action for row in ROWS} - {"public"} | inside == set(TABLE)


@pytest.mark.parametrize("route", DENIED, ids=[f"{method} {path}" for method, path in DENIED])
async def test_who_may_not_is_refused_and_nothing_is_written(refusing: Running, route: tuple[str, str]) -> None:
    await require_as_written(refusing, [cell for cell in cells_of(route) if cell.expected != "allowed"])


@pytest.mark.parametrize("route", LOOKED_AT, ids=[f"{method} {path}" for method, path in LOOKED_AT])
async def test_who_may_look_sees_it_and_nothing_else(refusing: Running, route: tuple[str, str]) -> None:
    await require_as_written(refusing, [cell for cell in cells_of(route) if cell.expected == "allowed"])


async def require_as_written(running: Running, cells: list[Cell]) -> None:
    faults = [f"{cell}, but {fault}" for cell in cells if (fault := await fault_of(running, cell))]
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)
