"""What the big screens show: the scene that was chosen while it can be shown, else what follows the meeting."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from ecabinet.errors import RuleBroken
from meetings.rules.scenes import AUTO, SCENES, Going, on_screen, require_scene

SITTING = Going(state="sitting", item=True)
PRESENTING = Going(state="sitting", item=True, presenter=1)
SPEAKING = Going(state="sitting", item=True, speaker=2)
BEFORE, AT, AFTER = (datetime(2026, 11, 30, 9, minute, tzinfo=UTC) for minute in (0, 1, 2))


def published(**more: Any) -> Going:
    return Going(state="sitting", item=True, ballot="published", published_at=AT, **more)


@pytest.mark.parametrize(
    ("going", "scene"),
    [
        (Going(state="called"), "welcome"),
        (Going(state="sitting"), "welcome"),
        (SITTING, "item"),
        (SPEAKING, "speaker"),
        (PRESENTING, "page"),
        (Going(state="sitting", item=True, presenter=1, speaker=1), "page"),
        (Going(state="sitting", item=True, presenter=1, speaker=2), "speaker"),
        (Going(state="sitting", item=True, ballot="prepared"), "item"),
        (Going(state="sitting", item=True, ballot="open", speaker=2), "ballot"),
        (Going(state="sitting", item=True, ballot="counted"), "ballot"),
        (published(), "result"),
        (published(presenter=1, led_since=BEFORE), "result"),
        (published(speaker=2, speaks_since=BEFORE), "result"),
        (published(presenter=1, led_since=AFTER), "page"),
        (published(speaker=2, speaks_since=AFTER), "speaker"),
        (published(presenter=1, led_since=BEFORE, speaker=2, speaks_since=AFTER), "speaker"),
        (Going(state="adjourned", item=True), "break"),
        (Going(state="closed"), "over"),
        (Going(state="sitting", closed=True), "closed"),
    ],
)
def test_the_screens_follow_the_meeting(going: Going, scene: str) -> None:
    assert on_screen(AUTO, going) == scene


@pytest.mark.parametrize(
    ("chosen", "going", "scene"),
    [
        ("item", SPEAKING, "item"),
        ("speaker", PRESENTING, "page"),
        ("result", Going(state="sitting", item=True, ballot="counted"), "ballot"),
        ("ballot", Going(state="sitting", item=True, ballot="prepared"), "ballot"),
        ("page", SITTING, "item"),
        ("welcome", SPEAKING, "welcome"),
        ("blank", SPEAKING, "blank"),
        ("break", SITTING, "break"),
    ],
)
def test_what_was_chosen_stays_while_it_can_be_shown(chosen: str, going: Going, scene: str) -> None:
    assert on_screen(chosen, going) == scene


@pytest.mark.parametrize("chosen", sorted(set(SCENES) - {"welcome", "break", "blank"}))
def test_while_a_closed_item_is_on_nothing_of_the_meeting_is_shown(chosen: str) -> None:
    assert on_screen(chosen, Going(state="sitting", closed=True)) == "closed"


def test_no_other_scene_can_be_chosen() -> None:
    require_scene(AUTO)
    with pytest.raises(RuleBroken):
        require_scene("closed")
