"""What is to be bound, in the words that will be printed. Files are named by their place in a list beside it."""

from __future__ import annotations

from datetime import datetime

import msgspec

from documents.rules.word_blocks import Block


class Paper(msgspec.Struct, frozen=True, kw_only=True):
    """It has a PDF (`file`), or words alone (`blocks`), or neither, and then a sheet says what is `instead`."""

    title: str
    about: str = ""
    file: int | None = None
    blocks: list[Block] = []
    instead: str = ""


class Section(msgspec.Struct, frozen=True, kw_only=True):
    """An item of the agenda, or what belongs to none and has no number; one that is `shut` is named in the agenda only.

    `facts` are lines such as who presents it and how long it takes.
    """

    title: str
    number: str = ""
    hour: str = ""
    facts: list[str] = []
    papers: list[Paper] = []
    shut: bool = False


class Book(msgspec.Struct, frozen=True, kw_only=True):
    """`facts` are lines of the cover: when, where, who presides. `short` stands at the foot of every page."""

    title: str
    short: str
    facts: list[str]
    reader: str
    made_at: datetime
    notes: list[str] = []
    sections: list[Section]

    @property
    def papers(self) -> list[Paper]:
        return [paper for section in self.sections for paper in section.papers]
