"""The pages that somebody has seen are kept as bits, and none is ever forgotten."""

from hypothesis import given
from hypothesis import strategies as st

from documents.rules.seen_pages import pages_in, with_pages

PAGES = st.sets(st.integers(min_value=1, max_value=20_000), max_size=40)


@given(PAGES, PAGES)
def test_what_was_seen_before_and_what_is_seen_now_are_seen(before, now):
    kept = with_pages(with_pages(b"", before), now)
    assert pages_in(kept) == sorted(before | now)


def test_the_first_page_is_the_lowest_bit():
    assert with_pages(b"", [1]) == b"\x01"
    assert with_pages(b"\x01", [9]) == b"\x01\x01"


def test_nothing_seen_takes_no_room():
    assert with_pages(b"", []) == b""
    assert pages_in(b"") == []
