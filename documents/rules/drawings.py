"""Rectangles and strokes on a page, as they are sent and as they are drawn; every number is a share of the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from typing import Annotated, Any, TypeVar

import msgspec

from documents.rules.flow import Rectangle
from ecabinet.errors import BadInput
from ecabinet.i18n import N_

MOST_RECTANGLES = 200
MOST_STROKES = 200
MOST_POINTS = 2000
UNREADABLE = N_("The drawing could not be read. Load the page again and draw it once more.")

Share = Annotated[float, msgspec.Meta(ge=0, le=1)]
PageNumber = Annotated[int, msgspec.Meta(ge=1, le=100_000)]
Rectangles = Annotated[list[tuple[PageNumber, Share, Share, Share, Share]], msgspec.Meta(max_length=MOST_RECTANGLES)]
Stroke = Annotated[list[tuple[Share, Share]], msgspec.Meta(min_length=1, max_length=MOST_POINTS)]
Points = Sequence[tuple[float, float]]
Read = TypeVar("Read")


def read_rectangles(text: str) -> list[Rectangle]:
    """[page, x, y, width, height] each."""
    return _read(text or "[]", Rectangles, "rectangles")


def read_strokes(texts: Sequence[str]) -> list[Points]:
    """A text for each stroke: its points [x, y]."""
    if len(texts) > MOST_STROKES:
        raise BadInput(UNREADABLE, "strokes")
    return [_read(text, Stroke, "strokes") for text in texts]


def box_of(strokes: Iterable[Points], page: int) -> Rectangle:
    """What the strokes fill; a dot and a straight line fill something too."""
    xs, ys = zip(*chain.from_iterable(strokes), strict=True)
    left, top = min(xs), min(ys)
    return page, left, top, max(max(xs) - left, 0.001), max(max(ys) - top, 0.001)


def path_of(stroke: Points, width: float, height: float) -> str:
    """The `d` of an SVG path: curves from middle to middle, so that the points' corners are rounded off."""
    points = [(x * width, y * height) for x, y in stroke]
    middles = [((a + c) / 2, (b + d) / 2) for (a, b), (c, d) in pairwise(points)]
    curves = [f"Q{_at(point)} {_at(middle)}" for point, middle in zip(points[1:], middles[1:], strict=False)]
    return " ".join([f"M{_at(points[0])}", *curves, f"L{_at(points[-1])}"])


def _at(point: tuple[float, float]) -> str:
    return f"{point[0]:.1f} {point[1]:.1f}"


def _read(text: str, shape: Any, field: str) -> Any:
    try:
        return msgspec.json.decode(text, type=shape)
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        raise BadInput(UNREADABLE, field) from None
