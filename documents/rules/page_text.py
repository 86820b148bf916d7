"""The text of a paper from that of its pages: lines put together as paragraphs, without heads and page numbers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from documents.rules.comparison.numbers import number_of
from ecabinet.vietnamese import nfc

PAGE_NUMBER = re.compile(r"(?:trang\s*)?[-–\s]*(\d{1,4})[-–\s]*(?:/\s*\d{1,4})?", re.IGNORECASE)
# PDFium's sign for a hyphen at the end of a line. Vietnamese words are not divided: it belongs to 191/2026/NĐ-CP.
HYPHEN = re.compile("[\x02\ufffe]")
UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f\u00ad\u200b\ufeff]")
ANNOUNCES = re.compile(r"(?:điều|khoản|điểm|mục|số|chương|phụ lục)$", re.IGNORECASE)
SENTENCE_ENDS = tuple(".!?…”/")
FULL = 0.75  # of the usual width
NARROWEST = 40  # characters; shorter lines are a list, not a text
DEEPEST_HEAD = 3
SHARE_OF_PAGES, FEWEST_PAGES = 0.6, 3


def text_of_pages(pages: Iterable[str]) -> str:
    """A blank line between paragraphs, as in the words of a Word paper."""
    lined = [[line for line in map(_tidy, page.splitlines()) if line] for page in pages]
    for place in (0, -1):
        for _ in range(DEEPEST_HEAD):
            _drop_numbers(lined, place)
            _drop_repeated(lined, place)
    return "\n\n".join(_paragraphs([line for page in lined for line in page]))


def _tidy(line: str) -> str:
    return " ".join(UNSEEN.sub("", HYPHEN.sub("-", nfc(line))).split())


def _drop_numbers(pages: list[list[str]], place: int) -> None:
    """A number alone at the edge of a page, where most such numbers count the pages in step."""
    found = {n: PAGE_NUMBER.fullmatch(page[place]) for n, page in enumerate(pages) if page}
    steps = {n: int(number[1]) - n for n, number in found.items() if number}
    if len(pages) > 1 and steps:
        step, times = Counter(steps.values()).most_common(1)[0]
        for n in (n for n, one in steps.items() if one == step and times > 1):
            del pages[n][place]


def _drop_repeated(pages: list[list[str]], place: int) -> None:
    """What stands at the edge of most pages."""
    edges = Counter(page[place] for page in pages if page)
    line, times = edges.most_common(1)[0] if edges else ("", 0)
    if len(pages) >= FEWEST_PAGES and times >= SHARE_OF_PAGES * len(pages):
        for page in pages:
            if page and page[place] == line:
                del page[place]


def _paragraphs(lines: list[str]) -> Iterator[str]:
    width = sorted(map(len, lines))[len(lines) * 9 // 10] if lines else 0
    kept: list[str] = []
    for line in lines:
        if kept and not _goes_on(kept, line, width):
            yield " ".join(kept)
            kept = []
        kept.append(line)
    if kept:
        yield " ".join(kept)


def _goes_on(kept: list[str], line: str, width: int) -> bool:
    last = kept[-1]
    if number_of(line):
        return bool(ANNOUNCES.search(last))
    if line[0].islower() or last.endswith(","):
        return True
    if last.isupper() or line.isupper():
        return last.isupper() and line.isupper() and number_of(kept[0]) is not None
    if width < NARROWEST or last.endswith((";", ":")):
        return False
    room = width - len(last) - 1
    return room < len(line.split(" ", 1)[0]) if last.endswith(SENTENCE_ENDS) else room < (1 - FULL) * width
