"""Who may act is not refused for who he is; a rule may still refuse the act. Each route on a database of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.authz.matrix import ROUTES, Cell, cells_of
from tests.authz.running import running_on
from tests.database import Template
from tests.security.browser import signed_in
from tests.servers import Servers

REFUSED_FOR_WHO_HE_IS = {401, 403, 404, 405}
DONE = {200, 303}
ACTED_ON = [route for route in ROUTES if route[0] in {"POST", "DELETE"}]
# What is gone for the others after the first who did it, so that everybody needs one of his own.
GONE_AFTERWARDS = {"/items/{item_id}/removal", "/items/{item_id}/clearance"}
# A right password is not among what these tests send; nothing is deleted that has papers, as all items here do, nor a
# site that was connected.
NEVER_DONE = {
    "/session", "/sites/{site_id}/removal", "/items/{item_id}/removal", "/items/{item_id}/approval",
    "/items/{item_id}/adoption", "/papers/{paper_id}/versions",
}  # fmt: skip


@pytest.mark.parametrize("route", ACTED_ON, ids=[f"{method} {path}" for method, path in ACTED_ON])
async def test_who_may_act_is_not_refused_for_who_he_is(
    stage_template: Template, servers: Servers, tmp_path: Path, route: tuple[str, str]
) -> None:
    cells = [cell for cell in cells_of(route) if cell.expected == "allowed"]
    together = [[cell] for cell in cells] if route[1] in GONE_AFTERWARDS else [cells]
    statuses = {}
    for n, some in enumerate(together):
        statuses |= await _statuses(some, stage_template, servers, tmp_path / str(n))
    faults = [f"{cell}, but the answer was {status}" for cell, status in statuses.items() if not _is_fine(status)]
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)
    assert route[1] in NEVER_DONE or DONE & set(statuses.values()), "what is sent here is always refused by a rule"


async def _statuses(cells: list[Cell], template: Template, servers: Servers, folder: Path) -> dict[Cell, int]:
    """Each with a session of its own: some of these acts end sessions."""
    async with running_on(template, servers, folder) as running:
        found = {}
        for cell in cells:
            if cell.persona in running.stage.world.people:
                account = running.stage.account(cell.persona)
                running.browsers[cell.persona] = await signed_in(running.gate, account)
            found[cell] = (await running.ask(cell)).status
        return found


def _is_fine(status: int) -> bool:
    return status < 500 and status not in REFUSED_FOR_WHO_HE_IS
