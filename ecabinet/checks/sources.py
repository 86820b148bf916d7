"""Two mistakes in our Python that look like working code."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from ecabinet.checks.files import ROOT, parsed, place, python_files

MAY_MAKE_MARKUP = {"ecabinet/pages.py", "ecabinet/i18n.py"}


def faults() -> Iterator[str]:
    for path in python_files():
        for node in ast.walk(parsed(path)):
            if str(path.relative_to(ROOT)) not in MAY_MAKE_MARKUP and _makes_markup(node):
                yield f"{place(path, _line(node))} Markup() lets text through unescaped"
            if _is_lost_condition(node):
                yield f"{place(path, _line(node))} `and`, `or`, `not` drop a condition on a column: use & | ~"


def _makes_markup(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Markup"


def _is_lost_condition(node: ast.AST) -> bool:
    """A condition of Piccolo is an object, always true: `a == 1 and b == 2` is only `b == 2`."""
    if isinstance(node, ast.BoolOp):
        return any(_is_condition(value) for value in node.values)
    return isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not) and _is_condition(node.operand)


def _is_condition(node: ast.expr) -> bool:
    """`Table.column == …`: tables are written like classes, columns are not."""
    if not isinstance(node, ast.Compare) or not isinstance(node.left, ast.Attribute):
        return False
    table = node.left.value
    return isinstance(table, ast.Name) and table.id[:1].isupper() and node.left.attr.islower()


def _line(node: ast.AST) -> int:
    return getattr(node, "lineno", 1)
