"""The words of a paper without pages, in parts about as long as a page, each of whole paragraphs where it can be."""

from __future__ import annotations

from collections.abc import Iterable

LONGEST = 3000


def parts(paragraphs: Iterable[str]) -> list[str]:
    found = [""]
    for paragraph in paragraphs:
        for piece in _pieces(paragraph.strip()):
            if found[-1] and len(found[-1]) + len(piece) > LONGEST:
                found.append("")
            found[-1] += f"{piece}\n"
    return [part for part in found if part]


def _pieces(paragraph: str) -> Iterable[str]:
    """One that is longer than a part is cut between two words."""
    while len(paragraph) > LONGEST:
        end = max(paragraph.rfind(" ", 0, LONGEST), paragraph.rfind("\n", 0, LONGEST))
        end = LONGEST if end < 1 else end
        yield paragraph[:end]
        paragraph = paragraph[end:].lstrip()
    if paragraph:
        yield paragraph
