"""What must not be written anywhere in the program, read off its syntax trees and its templates."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ecabinet.pages import TEMPLATES

ROOT = Path(__file__).parents[2]
PACKAGES = ("ecabinet", "documents", "meetings", "directives")
TREES = {
    path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8"))
    for package in PACKAGES
    for path in sorted((ROOT / package).rglob("*.py"))
    if "piccolo_migrations" not in path.parts
}
READERS = {"fetch", "fetch_one", "fetchrow", "fetchval", "execute", "executemany", "raw"}
# A statement that is put together inside a function, of what no request brings: where, and why that is so.
PUT_TOGETHER = {
    "ecabinet/journal.py": "the conditions are said by the packages above when they are imported",
    "ecabinet/migrate.py": "names of roles and databases come from the settings of who runs the house",
}
SPAWNERS = {"create_task", "gather", "ensure_future", "TaskGroup", "create_task_group", "run_coroutine_threadsafe"}
UNPICKLERS = {"pickle", "cPickle", "dill", "shelve", "marshal", "jsonpickle", "cloudpickle"}
MARKUP = {"ecabinet/pages.py", "ecabinet/i18n.py"}
Fault = Callable[[ast.AST], bool]


def _calls(node: ast.AST, *names: str) -> bool:
    return isinstance(node, ast.Call) and _name(node.func) in names


def _name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def _is_put_together(node: ast.AST) -> bool:
    """An f-string with something in it, `%` or `.format`, in the place of a statement."""
    if not isinstance(node, ast.Call) or _name(node.func) not in READERS or not node.args:
        return False
    statement = node.args[0]
    if isinstance(statement, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) for part in statement.values)
    return _calls(statement, "format", "join", "format_map") or (
        isinstance(statement, ast.BinOp) and isinstance(statement.op, ast.Mod)
    )


def _imports(*modules: str) -> Fault:
    def found(node: ast.AST) -> bool:
        if isinstance(node, ast.Import):
            return any(alias.name.split(".")[0] in modules for alias in node.names)
        return isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in modules

    return found


def _passes(keyword: str, value: object) -> Fault:
    def found(node: ast.AST) -> bool:
        return (
            isinstance(node, ast.keyword) and node.arg == keyword and isinstance(node.value, ast.Constant)
            and (value is ... or node.value.value == value)
        )  # fmt: skip

    return found


FORBIDDEN: dict[str, tuple[Fault, set[str]]] = {
    "pickle": (_imports(*UNPICKLERS), set()),
    "a statement put together": (_is_put_together, set(PUT_TOGETHER)),
    "eval": (lambda node: _calls(node, "eval", "exec", "compile_command"), set()),
    "a shell": (_passes("shell", True), set()),
    "cache=True": (_passes("cache", True), set()),
    "a response cache": (lambda node: _calls(node, "ResponseCacheConfig"), set()),
    "Litestar's own sessions": (lambda node: _calls(node, "ServerSideSessionConfig", "CookieBackendConfig"), set()),
    "Litestar's own CSRF": (lambda node: _calls(node, "CSRFConfig"), set()),
    "Litestar's own rate limits": (lambda node: _calls(node, "RateLimitConfig"), set()),
    "debug": (_passes("debug", True), set()),
    "a documentation of the routes": (lambda node: _calls(node, "OpenAPIConfig"), set()),
    "text past the escaping": (lambda node: _calls(node, "Markup"), MARKUP),
    "a template made of text": (lambda node: _calls(node, "from_string", "Template", "template_str"), set()),
    "whatever lies in a zip": (lambda node: _calls(node, "extractall", "extract"), set()),
    "a name for a file before it is there": (lambda node: _calls(node, "mktemp"), set()),
    "tokens from a generator that can be foretold": (_imports("random"), set()),
    "an XML reader that resolves entities": (_passes("resolve_entities", True), set()),
}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_it_is_nowhere(what: str) -> None:
    fault, allowed = FORBIDDEN[what]
    found = [
        f"{path}:{getattr(node, 'lineno', '?')}"
        for path, tree in TREES.items()
        if path not in allowed and not (what.startswith("tokens") and path.startswith("ecabinet/sample/"))
        for node in ast.walk(tree)
        if fault(node)
    ]
    assert found == []


def test_nothing_runs_beside_a_transaction() -> None:
    """F8. A task that is started in `work()` takes its connection with it; nothing is sent from there either."""
    found = []
    for path, tree in TREES.items():
        for block in _transactions(tree):
            spawning = [node for node in ast.walk(block) if _calls(node, *SPAWNERS)]
            found += [f"{path}:{node.lineno}" for node in spawning if isinstance(node, ast.Call)]
    assert found == []


def test_no_error_of_the_database_is_swallowed_in_a_transaction() -> None:
    """There are no savepoints: after an error nothing more can be done in it."""
    found = []
    for path, tree in TREES.items():
        for block in _transactions(tree):
            found += [
                f"{path}:{node.lineno}" for node in ast.walk(block) if isinstance(node, ast.Try) and node.handlers
            ]
    assert found == []


def test_these_scans_find_what_they_look_for() -> None:
    tree = ast.parse('async def f(x):\n    async with work(None) as w:\n        create_task(g())\n    fetch(f"{x}")\n')
    assert [block.lineno for block in _transactions(tree)] == [2]
    assert any(_calls(node, "create_task") for node in ast.walk(tree))
    assert any(_is_put_together(node) for node in ast.walk(tree))
    assert sum(1 for tree in TREES.values() for _ in _transactions(tree)) > 40


def test_only_the_worker_speaks_to_arq_and_never_by_its_default() -> None:
    """By its default arq unpickles whatever lies in the queue."""
    users = {path for path, tree in TREES.items() if any(map(_imports("arq"), ast.walk(tree)))}
    assert users <= {"ecabinet/jobs.py", "ecabinet/worker.py"}
    for path in users:
        text = (ROOT / path).read_text()
        if "create_pool(" in text or "Worker(" in text:
            assert "serializer" in text, path


def test_no_template_lets_text_past_the_escaping() -> None:
    found = [
        path.relative_to(TEMPLATES).as_posix()
        for path in TEMPLATES.rglob("*.html")
        if re.search(r"\|\s*safe\b|autoescape\s+false|\bMarkup\b", path.read_text("utf-8"))
    ]
    assert found == []


def _transactions(tree: ast.AST) -> Iterator[ast.AsyncWith]:
    for node in ast.walk(tree):
        if isinstance(node, ast.AsyncWith) and any(
            _calls(item.context_expr, "work", "transaction", "Transaction") for item in node.items
        ):
            yield node
