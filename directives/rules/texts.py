"""What must be written, and where a quotation stands in the text that it quotes."""

from __future__ import annotations

from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_

LONGEST = 8000
TOO_LONG = N_("This is %(length)s characters long; at most %(most)s are kept.")
NOT_QUOTED = N_("These words are not in the approved text of the clause. Copy the sentence as it stands.")


def require_text(text: str | None, field: str, why: str) -> str:
    """The text without its surrounding blanks; RuleBroken with `why` when nothing is left."""
    text = (text or "").replace("\r\n", "\n").strip()
    if not text:
        raise RuleBroken(why, field)
    if len(text) > LONGEST:
        raise RuleBroken(TOO_LONG, field, length=len(text), most=LONGEST)
    return text


def require_short(text: str | None, field: str, most: int) -> str:
    """One line of at most so many characters; empty is allowed."""
    text = " ".join((text or "").split())
    if len(text) > most:
        raise RuleBroken(TOO_LONG, field, length=len(text), most=most)
    return text


def place_of(quote: str, text: str) -> int:
    """The character at which the quotation starts; a directive quotes the approved words, it does not reword them."""
    start = text.find(quote)
    if start < 0:
        raise RuleBroken(NOT_QUOTED, "quote")
    return start


def require_percent(percent: int | None) -> int:
    if percent is None or not 0 <= percent <= 100:
        raise RuleBroken(N_("Write how much is done as a whole number from 0 to 100."), "percent")
    return percent


def heading(text: str, most: int) -> str:
    """The first words of an order; one that was cut out of a longer sentence begins with a capital all the same."""
    line = shortened(text, most)
    return line[:1].upper() + line[1:]


def shortened(text: str, most: int) -> str:
    line = " ".join(text.split())
    if len(line) <= most:
        return line
    return line[:most].rsplit(" ", 1)[0].rstrip(" ,;:.–-") + "…"
