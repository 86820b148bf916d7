"""How a name may be written in a PDF: each letter as itself or as #xx."""

from __future__ import annotations

import re

END_OF_NAME = rb"(?=[\x00\t\n\x0c\r ()<>\[\]{}/%]|$)"


def name_pattern(groups: dict[str, tuple[str, ...]]) -> re.Pattern[bytes]:
    """A pattern that finds any of these names however it is escaped; `lastgroup` says of which group it is."""
    alternatives = [
        b"(?P<%s>%s)" % (group.encode(), b"|".join(_spelled(name) for name in names)) for group, names in groups.items()
    ]
    return re.compile(b"/(?:" + b"|".join(alternatives) + b")" + END_OF_NAME)


def _spelled(name: str) -> bytes:
    return b"".join(b"(?:%s|#%s)" % (re.escape(c.encode()), _either_case(f"{ord(c):02x}")) for c in name)


def _either_case(digits: str) -> bytes:
    return "".join(f"[{d}{d.upper()}]" if d.isalpha() else d for d in digits).encode()
