"""What a big screen shows: the scene that the desk chose, or the one that follows the meeting."""

from __future__ import annotations

from datetime import datetime

import msgspec

from ecabinet.errors import RuleBroken
from ecabinet.i18n import N_

AUTO = "auto"
SCENES = {
    AUTO: N_("Follow the meeting"),
    "welcome": N_("Name of the meeting"),
    "item": N_("Name of the item"),
    "page": N_("Page of the paper"),
    "speaker": N_("Speaker and clock"),
    "ballot": N_("Voting"),
    "result": N_("Result"),
    "break": N_("Break"),
    "blank": N_("Nothing"),
}
ANY_TIME = frozenset({"welcome", "break", "blank"})
OVER = frozenset({"closed", "minuted"})


class Going(msgspec.Struct, frozen=True, kw_only=True):
    """What goes on, as far as a screen may know it: of a closed item nothing but that it is on.

    `ballot` is "", "prepared", "open", "counted" (closed, not published) or "published"; `presenter` shows a page.
    `led_since` and `speaks_since` are when the page was put on and the speech began, if either goes on.
    """

    state: str = "called"
    item: bool = False
    closed: bool = False
    presenter: int | None = None
    speaker: int | None = None
    ballot: str = ""
    published_at: datetime | None = None
    led_since: datetime | None = None
    speaks_since: datetime | None = None

    @property
    def result_is_news(self) -> bool:
        """The last ballot's result, published since whoever speaks or presents began to."""
        begun = [at for at in (self.led_since, self.speaks_since) if at is not None]
        return self.published_at is not None and all(at < self.published_at for at in begun)


def require_scene(scene: str) -> None:
    if scene not in SCENES:
        raise RuleBroken(N_("Choose one of the answers."), "scene")


def on_screen(chosen: str, going: Going) -> str:
    """The scene, one of SCENES but never "auto"; and "over" after the meeting, "closed" while a closed item is on.

    What cannot be shown, such as a result before it is published, gives way to what follows the meeting.
    """
    if going.closed and chosen not in ANY_TIME:
        return "closed"
    return chosen if chosen in ANY_TIME or _possible(chosen, going) else _following(going)


def _possible(scene: str, going: Going) -> bool:
    return {
        "item": going.item,
        "page": going.presenter is not None,
        "speaker": going.speaker is not None,
        "ballot": bool(going.ballot),
        "result": going.ballot == "published",
    }.get(scene, False)


def _following(going: Going) -> str:
    """Who speaks beside somebody else's page is shown himself; who presents is shown by his page. A result is shown
    until somebody begins to speak or to present after it."""
    if going.state in OVER:
        return "over"
    if going.state == "adjourned":
        return "break"
    if going.ballot in {"open", "counted"}:
        return "ballot"
    if going.result_is_news:
        return "result"
    if going.presenter is not None and going.speaker in {None, going.presenter}:
        return "page"
    if going.speaker is not None:
        return "speaker"
    return "item" if going.item else "welcome"
