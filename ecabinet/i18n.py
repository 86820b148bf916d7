"""What the interface says: English message ids, and their translations read once from the committed catalogues."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from babel.messages.pofile import read_po
from markupsafe import escape

LANGUAGES = ("vi", "en")
PACKAGES = ("ecabinet", "meetings", "documents", "directives")
LOCALE = Path(__file__).parent.parent / "locale"
PLACE = re.compile(r"%\((\w+)\)[sd]")

language: ContextVar[str] = ContextVar("language", default=LANGUAGES[0])


def N_(message: str) -> str:  # noqa: N802 - the name by which message collectors know it
    """Marks a message id that is translated later, where it is shown."""
    return message


def translate(message: str, **params: object) -> str:
    return _texts(language.get()).get(message, message) % params


def markup(message: str, **params: object) -> str:
    """The translation for a template: the text is never markup itself, and the parameters are escaped."""
    text = _markups(language.get()).get(message) or escape(message)
    return text % params if params or "%" in text else text


@contextmanager
def speaking(name: str) -> Iterator[None]:
    token = language.set(name if name in LANGUAGES else LANGUAGES[0])
    try:
        yield
    finally:
        language.reset(token)


@cache
def _texts(name: str) -> dict[str, str]:
    """One dictionary for a language, of all packages; an empty translation counts as none."""
    texts: dict[str, str] = {}
    for package in PACKAGES:
        path = LOCALE / name / f"{package}.po"
        if path.exists():
            texts |= _read(path)
    return texts


@cache
def _markups(name: str) -> dict[str, str]:
    return {message: escape(text) for message, text in _texts(name).items()}


def _read(path: Path) -> dict[str, str]:
    with path.open("rb") as file:
        catalogue = read_po(file)
    texts = {str(entry.id): str(entry.string) for entry in catalogue if entry.id and entry.string and not entry.fuzzy}
    for message, text in texts.items():
        _check(path, message, text)
    return texts


def _check(path: Path, message: str, text: str) -> None:
    """A translation that asks for a parameter nobody gives would fail on the page; it fails here instead."""
    if unknown := set(PLACE.findall(text)) - set(PLACE.findall(message)):
        raise ValueError(f"{path}: {message!r} has no {sorted(unknown)}")
    if "%" in PLACE.sub("", text).replace("%%", ""):
        raise ValueError(f"{path}: write %% for a percent sign in {text!r}")
