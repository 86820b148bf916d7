"""The reports of a sample directive: evenly over its time, each a little further than the one before."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from directives.commands.proving import Upload
from directives.commands.reporting import report
from ecabinet.clock import add_working_days
from ecabinet.sample import papers
from ecabinet.sample.diary import at
from ecabinet.sample.directives import wording
from ecabinet.sample.directives.told import Told


def note_reports(told: Told, *, begins: date, until: date, finished: bool) -> list[date]:
    """The last report of a finished one says all is done, and carries the evidence. Returns the days of the reports."""
    days = _days(told, begins, until)
    shares = _shares(told, len(days), finished=finished)
    for n, (day, percent) in enumerate(zip(days, shares, strict=True)):
        last = n == len(days) - 1
        moment = at(day, 11 + n % 2, told.rng.randrange(60), told.rng.randrange(60))
        told.diary.note(moment, partial(_report, told, n, percent, proved=last and finished))
    return days


def _days(told: Told, begins: date, until: date) -> list[date]:
    """Working days; those that fall together count once."""
    wanted = told.story.reports if told.story.fate != "accepted" else 0
    if told.story.fate in {"done", "waiting", "sent_back"}:
        wanted = max(wanted, 1)
    span = max((until - begins).days, 0)
    found = [begins + timedelta(days=span * n // wanted) for n in range(1, wanted + 1)]
    return sorted({max(add_working_days(day + timedelta(days=1), -1), begins) for day in found})


def _shares(told: Told, count: int, *, finished: bool) -> list[int]:
    top = 100 if finished else told.rng.randrange(35, 90, 5)
    return [round(top * n / count / 5) * 5 for n in range(1, count + 1)]


async def _report(told: Told, n: int, percent: int, moment: datetime, *, proved: bool) -> None:
    story = told.story
    given: dict[str, Any] = {}
    if proved and story.evidence == "number":
        given["document_number"] = f"{told.rng.randrange(40, 900)}/BC-{told.cast.symbols[story.lead]}"
    if proved and story.evidence == "file":
        points = wording.report_points(story)
        data = papers.submission(
            kind="Báo cáo", title="kết quả thực hiện nhiệm vụ được giao", agency=story.lead, points=points, at=moment
        )  # fmt: skip
        given["upload"] = Upload("bao-cao-ket-qua.docx", data)
    text = wording.progress(story, percent, n)
    await report(told.clerk, told.id, text=text, percent=percent, **given, at=moment)
