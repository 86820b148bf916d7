"""Whether one cell of the matrix is as it is written; where it is not, what happened instead."""

from __future__ import annotations

from io import BytesIO
from zipfile import ZipFile

from pypdfium2 import PdfDocument

from tests.authz.matrix import Cell
from tests.authz.people import MARKS
from tests.authz.running import Running, readable
from tests.security.wire import Answer

STATUS = {"forbidden": {403}, "not_found": {404}, "nothing": {303}}
LOOKED = {200, 303}
SHOWN_OUT = {4401, 4403}
# A big screen shows what is on to whoever has its address; the journal tells the auditor all but what is in closed
# items, how people vote, and what they write on papers.
NOTES = {"Zqnoteprivate", "Zqnoteshared", "Zqnoteclosed", "Zqnoteagency"}
SECRET = {"Zqclosed", "Zqcleared", "Zqsealed", "Zqremark", "Zqleave", "Zqfarleave"} | NOTES
SHOWN_BY = {"/screens/{token}": {"Zqsitting", "Zqitem", "Zqlater"}, "/journal": set(MARKS) - SECRET}


async def fault_of(running: Running, cell: Cell, **headers: str) -> str:
    if cell.row.method == "WS":
        return await _fault_of_socket(running, cell)
    answer = await running.ask(cell, **headers)
    fault = _fault_of_status(cell, answer) or _fault_of_text(cell, text_of(answer))
    if not fault and cell.expected in {"not_found", "nothing"}:
        fault = await _tells_it_from_nothing(running, cell, answer, headers)
    changes = await running.changes()
    return fault or _fault_of_changes(cell, changes)


def text_of(answer: Answer) -> str:
    """What can be read in an answer; in a Word file, what stands in its parts, in a PDF, what is printed."""
    if answer.body.startswith(b"%PDF"):
        return " ".join(page.get_textpage().get_text_bounded() for page in PdfDocument(answer.body))
    if not answer.body.startswith(b"PK"):
        return answer.body.decode("utf-8", "replace")
    with ZipFile(BytesIO(answer.body)) as file:
        return "".join(file.read(name).decode("utf-8", "replace") for name in file.namelist())


def _fault_of_status(cell: Cell, answer: Answer) -> str:
    if cell.expected == "sign_in":
        return _not_sent_to_sign_in(cell, answer)
    expected = STATUS.get(cell.expected, LOOKED | {422} if cell.row.ruled else LOOKED)
    return "" if answer.status in expected else f"the answer was {answer.status}"


def _not_sent_to_sign_in(cell: Cell, answer: Answer) -> str:
    if cell.row.method == "GET" and (answer.status, answer.body) == (303, b""):
        return "" if answer.header("location").startswith("/session/new") else "he was sent somewhere else"
    return "" if answer.status == 401 else f"the answer was {answer.status}"


def _fault_of_text(cell: Cell, text: str) -> str:
    marks = readable(cell.persona, text) - SHOWN_BY.get(cell.row.path.removesuffix("/live"), set())
    return f"he could read {', '.join(sorted(marks))}" if marks else ""


async def _tells_it_from_nothing(running: Running, cell: Cell, answer: Answer, headers: dict[str, str]) -> str:
    missing = await running.ask(cell, missing=True, **headers)
    same = (answer.status, _placeless(answer, running.target(cell))) == (
        missing.status, _placeless(missing, running.target(cell, missing=True)),
    )  # fmt: skip
    return "" if same else "a missing object answers otherwise"


def _placeless(answer: Answer, target: str) -> bytes:
    return answer.body.replace(target.encode(), b"HERE")


def _fault_of_changes(cell: Cell, changes: dict[str, int]) -> str:
    """A refusal may leave lines in the access log, one for each of the two requests; a look leaves nothing."""
    lines = changes.pop("access_log", 0)
    if cell.expected == "allowed":
        changes.pop(cell.row.leaves, 0)
    if changes:
        return f"there was written to {', '.join(sorted(changes))}"
    return "" if lines <= (2 if cell.expected in {"forbidden", "not_found"} else 0) else f"{lines} lines were logged"


async def _fault_of_socket(running: Running, cell: Cell) -> str:
    heard = await running.knock(cell)
    if cell.expected == "allowed":
        fault = "" if heard.frames else f"the socket was closed with {heard.code}"
    else:
        fault = "" if not heard.frames and heard.code in SHOWN_OUT else f"it heard {heard.frames or heard.code}"
    changes = await running.changes()
    return fault or _fault_of_text(cell, "".join(heard.frames)) or _fault_of_changes(cell, changes)
