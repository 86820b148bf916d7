"""A file as somebody may send it, and what must become of it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

REFUSED = "refused"
HARMLESS = "harmless"

Make = Callable[[], bytes]


class Sample(NamedTuple):
    """`must` is the reason of its refusal, or REFUSED where limits race; HARMLESS when it is taken and does no harm."""

    family: str
    title: str
    sent: str
    make: Make
    must: str

    @property
    def name(self) -> str:
        return f"{self.family}: {self.title}"

    @property
    def path(self) -> str:
        """Where it lies in a folder of all files; not under the name it is sent with, which may be no file's name."""
        extension = re.search(r"\.\w+$", self.sent)
        return f"{_plain(self.family)}/{_plain(self.title)}{extension[0] if extension else ''}"


def family(name: str, sent: str, files: dict[str, tuple[Make, str]]) -> list[Sample]:
    """Files that are all sent under one name."""
    return [Sample(name, title, sent, make, must) for title, (make, must) in files.items()]


def honest(name: str, sent: str, files: dict[str, Make]) -> list[Sample]:
    return [Sample(name, title, sent, make, HARMLESS) for title, make in files.items()]


def _plain(words: str) -> str:
    return "-".join(re.findall(r"\w+", words.lower()))
