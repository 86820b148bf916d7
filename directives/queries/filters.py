"""What a list of directives is narrowed to: the address says it, and every figure links to such an address."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

import msgspec

from directives.rules.states import POSSIBLE
from ecabinet.vietnamese import fold

OPEN = ("open_in_time", "open_overdue", "open_no_deadline")
DONE = ("done_on_time", "done_late", "done_no_deadline")
ISSUED = (*OPEN, *DONE, "cancelled")
GROUPS: dict[str, tuple[str, ...]] = {
    **{word: (word,) for word in (*ISSUED, "draft")},
    "all": ISSUED,
    "open": OPEN,
    "done": DONE,
    "done_dated": ("done_on_time", "done_late"),
}
STATES = frozenset(state for states in POSSIBLE.values() for state in states) | {"done", "cancelled"}


class Choice(msgspec.Struct, frozen=True):
    """A tab: classes, and perhaps one state, or the days within which the deadline falls."""

    classes: tuple[str, ...]
    state: str | None = None
    due: int | None = None

    def holds(self, class_: str, state: str, days_left: int | None) -> bool:
        return (
            class_ in self.classes
            and self.state in (None, state)
            and (self.due is None or (days_left is not None and days_left <= self.due))
        )


class Filters(msgspec.Struct, frozen=True, rename={"class_": "class"}):
    """`source` is a document's number, or meeting-17; `on` is the day at whose end the list is taken."""

    agency: int | None = None
    class_: str = ""
    due: int | None = None
    source: str | None = None
    state: str | None = None
    q: str | None = None
    done_since: date | None = None
    on: date | None = None
    page: int = 1

    @property
    def choice(self) -> Choice:
        """An address that says no class means the open ones, unless it asks for a state."""
        state = self.state if self.state in STATES else None
        classes = GROUPS.get(self.class_) or ((*ISSUED, "draft") if state else OPEN)
        return Choice(classes, state, self.due)

    @property
    def document(self) -> str | None:
        return None if self.meeting else self.source

    @property
    def meeting(self) -> int | None:
        head, _, number = (self.source or "").partition("meeting-")
        return int(number) if not head and number.isascii() and number.isdigit() and len(number) < 10 else None

    @property
    def pattern(self) -> str | None:
        """For LIKE: a percent sign that was typed is looked for as such."""
        if not self.q:
            return None
        folded = fold(" ".join(self.q.split())).replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
        return f"%{folded}%"

    def address(self, **changes: object) -> str:
        """The address of this list with some of it changed; the page starts anew unless it is given."""
        asked = {**msgspec.to_builtins(self), "page": None, **changes}
        said = {key: value for key, value in asked.items() if value not in (None, "")}
        return "/directives" + (f"?{urlencode(said)}" if said else "")

    @property
    def address_of_page(self) -> str:
        """The address up to the page's number."""
        address = self.address()
        return f"{address}{'&' if '?' in address else '?'}page="
