"""The tabs of the top band."""

from __future__ import annotations

import pytest

from ecabinet.navigation import entries


@pytest.mark.parametrize(
    ("duties", "path", "current", "tabs"),
    [
        ({"member"}, "/", "/", ["/", "/meetings", "/directives", "/overview"]),
        ({"member"}, "/meetings/17/agenda", "/meetings", ["/", "/meetings", "/directives", "/overview"]),
        ({"office", "office_head"}, "/overview", "/overview", ["/overview", "/", "/meetings", "/directives"]),
        ({"ministry"}, "/directives", "/directives", ["/", "/directives", "/overview"]),
        ({"auditor"}, "/journal", "/journal", ["/journal"]),
        ({"admin"}, "/accounts", None, ["/"]),
        ({"member", "ministry"}, "/papers/88", "/meetings", ["/", "/meetings", "/directives", "/overview"]),
        (set(), "/", "/", ["/", "/meetings"]),
    ],
)
def test_duties_decide_the_tabs(duties: set[str], path: str, current: str | None, tabs: list[str]):
    found = entries(frozenset(duties), path)
    assert [entry.href for entry in found] == tabs
    assert next((entry.href for entry in found if entry.current), None) == current
