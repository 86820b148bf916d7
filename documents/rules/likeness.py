"""How far one text is from another, in letters put in, left out or replaced."""

from __future__ import annotations


def edits(pattern: str, text: str, *, anchored: bool = False) -> list[int]:
    """For each end in the text, from 0, the fewest edits that make the pattern a stretch of the text that ends there.

    Anchored: a stretch that begins where the text begins. All rows of the table of edits are one number's bits, so a
    text of n letters costs n steps (G. Myers 1999, in the form of H. Hyyrö 2003).
    """
    if not pattern:
        return [n if anchored else 0 for n in range(len(text) + 1)]
    last, every = 1 << (len(pattern) - 1), (1 << len(pattern)) - 1
    letters: dict[str, int] = {}
    for n, letter in enumerate(pattern):
        letters[letter] = letters.get(letter, 0) | 1 << n
    more, less, count = every, 0, len(pattern)  # whether a row's count is one more, or one less, than the row above
    counts = [count]
    for letter in text:
        equal = letters.get(letter, 0)
        here = (((equal & more) + more) ^ more) | equal
        rises, falls = less | (every & ~(here | more)), more & here
        count += bool(rises & last) - bool(falls & last)
        counts.append(count)
        rises, falls = rises << 1 | anchored, falls << 1
        changed = equal | less
        more, less = every & (falls | ~(changed | rises)), every & rises & changed
    return counts


def fewest(pattern: str, text: str) -> int:
    """The fewest edits that make the pattern a beginning of the text."""
    return min(edits(pattern, text, anchored=True))
