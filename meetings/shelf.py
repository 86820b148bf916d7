"""Where finished packs lie: one file each beside the papers, which goes after its row."""

from __future__ import annotations

import time
from collections.abc import Collection
from pathlib import Path

from ecabinet.settings import settings

LONGEST_WORK = 3600  # seconds; what nobody has a row for and is older is no worker's work any more


def place_of(pack: int) -> Path:
    return _shelf() / f"{pack}.pdf"


def clear(kept: Collection[int]) -> None:
    """All files but those of the packs that are kept; what a killed worker left half written goes too."""
    wanted = {place_of(pack) for pack in kept}
    for path in _shelf().glob("*"):
        if path not in wanted and path.stat().st_mtime < time.time() - LONGEST_WORK:
            path.unlink(missing_ok=True)


def _shelf() -> Path:
    return settings().data_dir / "packs"
