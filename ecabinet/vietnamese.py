"""Vietnamese text: one form on the way in, one for searching, one for sorting."""

from __future__ import annotations

import re
import unicodedata

# In the order of the alphabet; f, j, w, z stand where Latin puts them.
LETTERS = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
RANK = {letter: chr(ord("A") + n) if n < 26 else chr(ord("a") + n - 26) for n, letter in enumerate(LETTERS)}
# level, grave, hook, tilde, acute, dot: the order of the dictionaries
TONES = {"\u0300": "1", "\u0309": "2", "\u0303": "3", "\u0301": "4", "\u0323": "5"}
SHAPES = {"\u0302", "\u0306", "\u031b"}
LONGEST = 400
CHUNK = re.compile(r"\d+|\w|\W+")
LATE_TONE = re.compile(f"([ou])([aey])([{''.join(TONES)}])")


def nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Lower case without marks: what a search compares."""
    parts = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return unicodedata.normalize("NFC", "".join(part for part in parts if not unicodedata.combining(part)))


def spelled(text: str) -> str:
    """Lower case, and one of the two ways to write a tone on oa, oe, uy: hoà is hòa. Marks count."""
    return nfc(LATE_TONE.sub(r"\1\3\2", unicodedata.normalize("NFD", text.lower())))


def sort_key(text: str) -> str:
    """An ASCII key for names of any length: letters first, and only between equal letters the tones.

    Plain string order (collation "C") sorts by it. Numbers sort by value, a word before longer ones, case is ignored.
    """
    letters, tones = [], []
    for chunk in CHUNK.findall(nfc(text).lower()):
        letter, tone = _chunk(chunk)
        letters.append(letter)
        tones.append(tone)
    return ("".join(letters).strip("!") + " " + "".join(tones).rstrip("0"))[:LONGEST].strip()


def _chunk(chunk: str) -> tuple[str, str]:
    if chunk.isdecimal():
        digits = "".join(str(unicodedata.decimal(char)) for char in chunk[:99]).lstrip("0")
        return f"${len(digits):02}{digits}", "0"
    if not chunk.isalpha():
        return "!", "0"
    letter, tone = _letter(chunk)
    return RANK[letter] if letter in RANK else f"~{ord(letter):06x}", tone


def _letter(char: str) -> tuple[str, str]:
    """The letter of the alphabet without its tone, and the tone."""
    if char in RANK:
        return char, "0"
    base, *marks = list(unicodedata.normalize("NFD", char))
    tone = next((TONES[mark] for mark in marks if mark in TONES), "0")
    letter = nfc(base + "".join(mark for mark in marks if mark in SHAPES))
    return (letter if letter in RANK else base), tone
