"""The parts of a book with the links that lead to them, which are made before it is known where they lie."""

from __future__ import annotations

from typing import NamedTuple

from documents.binding.book import Book, Paper, Section
from documents.binding.leaves import Leaves


class PaperPlace(NamedTuple):
    paper: Paper
    link: int


class Place(NamedTuple):
    section: Section
    link: int
    papers: list[PaperPlace]


def places(leaves: Leaves, book: Book) -> list[Place]:
    """The library wants some page for a link, and takes the right one later."""

    def link() -> int:
        return leaves.add_link(page=1)

    return [Place(one, link(), [PaperPlace(paper, link()) for paper in one.papers]) for one in book.sections]
