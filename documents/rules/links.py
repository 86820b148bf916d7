"""Where a link may lead: to the web, to a mail box, to a telephone, or to a place in the paper itself."""

from __future__ import annotations

import re
from urllib.parse import unquote

LINKS = frozenset({"http", "https", "mailto", "tel"})
# An address as people write it, without http; not a file on a share or a drive.
NO_SCHEME = re.compile(r"(?!//)[^:\\/?#]*([/?#][^\\]*)?")


def is_plain_link(target: str) -> bool:
    """Anything else - a file, a share, a script - acts on the machine of the one who follows it."""
    bare = _bare(target)
    return NO_SCHEME.fullmatch(bare) is not None or bare.partition(":")[0].lower() in LINKS


def _bare(target: str) -> str:
    """Viewers pass over spaces and control characters, so that `java\\nscript:` is a script too."""
    plain = unquote(target)
    return (plain if plain.isprintable() else "".join(c for c in plain if c.isprintable())).strip()
