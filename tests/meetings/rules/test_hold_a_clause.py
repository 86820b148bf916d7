"""A clause is held for who writes it, and for half a minute after his last word."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from ecabinet.errors import RuleBroken
from meetings.rules import holds

NOW = datetime(2026, 11, 30, 2, 0, tzinfo=UTC)
HIM, HER = 7, 8


def test_it_lasts_half_a_minute() -> None:
    assert holds.until(NOW) - NOW == timedelta(seconds=30)


@pytest.mark.parametrize(("holder", "held"), [(None, False), (HER, False), (HIM, True)])
def test_another_person_finds_it_held(holder: int | None, held: bool) -> None:
    assert holds.is_held(holder, HER) is held
    if held:
        with pytest.raises(RuleBroken, match="is writing clause"):
            holds.require_free(holder, HER, name="Vụ Tổng hợp", n=3)
    else:
        holds.require_free(holder, HER, name="Vụ Tổng hợp", n=3)


@pytest.mark.parametrize(("silent", "gone"), [(0, False), (9, False), (10, True), (29, True)])
def test_it_is_taken_over_only_from_who_has_been_silent(silent: int, gone: bool) -> None:
    until = holds.until(NOW - timedelta(seconds=silent))
    if gone:
        holds.require_gone(until, now=NOW, name="Vụ Tổng hợp", n=3)
    else:
        with pytest.raises(RuleBroken):
            holds.require_gone(until, now=NOW, name="Vụ Tổng hợp", n=3)
