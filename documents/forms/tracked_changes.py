"""Two versions as one Word file with tracked changes: all accepted it is the new one, all rejected the old one."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from xml.sax.saxutils import escape, quoteattr

import msgspec
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from documents.forms.page import BODY, HEADING, new_page
from documents.forms.revisions import Fate, Move, Run, runs
from documents.forms.saving import save
from documents.forms.text import plain
from documents.rules.comparison.numbers import number_of
from documents.rules.comparison.piece import Piece

LONGEST_HEADING = 200


class ChangedVersion(msgspec.Struct, frozen=True, kw_only=True):
    """Whose changes they are: who added the new version, and when."""

    title: str
    old: int
    new: int
    author: str
    at: datetime


def tracked_changes_docx(version: ChangedVersion, pieces: Sequence[Piece]) -> bytes:
    """The same comparison makes the same bytes."""
    named = f"So sánh bản {version.old} với bản {version.new}"
    paper = new_page(footer=named)
    styles = {heading: paper.styles[HEADING if heading else BODY].style_id for heading in (True, False)}
    writer = _Writer(styles, author=plain(version.author), at=version.at)
    for run in runs(pieces):
        writer.write(run)
    writer.close()
    body = paper.element.body
    for paragraph in parse_xml(f"<w:body {nsdecls('w')}>{''.join(writer.paragraphs)}</w:body>"):
        body.sectPr.addprevious(paragraph)
    return save(paper, title=f"{named}: {version.title}", author=version.author, at=version.at)


class _Writer:
    """Makes one paragraph after the other. Word wants a number on every mark, and a range around all that moved."""

    def __init__(self, styles: dict[bool, str], *, author: str, at: datetime) -> None:
        self.styles = styles
        self.signed = f'w:author={quoteattr(author)} w:date="{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"'
        self.paragraphs: list[str] = []
        self.line: list[Run] = []
        self.marks = 0
        self.moving: tuple[Move, int] | None = None

    def write(self, run: Run) -> None:
        if run.text:
            self.line.append(run)
        else:
            self._add_paragraph(run.fate)

    def close(self) -> None:
        """The last line ends with the paper, whatever became of the text."""
        if self.line:
            self._add_paragraph("")
        if end := self._range(None):
            self.paragraphs[-1] = self.paragraphs[-1].removesuffix("</w:p>") + end + "</w:p>"

    def _add_paragraph(self, end: Fate) -> None:
        words = "".join(run.text for run in self.line)
        runs = "".join(self._range(run.move) + self._run(run) for run in self.line)
        mark = f"<w:rPr>{self._mark(end)}/></w:rPr>" if end else ""
        style = self.styles[_is_heading(words)]
        self.paragraphs.append(f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{mark}</w:pPr>{runs}</w:p>')
        self.line = []

    def _run(self, run: Run) -> str:
        kind = "delText" if run.fate == "del" else "t"
        made = f'<w:r><w:{kind} xml:space="preserve">{escape(run.text)}</w:{kind}></w:r>'
        return f"{self._mark(run.fate)}>{made}</w:{run.fate}>" if run.fate else made

    def _range(self, move: Move | None) -> str:
        """The end of what moved up to here, and the beginning of what moved from here on."""
        before, made = self.moving, ""
        if move == (before and before[0]):
            return ""
        if before:
            made = f'<w:{before[0].way}RangeEnd w:id="{before[1]}"/>'
        if move:
            made += f'{self._mark(f"{move.way}RangeStart")} w:name="move{move.n}"/>'
        self.moving = (move, self.marks) if move else None
        return made

    def _mark(self, kind: str) -> str:
        """The beginning of a tag."""
        self.marks += 1
        return f'<w:{kind} w:id="{self.marks}" {self.signed}'


def _is_heading(words: str) -> bool:
    number = number_of(words)
    return len(words) < LONGEST_HEADING and (words.isupper() or (number is not None and number.level.heading))
