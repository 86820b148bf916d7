"""Which pages of a paper somebody has seen: one bit for each, page 1 the lowest of the first byte."""

from __future__ import annotations

from collections.abc import Iterable


def with_pages(seen: bytes, pages: Iterable[int]) -> bytes:
    bits = int.from_bytes(seen, "little")
    for page in pages:
        bits |= 1 << (page - 1)
    return bits.to_bytes((bits.bit_length() + 7) // 8, "little")


def pages_in(seen: bytes) -> list[int]:
    bits = int.from_bytes(seen, "little")
    return [n + 1 for n in range(bits.bit_length()) if bits >> n & 1]
