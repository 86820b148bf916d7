"""What the address of a comparison asks for, and the addresses that ask for a little else."""

from __future__ import annotations

from urllib.parse import urlencode

import msgspec


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """Two versions, the change to begin at, the folded rows that are shown, and whether the texts stand abreast."""

    old: int | None = None
    new: int | None = None
    at: int = 1
    shown: list[int] = []
    abreast: bool = False


class Address(msgspec.Struct, frozen=True, kw_only=True):
    """The page of a comparison as it is asked for, from which each of its links differs in one thing."""

    paper: int
    asked: Asked

    def at(self, change: int, part: str = "") -> str:
        return self._with(at=change) + f"#{part or f'c{change}'}"

    def show(self, place: int) -> str:
        return self._with(shown=[*self.asked.shown, place]) + f"#r{place}"

    def hide(self, place: int) -> str:
        return self._with(shown=[one for one in self.asked.shown if one != place]) + f"#r{place}"

    def turned(self) -> str:
        return self._with(abreast=not self.asked.abreast)

    def docx(self) -> str:
        return f"/papers/{self.paper}/comparison.docx?old={self.asked.old}&new={self.asked.new}"

    def _with(self, **changes: object) -> str:
        asked = msgspec.structs.replace(self.asked, **changes)
        told = [("old", asked.old), ("new", asked.new), ("at", asked.at), *(("shown", one) for one in asked.shown)]
        return f"/papers/{self.paper}/comparison?{urlencode(told + [('abreast', 1)] * asked.abreast)}"
