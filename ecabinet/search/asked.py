"""What is looked for: the address of the page says all of it, so that a search can be kept and passed on."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlencode

import msgspec

from ecabinet.search.terms import Terms, terms

MOST_PAGES = 500


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """`plain` finds words with any marks; `old` finds versions that were replaced, too."""

    q: str = ""
    kind: str = ""
    meeting: int | None = None
    agency: int | None = None
    since: date | None = None
    until: date | None = None
    old: bool = False
    plain: bool = False
    page: int = 1

    @property
    def terms(self) -> Terms:
        return terms(self.q, plain=self.plain)

    @property
    def number(self) -> int:
        return min(max(1, self.page), MOST_PAGES)

    @property
    def narrowed(self) -> bool:
        return bool(self.kind or self.meeting or self.agency or self.since or self.until)

    def but(self, **changes: object) -> Asked:
        """The same with some of it changed, from its first page on."""
        return msgspec.structs.replace(self, page=1, **changes)

    def address(self, **changes: object) -> str:
        said = {name: value for name, value in msgspec.to_builtins(self.but(**changes)).items() if name != "page"}
        said = {name: 1 if value is True else value for name, value in said.items() if value not in (None, "", False)}
        return "/search" + (f"?{urlencode(said)}" if said else "")

    @property
    def address_of_page(self) -> str:
        """The address up to the page's number."""
        return f"{self.address()}&page="
