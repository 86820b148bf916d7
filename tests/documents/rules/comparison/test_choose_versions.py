"""Which two versions are compared when an address names both, one or none of them."""

from __future__ import annotations

import pytest

from documents.rules.comparison.choosing import chosen
from ecabinet.errors import NotFound


@pytest.mark.parametrize(
    ("old", "new", "two"),
    [
        (None, None, (3, 5)),
        (None, 3, (1, 3)),
        (None, 1, (3, 1)),
        (1, None, (1, 5)),
        (5, None, (5, 3)),
        (1, 3, (1, 3)),
        (5, 1, (5, 1)),
        (3, 3, (3, 3)),
    ],
)
def test_the_newest_and_the_one_before_it(old, new, two):
    assert chosen([5, 3, 1], old=old, new=new) == two


def test_one_version_has_nothing_beside_it():
    assert chosen([1], old=None, new=None) is None
    assert chosen([], old=None, new=None) is None


@pytest.mark.parametrize(("old", "new"), [(2, 3), (1, 4), (0, None), (None, -1)])
def test_a_version_that_is_not_there_is_not_found(old, new):
    with pytest.raises(NotFound):
        chosen([5, 3, 1], old=old, new=new)
