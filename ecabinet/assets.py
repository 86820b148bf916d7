"""Files of `static/` as pages name them: each address carries a fingerprint, so that browsers may keep it for ever."""

from __future__ import annotations

import hashlib
import os
import re
from functools import cache, lru_cache
from pathlib import Path

STATIC = Path(__file__).parent.parent / "static"


@lru_cache(maxsize=0 if os.environ.get("ECABINET_DEV") == "1" else None)
def asset(name: str) -> str:
    fingerprint = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:8]
    return f"/static/{name}?v={fingerprint}"


@cache
def sprite_names() -> frozenset[str]:
    """The icons that pages may name."""
    return frozenset(re.findall(r'<symbol id="([a-z0-9-]+)"', (STATIC / "icons.svg").read_text()))
