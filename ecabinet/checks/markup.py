"""What must not stand in a page: code in attributes, inline scripts and styles, addresses of others, unescaped text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from ecabinet.checks.files import ROOT, STATIC, line_of, place, template_files

FORBIDDEN = {
    r"\shx-on\b": "hx-on evaluates its text",
    r"\shx-live\b": "hx-live evaluates its text",
    r"\bjs:": "js: evaluates its text",
    r"\bjavascript:": "javascript: evaluates its text",
    r"""hx-trigger\S*=(["'])[^"']*\[""": "a trigger's [filter] is evaluated",
    r"\shx-ext\b": "htmx 4 knows no hx-ext",
    r"\shx-vars\b": "htmx 4 knows no hx-vars",
    r"\son[a-z]+\s*=\s*[\"']": "an event attribute is inline script",
    r"\sstyle\s*=": "inline style",
    r"<style\b": "inline style",
    r"<script\b(?![^>]*\ssrc=)": "inline script",
    r"<script\b[^>]*>\s*[^<\s]": "a script element with a text of its own",
    r"\|\s*safe\b": "|safe lets text through unescaped",
    r"\{%-?\s*autoescape\s+false": "text goes through unescaped",
}
FOREIGN = re.compile(r"""(?:https?:)?//[a-z0-9-]+(?:\.[a-z0-9-]+)+""", re.IGNORECASE)
NAMES_ONLY = ("//www.w3.org/",)
TEMPLATE_COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def faults() -> Iterator[str]:
    for path in template_files():
        text = TEMPLATE_COMMENT.sub(_blank, path.read_text("utf-8"))
        yield from _forbidden(path, text)
        yield from _foreign(path, text)
    for path in _own_static_files():
        yield from _foreign(path, COMMENT.sub(_blank, path.read_text("utf-8")))


def _forbidden(path: Path, text: str) -> Iterator[str]:
    for pattern, why in FORBIDDEN.items():
        for found in re.finditer(pattern, text, re.IGNORECASE):
            yield f"{place(path, line_of(text, found.start()))} {why}"


def _foreign(path: Path, text: str) -> Iterator[str]:
    for found in FOREIGN.finditer(text):
        if not any(name in found.group() + "/" for name in NAMES_ONLY):
            yield f"{place(path, line_of(text, found.start()))} an address of others: {found.group()}"


def _own_static_files() -> Iterator[Path]:
    for path in sorted(STATIC.rglob("*")):
        vendored = "vendor" in path.relative_to(ROOT).parts
        if path.suffix in {".css", ".js", ".svg", ".webmanifest"} and not vendored:
            yield path


def _blank(found: re.Match[str]) -> str:
    """Spaces and line ends, so that lines keep their numbers."""
    return re.sub(r"[^\n]", " ", found.group())
