"""Telling a story: each act at a likely hour of a working day, by whom it falls to."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from random import Random

from directives.commands.accepting import accept
from directives.commands.cancelling import cancel
from directives.commands.completing import ask_completion
from directives.commands.contributing import contribute
from directives.commands.drafting import draft
from directives.commands.extending import ask_extension, decide_extension
from directives.commands.issuing import issue
from directives.commands.receiving import receive
from directives.commands.reminding import remind
from directives.commands.returning import give_back
from directives.commands.verifying import verify
from directives.queries.standing import standing_of
from ecabinet.clock import add_working_days
from ecabinet.sample.cast import Cast
from ecabinet.sample.diary import Diary, at
from ecabinet.sample.directives import wording
from ecabinet.sample.directives.reporting import note_reports
from ecabinet.sample.directives.story import Story
from ecabinet.sample.directives.told import Told

NOT_TAKEN_ON = frozenset({"received", "returned", "cancelled"})
SOON = 7


def tell(cast: Cast, diary: Diary, rng: Random, story: Story) -> Told:
    told = Told(story=story, cast=cast, diary=diary, rng=rng)
    diary.note(_hour(told, story.drafted, 9), partial(_draft, told))
    if story.fate != "draft":
        told.note(_hour(told, story.drafted, 15), issue, told.office)
    if story.fate not in {"draft", "issued"}:
        _receive(told, add_working_days(story.drafted, 1))
    return told


def _receive(told: Told, day: date) -> None:
    told.note(_hour(told, day, 8), receive, told.clerk)
    if told.story.fate in NOT_TAKEN_ON:
        _end_early(told, add_working_days(day, 2))
    else:
        told.note(_hour(told, day, 10), accept, told.clerk)
        _carry_out(told, day)


def _end_early(told: Told, day: date) -> None:
    """Given back, or ended by a later decision."""
    if told.story.fate == "returned":
        told.note(_hour(told, day, 9), give_back, told.clerk, reason=wording.returned(told.story, told.rng))
    if told.story.fate == "cancelled":
        number = f"{told.rng.randrange(100, 400)}/TB-VPCP"
        told.note(_hour(told, day, 14), cancel, told.office, by_document=number, reason=wording.CANCELLED)


def _carry_out(told: Told, accepted: date) -> None:
    story = told.story
    asked = _asked(told)
    until = asked or add_working_days(told.diary.today, -told.rng.randint(2, 9))
    reported = note_reports(told, begins=accepted, until=until, finished=asked is not None)
    if story.fate == "sent_back" or (story.back_first and asked and len(reported) > 1):
        _send_back(told, add_working_days(reported[0], 1))
    if story.fate in {"extension_asked", "extended"}:
        _extend(told, accepted)
    if asked:
        told.note(_hour(told, asked, 15), ask_completion, told.clerk)
    if asked and story.fate == "done":
        verified = _hour(told, add_working_days(asked, told.rng.randint(1, 3)), 10)
        told.note(verified, verify, told.follower, outcome="accepted")
    _remind(told)
    _comment(told, add_working_days(accepted, 4), until=until)


def _asked(told: Told) -> date | None:
    """The day of the completion request that was accepted, or that still waits."""
    if told.story.fate == "waiting":
        return add_working_days(told.diary.today, -told.rng.randint(1, 4))
    if told.story.fate == "done":
        return told.story.ends or add_working_days(told.diary.today, -5)
    return None


def _send_back(told: Told, day: date) -> None:
    """Within one day, after the hour at which reports come and before that of the next request."""
    reason = wording.sent_back(told.story, told.rng)
    told.note(_hour(told, day, 13), ask_completion, told.clerk)
    told.note(_hour(told, day, 14), verify, told.follower, outcome="sent_back", reason=reason)


def _extend(told: Told, accepted: date) -> None:
    """To a day of the coming week when it was granted; otherwise the question still waits."""
    story, today = told.story, told.diary.today
    if story.fate == "extended":
        asked = max(add_working_days(accepted, 1), add_working_days(today, -20))
        new = today + timedelta(days=told.rng.randint(1, SOON))
    else:
        asked = add_working_days(today, -2)
        new = today + timedelta(days=told.rng.randint(20, 45))
    reason = wording.extension(story, told.rng)
    told.note(_hour(told, asked, 9), ask_extension, told.clerk, deadline=new, reason=reason)
    if story.fate == "extended":
        told.diary.note(_hour(told, add_working_days(asked, 3), 14), partial(_grant, told))


def _remind(told: Told) -> None:
    """A week after the deadline, and again after half a year."""
    story = told.story
    for n in range(story.reminders):
        assert story.deadline is not None
        day = add_working_days(story.deadline + timedelta(days=180 * n), 5)
        told.note(_hour(told, day, 9), remind, told.follower, text=wording.reminder(story, told.rng))


def _comment(told: Told, day: date, *, until: date) -> None:
    story = told.story
    if story.commented and story.cooperating and day < until:
        by = told.cast.clerk(story.cooperating[0])
        told.note(_hour(told, day, 10), contribute, by, text=wording.comment(story, told.rng))


async def _draft(told: Told, moment: datetime) -> None:
    told.id = await draft(told.office, told.story.order(), at=moment)


async def _grant(told: Told, moment: datetime) -> None:
    standing = await standing_of(told.id, moment)
    assert standing and standing.extension
    await decide_extension(
        told.follower, told.id, standing.extension, outcome="granted", answer=wording.GRANTED, at=moment
    )  # fmt: skip


def _hour(told: Told, day: date, hour: int) -> datetime:
    """Some time in this hour."""
    return at(day, hour, told.rng.randrange(60), told.rng.randrange(60))
