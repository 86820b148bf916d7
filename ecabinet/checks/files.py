"""The project's own files."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PACKAGES = ("ecabinet", "documents", "meetings", "directives")
TEMPLATES = ROOT / "templates"
STATIC = ROOT / "static"


def python_files() -> Iterator[Path]:
    for package in PACKAGES:
        yield from sorted(path for path in (ROOT / package).rglob("*.py") if "piccolo_migrations" not in path.parts)


def template_files() -> list[Path]:
    return sorted(TEMPLATES.rglob("*.html"))


@cache
def parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), filename=str(path))


def place(path: Path, line: int) -> str:
    return f"{path.relative_to(ROOT)}:{line}"


def line_of(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
