"""The tabs of the top band: which pages a person's duties lead to."""

from __future__ import annotations

from functools import lru_cache

import msgspec

from ecabinet.i18n import N_


class Tab(msgspec.Struct, frozen=True):
    href: str
    icon: str
    label: str


class Entry(msgspec.Struct, frozen=True):
    href: str
    icon: str
    label: str
    current: bool


TODAY = Tab("/", "house", N_("Today"))
MEETINGS = Tab("/meetings", "calendar-days", N_("Meetings"))
DIRECTIVES = Tab("/directives", "list-checks", N_("Directives"))
OVERVIEW = Tab("/overview", "landmark", N_("Overview"))
JOURNAL = Tab("/journal", "scroll-text", N_("Journal"))

BY_DUTY = {
    "office": (OVERVIEW, TODAY, MEETINGS, DIRECTIVES),
    "office_head": (OVERVIEW, TODAY, MEETINGS, DIRECTIVES),
    "member": (TODAY, MEETINGS, DIRECTIVES, OVERVIEW),
    "ministry": (TODAY, DIRECTIVES, OVERVIEW),
    "auditor": (JOURNAL,),
    "admin": (TODAY,),
}
# Substitutes, invitees and secretaries have no duty, only a capacity in a meeting.
GUEST = (TODAY, MEETINGS)
# Pages that belong to a tab without standing under its address.
HOMES = {"/items": "/meetings", "/ballots": "/meetings", "/papers": "/meetings", "/agencies": "/overview"}


def entries(duties: frozenset[str], path: str) -> tuple[Entry, ...]:
    section = "/" + path.split("/", 2)[1]
    return _entries(duties, HOMES.get(section, section))


@lru_cache(maxsize=256)
def _entries(duties: frozenset[str], section: str) -> tuple[Entry, ...]:
    tabs = dict.fromkeys(tab for duty, tabs in BY_DUTY.items() if duty in duties for tab in tabs)
    return tuple(Entry(tab.href, tab.icon, tab.label, tab.href == section) for tab in tabs or GUEST)
