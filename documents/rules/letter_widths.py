"""Where in a line of print its letters stand, by how wide they are in Times, in which official papers are set."""

from __future__ import annotations

from itertools import accumulate

from ecabinet.vietnamese import fold

# Thousandths of the height of the type, by the letters that are so wide; marks above and below change nothing.
USUAL = 500
WIDTHS = {
    180: "'", 250: " .,", 278: "ijlt/:;", 333: "Ifr()-‘’!", 389: "sJ", 444: "acez“”?", 556: "FPS", 611: "ELTZ",
    667: "BCR", 722: "ADGHKNOQUVXYw", 778: "m", 833: "%", 889: "M", 944: "W", 1000: "—…",
}  # fmt: skip
WIDTH_OF = {letter: width for width, letters in WIDTHS.items() for letter in letters}


def edges(text: str) -> list[float]:
    """The edges of its letters as shares of the line: one more than there are letters, from 0 to 1."""
    reached = list(accumulate(map(_width, text), initial=0))
    return [edge / (reached[-1] or 1) for edge in reached]


def _width(letter: str) -> int:
    plain = fold(letter)
    return WIDTH_OF.get(plain.upper() if letter.isupper() else plain, USUAL)
