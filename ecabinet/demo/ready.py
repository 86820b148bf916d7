"""Whether the first page is served."""

from __future__ import annotations

from http.client import HTTPConnection, HTTPException
from urllib.parse import urlsplit

FIRST_PAGE = "/session/new"


def served(base_url: str) -> bool:
    wire = HTTPConnection(urlsplit(base_url).netloc, timeout=5)
    try:
        wire.request("GET", FIRST_PAGE)
        return wire.getresponse().status == 200
    except (OSError, HTTPException):
        return False
    finally:
        wire.close()
