"""Two versions of 300 pages compared by clause and word, beside Python's own difflib on the same words and on lines."""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from difflib import SequenceMatcher
from multiprocessing import get_context
from pathlib import Path

import msgspec

from documents.rules.comparison.comparing import compare, flat
from documents.rules.comparison.ops import Op, new_text, old_text
from documents.rules.comparison.tokens import count_words, tokens
from ecabinet import sample

TEXTS = Path(sample.__file__).with_name("texts")
ROOT = Path(sample.__file__).parent.parent.parent
PAGES, WORDS_ON_A_PAGE = 300, 350
# Of the clauses, which share is changed in some words, taken out, or put somewhere else.
CASES = {"revised": (0.1, 0.01, 0.005), "rewritten": (1.0, 0.05, 0.02)}
PATIENCE = 20  # seconds of the processor that the peer may take with words
AIM_SECONDS = 5.0


def measure() -> dict[str, object]:
    """`seconds` are those of one core, and so is the aim: the clock depends on what else the machine does.

    `marked` are the words that a comparison gives out as gone or come.
    """
    old = _paper(random.Random(1))
    cases = [_case(name, old, _revised(old, *shares, random.Random(2))) for name, shares in CASES.items()]
    return {
        "pages": PAGES, "words": count_words(old), "characters": len(old), "cases": cases,
        "aim_seconds": AIM_SECONDS, "aim_met": all(case["command_processor_seconds"] <= AIM_SECONDS for case in cases),
    }  # fmt: skip


def _case(name: str, old: str, new: str) -> dict[str, object]:
    seconds, ops = _timed(lambda: flat(compare(old, new)))
    assert (old_text(ops), new_text(ops)) == (old, new)
    lines, by_line = _timed(lambda: _matched(old.splitlines(True), new.splitlines(True)))
    words, ended = _peer_on_words(old, new)
    clock, processor = _command(old, new)
    return {
        "case": name, "seconds": round(seconds, 2), "marked": _marked(ops),
        "command_clock_seconds": round(clock, 2), "command_processor_seconds": round(processor, 2),
        "difflib_lines_seconds": round(lines, 2), "difflib_lines_marked": _marked(by_line),
        "difflib_words_seconds": round(words, 2), "difflib_words_ended": ended,
        "times_faster_than_difflib_on_words": round(words / seconds, 1),
    }  # fmt: skip


def _paper(rng: random.Random) -> str:
    """The sample's texts again and again, a word here and there another, so that no two copies are alike."""
    source = "".join(path.read_text("utf-8") for path in sorted(TEXTS.glob("*-*.txt")) if path.name != "sources.txt")
    vocabulary = source.split()
    parts: list[str] = []
    words = 0
    while words < PAGES * WORDS_ON_A_PAGE:
        parts.append(_reworded(source, 0.04, vocabulary, rng))
        words += len(vocabulary)
    return "\n".join(parts)


def _revised(old: str, changed: float, gone: float, moved: float, rng: random.Random) -> str:
    vocabulary, clauses = old.split()[:3000], old.split("\n\n")
    found = []
    for clause in clauses:
        if rng.random() < changed:
            clause = _reworded(clause, 0.08, vocabulary, rng)
        if rng.random() >= gone:
            found.append(clause)
    for _ in range(int(len(found) * moved)):
        found.insert(rng.randrange(len(found)), found.pop(rng.randrange(len(found))))
    return "\n\n".join(found)


def _reworded(text: str, share: float, vocabulary: list[str], rng: random.Random) -> str:
    return " ".join(rng.choice(vocabulary) if rng.random() < share else word for word in text.split(" "))


def _timed(act: Callable[[], list[Op]]) -> tuple[float, list[Op]]:
    begun = time.process_time()
    found = act()
    return time.process_time() - begun, found


def _matched(old: list[str], new: list[str]) -> list[Op]:
    ops = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        if kind == "equal":
            ops.append(Op("equal", "".join(old[a:b])))
        else:
            ops += [Op("delete", "".join(old[a:b])), Op("insert", "".join(new[c:d]))]
    return ops


def _marked(ops: list[Op]) -> int:
    return sum(count_words(one.text) for one in ops if one.op != "equal")


def _peer_on_words(old: str, new: str) -> tuple[float, bool]:
    """Seconds of the processor, and whether it came to an end in them."""
    spent = _spent()
    peer = get_context("fork").Process(target=_limited, args=(tokens(old), tokens(new)))
    peer.start()
    peer.join()
    return _spent() - spent, peer.exitcode == 0


def _limited(old: list[str], new: list[str]) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (PATIENCE, PATIENCE))
    _matched(old, new)


def _command(old: str, new: str) -> tuple[float, float]:
    """`ecabinet papers compare OLD NEW --json` as a whole: seconds on the clock, and of them those of the processor."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / name for name in ("old.txt", "new.txt")]
        for path, text in zip(paths, (old, new), strict=True):
            path.write_bytes(text.encode())
        begun, spent = time.monotonic(), _spent()
        done = subprocess.run(
            [sys.executable, "-P", "-m", "ecabinet.cli", "papers", "compare", *paths, "--json"],
            env={"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, check=True,
        )  # fmt: skip
        clock, processor = time.monotonic() - begun, _spent() - spent
    ops = msgspec.json.decode(done.stdout, type=list[Op])
    assert (old_text(ops), new_text(ops)) == (old, new)
    return clock, processor


def _spent() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
