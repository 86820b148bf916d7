"""File names as people send them: made harmless to show and to save, never used as a path."""

from __future__ import annotations

import unicodedata

LONGEST = 120
INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}


def clean_name(name: str) -> str:
    """The last part of the name without invisible or reserved characters; long names keep their extension."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rsplit("/", 1)[-1]
    shown = "".join("_" if c in '<>:"|?*' else c for c in last if unicodedata.category(c) not in INVISIBLE)
    shown = " ".join(shown.split()).strip(". ")
    if len(shown) <= LONGEST:
        return shown or "file"
    stem, dot, extension = shown.rpartition(".")
    kept = dot + extension[:10] if dot else ""
    return (stem or extension)[: LONGEST - len(kept)].rstrip(". ") + kept


def extension(name: str) -> str:
    """The extension in lower case without its dot, or nothing."""
    stem, dot, last = clean_name(name).rpartition(".")
    return last.lower() if dot and stem else ""
