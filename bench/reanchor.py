"""A thousand notes taken to a new version of 300 pages, beside looking for their quotations letter by letter."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator
from itertools import accumulate, islice

import msgspec

from documents.rules.anchoring import Anchoring
from documents.rules.flow import Flow, PageLines, Place, squeezed
from documents.rules.passages import Passage

NOTES, WORDS = 1000, 135_000
LENGTHS = (2, 4, 8, 15, 30, 60, 150)  # words of a passage
AROUND = 30
HEADS, TAILS = "b c ch d đ g h kh l m n ng nh ph qu s t th tr v x", "a ai an ang âu ăn ên iêu ông ơi ưa ung ết ức ành"
AIM_SECONDS = 10.0
AIM_WRONG = 5  # notes that stand somewhere else than where their words went


class Version(msgspec.Struct, frozen=True):
    """Its words, and for each word of the first one where it stands here, or would; None for what was taken out."""

    words: list[str]
    now: list[int | None]


def measure() -> dict[str, object]:
    """`seconds` are those of one core. `right` has its place, or rightly none; `lost` has none and should have one."""
    rng = random.Random(1)
    syllables = [head + tail for head in HEADS.split() for tail in TAILS.split()]
    words = rng.choices(syllables, [1 / (n + 3) for n in range(len(syllables))], k=WORDS)  # some are said often
    spots = [(at, at + rng.choice(LENGTHS)) for at in (rng.randrange(50, WORDS - 300) for _ in range(NOTES))]
    pages, ends = _printed(words, 85), _ends(words)
    flow = Flow(pages)
    passages = [_passage(words, flow.place(ends[first], ends[last]).page, first, last) for first, last in spots]
    cases = [_case(name, version, passages, spots) for name, version in _versions(words, spots, rng)]
    met = all(case["seconds"] <= AIM_SECONDS and case["wrong"] <= AIM_WRONG for case in cases)
    aims = {"aim_seconds": AIM_SECONDS, "aim_wrong": AIM_WRONG, "aim_met": met}
    return {"pages": len(pages), "notes": NOTES, "letters": sum(map(len, words)), "cases": cases, **aims}


def _versions(words: list[str], spots: list[tuple[int, int]], rng: random.Random) -> Iterator[tuple[str, Version]]:
    more = rng.choices(words, k=5000)
    yield "lines broken otherwise", Version(words, [*range(WORDS + 1)])
    yield "a dozen pages more at the front", Version([*more, *words], [n + len(more) for n in range(WORDS + 1)])
    yield "every thirtieth word another", _reworded(words, 1 / 30, rng)
    yield "every tenth word another", _reworded(words, 1 / 10, rng)
    gone = {n for spot in spots for n in range(*spot)}
    yield "all passages taken out", Version([word for n, word in enumerate(words) if n not in gone], [None] * WORDS)


def _reworded(words: list[str], share: float, rng: random.Random) -> Version:
    """A third of those are left out, a third replaced, and before a third there is one more."""
    found: list[str] = []
    now: list[int | None] = []
    for word in words:
        now.append(len(found))
        change = rng.choice("xyz") if rng.random() < share else ""
        found += {"x": [], "y": [rng.choice(words)], "z": [rng.choice(words), word]}.get(change, [word])
    return Version(found, [*now, len(found)])


def _case(name: str, version: Version, passages: list[Passage], spots: list[tuple[int, int]]) -> dict[str, object]:
    pages = _printed(version.words, 78)
    begun = time.process_time()
    anchoring = Anchoring(flow := Flow(pages))
    found = [anchoring.place_of(passage) for passage in passages]
    seconds = time.process_time() - begun
    plain = [_letter_by_letter(flow, passage) for passage in passages]
    ends = _ends(version.words)
    right = [_expected(flow, ends, version.now[first], version.now[last]) for first, last in spots]
    by_letter = {"letter_by_letter": _judged(plain, right)}
    return {"case": name, "seconds": round(seconds, 2), **_judged(found, right), **by_letter}


def _letter_by_letter(flow: Flow, passage: Passage) -> Place | None:
    quote = squeezed(passage.quote)
    at = flow.text.find(quote)
    return flow.place(at, at + len(quote)) if at >= 0 else None


def _judged(found: list[Place | None], right: list[Place | None]) -> dict[str, int]:
    pairs = zip(found, right, strict=True)
    counts = Counter("right" if _same(one, due) else "wrong" if one else "lost" for one, due in pairs)
    return {word: counts[word] for word in ("right", "lost", "wrong")}


def _same(found: Place | None, right: Place | None) -> bool:
    """Of one page, and beginning on one line or the next: a word more or less at its ends is no fault."""
    if found is None or right is None:
        return found is right
    return found.page == right.page and abs(found.rectangles[0][2] - right.rectangles[0][2]) < 0.04


def _expected(flow: Flow, ends: list[int], first: int | None, last: int | None) -> Place | None:
    return flow.place(ends[first], ends[last]) if first is not None and last is not None else None


def _passage(words: list[str], page: int, first: int, last: int) -> Passage:
    parts = (words[first:last], words[first - AROUND : first], words[last : last + AROUND])
    quote, before, after = map(" ".join, parts)
    return Passage(quote=quote, before=before, after=after, page=page)


def _ends(words: list[str]) -> list[int]:
    return list(accumulate((len(squeezed(word)) for word in words), initial=0))


def _printed(words: list[str], width: int) -> list[PageLines]:
    lines = iter(_lines(words, width))
    pages = []
    while page := [(0.1, 0.05 + 0.028 * n, 0.8, 0.02, line) for n, line in enumerate(islice(lines, 22))]:
        pages.append(PageLines(len(pages) + 1, page))
    return pages


def _lines(words: list[str], width: int) -> Iterator[str]:
    line: list[str] = []
    for word in words:
        if line and sum(map(len, line)) + len(line) + len(word) > width:
            yield " ".join(line)
            line = []
        line.append(word)
    yield " ".join(line)
