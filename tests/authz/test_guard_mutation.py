"""Each guard is weakened in turn, and each time some cell of the matrix must notice: none may stand there for show."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable

import pytest

from ecabinet import access
from ecabinet.access import Rule
from tests.authz.matrix import CELLS, Cell
from tests.authz.mutants import MUTANTS, Mutant, loosened, tightened, told
from tests.authz.running import Running, running_on
from tests.authz.verdict import fault_of
from tests.database import Template
from tests.servers import Servers

pytestmark = pytest.mark.drill

INSIDE = {"presence.record": "of another"}  # an action that is asked inside the route of another one
# Behind these rules stands a second wall, and a cell cannot tell which of the two refused: the room looks for one's
# seat; an item, one's own presence and a directive are looked for before, and are not there for who may not know them.
SECOND_WALL = {"room.see"}
WALL_BEFORE = {
    "conclusion.write", "conclusion.approve", "directive.see", "directive.act", "directive.issue",
    "directive.contribute", "directive.verify", "directive.remind", "speaker.ask", "floor.run", "invitee.call_in",
    "conclusion.lock", "conclusion.take_over", "minutes.adopt", "presentation.lead", "presentation.run",
}  # fmt: skip


@pytest.fixture(scope="module")
async def mutated(
    stage_template: Template, servers: Servers, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Running]:
    async with running_on(stage_template, servers, tmp_path_factory.mktemp("mutated")) as made:
        made.bare = True
        yield made


@pytest.mark.parametrize("mutant", MUTANTS, ids=[mutant.name for mutant in MUTANTS])
async def test_a_guard_that_is_gone_is_noticed(mutated: Running, mutant: Mutant) -> None:
    cells = [cell for cell in CELLS if cell.row.path in mutant.paths and _does_nothing(cell)]
    await mutated.changes()
    assert await _first_fault(mutated, cells) == ""
    with pytest.MonkeyPatch.context() as patch:
        mutant.put(patch)
        assert await _first_fault(mutated, cells) != "", "no cell noticed"


async def test_every_action_that_everybody_may_take_is_noticed(mutated: Running) -> None:
    assert {action for action, rule in loosened() if not await _tells_refusals(mutated, action, rule)} == SECOND_WALL


async def test_every_action_that_tells_what_there_is_is_noticed(mutated: Running) -> None:
    silent = {action for action, rule in told() if not await _tells_refusals(mutated, action, rule)}
    assert sorted(silent ^ WALL_BEFORE) == []


async def test_every_action_that_nobody_may_take_is_noticed(mutated: Running) -> None:
    """The last one here: to see that the right rule lets somebody act, he acts."""
    assert {action for action, rule in tightened() if not await _misses_rights(mutated, action, rule)} == set()


async def _tells_refusals(running: Running, action: str, rule: Rule) -> bool:
    """A cell counts as noticing when it fails with the changed rule, and with the right one again does not."""
    for cell in _cells_of(action, "forbidden", "not_found"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(access.TABLE, action, rule)
            fault = await fault_of(running, cell)
        if fault and not await fault_of(running, cell):
            return True
    return False


async def _misses_rights(running: Running, action: str, rule: Rule) -> bool:
    for cell in _cells_of(action, "allowed"):
        with pytest.MonkeyPatch.context() as patch:
            patch.setitem(access.TABLE, action, rule)
            refused = await _is_refused(running, cell)
        if refused and not await _is_refused(running, cell):
            return True
    return False


def _does_nothing(cell: Cell) -> bool:
    return cell.expected != "allowed" or cell.row.method in {"GET", "WS"}


async def _is_refused(running: Running, cell: Cell) -> bool:
    if cell.row.method == "WS":
        return not (await running.knock(cell)).frames
    return (await running.ask(cell)).status in {401, 403, 404}


def _cells_of(action: str, *expected: str) -> list[Cell]:
    """Looks before acts."""
    cells = [cell for cell in CELLS if cell.row.action == action or cell.row.variant == INSIDE.get(action, "-")]
    return sorted((cell for cell in cells if cell.expected in expected), key=lambda cell: cell.row.method != "GET")


async def _first_fault(running: Running, cells: Iterable[Cell]) -> str:
    for cell in cells:
        if fault := await fault_of(running, cell):
            return f"{cell}: {fault}"
    return ""
