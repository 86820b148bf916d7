"""What is typed into the search, read: words, phrases between quotation marks, and the beginning of the last word."""

from __future__ import annotations

import re

import msgspec

from ecabinet.vietnamese import fold, nfc

LONGEST = 200
MOST = 16
BEGINNING = 3  # shorter words are whole ones: Bộ Y tế, dự án
TERM = re.compile(r'"([^"]*)"?|([^\s"]+)')
QUOTES = str.maketrans("“”„«»", '"""""')


class Terms(msgspec.Struct, frozen=True):
    """Texts whose words stand in a row each; the last one may end in the middle of a word."""

    rows: tuple[str, ...]
    begins: bool

    @property
    def quoted(self) -> bool:
        return any(" " in row for row in self.rows)

    @property
    def marked(self) -> bool:
        """Whether some word is typed with marks, so that fewer texts have it than without."""
        return any(fold(row) != row.lower() for row in self.rows)


def terms(typed: str, *, plain: bool = False) -> Terms:
    """`plain` looks for the words with any marks, however they are typed."""
    text = nfc(typed).translate(QUOTES)[:LONGEST]
    found = list(TERM.finditer(fold(text) if plain else text))[:MOST]
    rows = tuple(row for one in found if (row := " ".join((one[1] or one[2] or "").split())))
    last = found[-1][2] if found else None
    return Terms(rows, last is not None and len(last) >= BEGINNING)
