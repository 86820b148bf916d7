"""What the desk sees besides the room: the screens' scenes, the last act that can be undone, what is left to do."""

from __future__ import annotations

from typing import Any

from meetings.live.audience import Audience
from meetings.queries.ballots import BallotFacts
from meetings.queries.consoles import UndoRow
from meetings.queries.rooms import RoomState
from meetings.rules.scenes import SCENES, Going, on_screen
from meetings.rules.undoing import ACTS


def scenes_of(state: RoomState) -> dict[str, Any]:
    """What the big screens show, and would show next. They know of a closed item only that it is on."""
    going, mixer = going_of(state), state.console.mixer
    return {
        "scenes": SCENES,
        "mixer": mixer,
        "scene": on_screen(mixer.shown, going),
        "next_scene": on_screen(mixer.prepared, going),
    }


def going_of(state: RoomState) -> Going:
    current, speech, shown, ballot = state.current, state.floor.speech, state.presentation, state.ballot
    if current is None or current.closed:
        return Going(state=state.meeting.state, closed=current is not None)
    return Going(
        state=state.meeting.state, item=True, presenter=shown.presenter if shown else None,
        led_since=shown.led_since if shown else None, speaker=speech.person if speech else None,
        speaks_since=speech.clock.started_at if speech else None, ballot=_word(ballot),
        published_at=ballot.published_at if ballot else None,
    )  # fmt: skip


def desk_of(audience: Audience, state: RoomState) -> dict[str, Any]:
    """Of acts within a closed item only those learn who may see it."""
    open_to = {item.id for item in state.items if audience.sees(item.id, closed=item.closed)}
    acts = [act for act in state.console.undoables if act.item is None or act.item in open_to]
    last = max(acts, key=lambda act: act.id, default=None)
    unseen_on = state.current is not None and state.current.id not in open_to
    return {
        "acts": ACTS,
        "undo": last if last and not unseen_on and _stands(last, open_to) else None,
        "unfinished": [one for one in state.console.unfinished if one.what == "waiting" or one.item in open_to],
        "spent": state.console.spent,
        "next_item": _next(state),
    }


def _stands(act: UndoRow, open_to: set[int]) -> bool:
    """It can still be undone, as far as this audience may know; the clock is looked at where it is shown."""
    return not (act.undone or act.passed or open_to.intersection(act.passed_in))


def _next(state: RoomState) -> Any:
    """The first item after the current one that is still to come; then those that were passed over."""
    left = [item for item in state.items if item.outcome is None and not item.current]
    after = [item for item in left if state.current is None or item.position > state.current.position]
    return next(iter(after or left), None)


def _word(ballot: BallotFacts | None) -> str:
    if ballot is None or ballot.state not in {"prepared", "open", "closed"}:
        return ""
    if ballot.state == "closed":
        return "published" if ballot.published_at else "counted"
    return ballot.state
