"""Every template compiles, and calls, includes and filters with what there is."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from jinja2 import Environment, TemplateError, nodes
from jinja2.meta import find_referenced_templates

from ecabinet.checks.files import TEMPLATES, parsed, place, python_files, template_files
from ecabinet.pages import environment

Trees = dict[Path, nodes.Template]
GIVEN_BY_JINJA = {"loop", "caller", "super", "self", "varargs", "kwargs"}


def faults() -> Iterator[str]:
    built = environment()
    trees: Trees = {}
    for path in template_files():
        try:
            trees[path] = built.parse(path.read_text("utf-8"), filename=str(path))
            built.compile(built.parse(path.read_text("utf-8")), filename=str(path))
        except TemplateError as error:
            yield f"{place(path, getattr(error, 'lineno', 1))} {error}"
    for path in trees:
        yield from _unknown_templates(path, trees)
        yield from _unknown_calls(path, trees, built)


def _unknown_templates(path: Path, trees: Trees) -> Iterator[str]:
    for name in find_referenced_templates(trees[path]):
        if name and not (TEMPLATES / name).exists():
            yield f"{place(path, 1)} there is no template {name}"


def _unknown_calls(path: Path, trees: Trees, built: Environment) -> Iterator[str]:
    """Calls of bare names only."""
    known = GIVEN_BY_JINJA | set(built.globals) | _given_by_python() | _named_for(path, trees, seen=set())
    for call in trees[path].find_all(nodes.Call):
        if isinstance(call.node, nodes.Name) and call.node.name not in known:
            yield f"{place(path, call.lineno)} nobody gives {call.node.name}()"


@cache
def _given_by_python() -> set[str]:
    """Whatever some call names as a keyword might be what a page is given."""
    calls = (node for path in python_files() for node in ast.walk(parsed(path)) if isinstance(node, ast.Call))
    return {keyword.arg for call in calls for keyword in call.keywords if keyword.arg}


def _named_for(path: Path, trees: Trees, *, seen: set[Path]) -> set[str]:
    """A part knows what it names itself, and what those name that include it."""
    seen.add(path)
    names = _named_in(trees[path])
    for other in trees:
        if other not in seen and _includes(trees[other], path):
            names |= _named_for(other, trees, seen=seen)
    return names


def _includes(tree: nodes.Template, path: Path) -> bool:
    name = str(path.relative_to(TEMPLATES))
    return any(
        isinstance(found.template, nodes.Const) and found.template.value == name
        for found in tree.find_all(nodes.Include)
    )


def _named_in(tree: nodes.Template) -> set[str]:
    names = {node.name for node in tree.find_all(nodes.Name) if node.ctx != "load"}
    names |= {node.name for node in tree.find_all(nodes.Macro)}
    names |= {node.target for node in tree.find_all(nodes.Import)}
    for found in tree.find_all(nodes.FromImport):
        names |= {name if isinstance(name, str) else name[1] for name in found.names}
    return names
