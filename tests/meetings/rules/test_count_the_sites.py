"""The sites of a conference: what a list of delegates says, and who counts as connected."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from ecabinet.errors import RuleBroken
from meetings.rules.sites import DELEGATES, Named, State, delegates_of, state_of, totals


@dataclass(frozen=True)
class Site:
    state: State
    headcount: int


def test_a_site_goes_from_waiting_to_declared_to_connected_to_left() -> None:
    steps = [(False, False, False), (True, False, False), (True, True, False), (True, True, True)]
    states = [state_of(connected=connected, confirmed=confirmed, left=left) for connected, confirmed, left in steps]
    assert states == ["waiting", "declared", "connected", "left"]


def test_who_has_said_so_counts_and_who_has_left_does_not() -> None:
    found = totals([Site("waiting", 0), Site("declared", 12), Site("connected", 30), Site("left", 50)])
    assert (found.sites, found.connected, found.declared, found.people) == (4, 2, 1, 42)


def test_a_delegate_is_a_line_and_his_post_stands_after_the_first_comma() -> None:
    found = delegates_of("Chủ tịch tỉnh, Trưởng đoàn, Ủy viên\n\n  Giám đốc Sở Tài chính  \n")
    assert found == (Named("Chủ tịch tỉnh", "Trưởng đoàn, Ủy viên"), Named("Giám đốc Sở Tài chính"))


@pytest.mark.parametrize("text", [", Giám đốc", "A" * 201, "A, " + "B" * 201, "A\n" * (DELEGATES + 1)])
def test_what_is_no_list_of_delegates_is_refused_at_its_field(text: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        delegates_of(text)
    assert refused.value.field == "delegates"
