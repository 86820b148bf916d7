"""What ministries and the Office write to each other in the sample; short, plausible, and ours."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from random import Random

from ecabinet.sample.directives.story import Story
from ecabinet.sample.people import title

FILE = Path(__file__).parent / "wording.json"
CANCELLED = "Nội dung đã được giao lại trong văn bản khác."
GRANTED = "Đồng ý. Đề nghị tập trung hoàn thành trong thời hạn mới."


@cache
def _phrases() -> dict[str, dict[str, list[str]]]:
    found: dict[str, dict[str, list[str]]] = json.loads(FILE.read_text("utf-8"))
    return found


def progress(story: Story, percent: int, n: int) -> str:
    """By what the task is about and how far it is; `n` is how many reports there were before."""
    stage = "begun" if percent <= 40 else "under_way" if percent < 100 else "done"
    phrases = _phrases()[_topic(story.text)][stage]
    return f"{title(story.lead)} {phrases[n % len(phrases)]}"


def returned(story: Story, rng: Random) -> str:
    return f"{title(story.lead)} {_one(_phrases()['office']['returned'], rng)}"


def sent_back(story: Story, rng: Random) -> str:
    return _one(_phrases()["office"]["sent_back"], rng)


def extension(story: Story, rng: Random) -> str:
    return _one(_phrases()["office"]["extension"], rng)


def reminder(story: Story, rng: Random) -> str:
    return f"Đề nghị {title(story.lead)} {_one(_phrases()['office']['reminder'], rng)}"


def comment(story: Story, rng: Random) -> str:
    return f"{title(story.cooperating[0])} {_one(_phrases()['office']['comment'], rng)}"


def report_points(story: Story) -> list[str]:
    return [f"Nhiệm vụ được giao: {story.text}", *_phrases()["office"]["report_points"]]


def _topic(text: str) -> str:
    lower = text.lower()
    marks: dict[str, list[str]] = _phrases()["marks"]
    return next((topic for topic, words in marks.items() if any(word in lower for word in words)), "general")


def _one(phrases: Sequence[str], rng: Random) -> str:
    return rng.choice(phrases)
