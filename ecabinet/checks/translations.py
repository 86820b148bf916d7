"""Every message that a page or a refusal can say is there in Vietnamese."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from jinja2 import TemplateError, nodes

from ecabinet.checks.files import parsed, place, python_files, template_files
from ecabinet.i18n import LANGUAGES, _texts
from ecabinet.pages import environment

SAYING = {"N_", "_", "translate", "markup"}
REFUSING = {"Broken", "RuleBroken", "BadInput", "Stale", "NotFound", "Forbidden"}


def faults() -> Iterator[str]:
    said = set(_texts(LANGUAGES[0]))
    for where, message in (*_in_templates(), *_in_python()):
        if message not in said:
            said.add(message)  # one line for each message is enough
            yield f"{where} not in Vietnamese: {message}"


def _in_templates() -> Iterator[tuple[str, str]]:
    for path in template_files():
        try:
            tree = environment().parse(path.read_text("utf-8"))
        except TemplateError:
            continue  # said by the check of templates
        for call in tree.find_all(nodes.Call):
            named_so = isinstance(call.node, nodes.Name) and call.node.name == "_"
            if named_so and call.args and isinstance(call.args[0], nodes.Const):
                yield place(path, call.lineno), call.args[0].value


def _in_python() -> Iterator[tuple[str, str]]:
    for path in python_files():
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call) and _name(node.func) in SAYING | REFUSING and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield place(path, node.lineno), first.value


def _name(function: ast.expr) -> str:
    if isinstance(function, ast.Attribute):
        return function.attr
    return function.id if isinstance(function, ast.Name) else ""
