"""How wide a line of bold Times New Roman is: the decree measures its rules by the text above them."""

from __future__ import annotations

import unicodedata

WIDTHS = {
    250: " ,.",
    278: "il/",
    333: "-fjt():;",
    389: "Is",
    444: "cerz",
    500: "0123456789agovxyJ",
    556: "bdhknpquđS",
    611: "FP",
    667: "BELTZ",
    722: "ACDĐNRUVXYw",
    778: "GHKOQ",
    833: "m",
    944: "M",
    1000: "W",
}
BY_LETTER = {letter: width for width, letters in WIDTHS.items() for letter in letters}
HORN, HORNED = "\u031b", 50
USUAL = 556


def width_of(text: str, size: float) -> float:
    """Points; accents take no room, a horn (ơ, ư) takes a little."""
    spread = unicodedata.normalize("NFD", text)
    thousandths = sum(
        HORNED if c == HORN else BY_LETTER.get(c, USUAL) for c in spread if c == HORN or not unicodedata.combining(c)
    )
    return thousandths * size / 1000
