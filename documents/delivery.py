"""How a file leaves us: as what it is, under its own name, with nothing that a browser could make run."""

from __future__ import annotations

import unicodedata
from urllib.parse import quote

from documents.queries.versions import VersionRow

MEDIA_TYPES = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
SHOWN_IN_PLACE = {"pdf"}
# Measured in Chromium: its PDF viewer opens under this, the strictest policy there is.
POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"


def headers(version: VersionRow) -> dict[str, str]:
    way = "inline" if version.format in SHOWN_IN_PLACE else "attachment"
    return {"content-disposition": _disposition(way, version.name), **_of_any(version.size)}


def copy_headers(name: str, size: int) -> dict[str, str]:
    """Of a file that is always saved, never shown in place."""
    return {"content-disposition": _disposition("attachment", name), **_of_any(size)}


def picture_headers(size: int) -> dict[str, str]:
    """Of the image of a page. It is asked for again when it comes back into view, since it may lie in no cache."""
    return _of_any(size)


def _of_any(size: int) -> dict[str, str]:
    return {
        "content-length": str(size),
        "content-security-policy": POLICY,
        "x-content-type-options": "nosniff",
        "cross-origin-resource-policy": "same-origin",
        "cache-control": "no-store",
    }


def _disposition(way: str, name: str) -> str:
    """RFC 6266: an ASCII name for the old, the true one for the rest."""
    return f"{way}; filename=\"{_ascii(name)}\"; filename*=UTF-8''{quote(name, safe='')}"


def _ascii(name: str) -> str:
    spread = unicodedata.normalize("NFD", name.replace("đ", "d").replace("Đ", "D"))
    kept = "".join(c for c in spread if not unicodedata.combining(c))
    return "".join(c if c.isascii() and c.isprintable() and c not in '"\\' else "_" for c in kept)
