"""For development: web and worker start again when one of their files changes."""

from __future__ import annotations

from collections.abc import Callable

from ecabinet.demo.arguments import ROOT
from ecabinet.demo.installation import PACKAGES
from ecabinet.demo.program import Wave
from ecabinet.demo.supervisor import Supervisor, say

WATCHED = (*PACKAGES, "locale")  # templates are read anew by the web process itself
SUFFIXES = {".py", ".po", ".sql"}


def reloading(supervisor: Supervisor) -> Callable[[], None]:
    """What to call now and then; a few hundred files are looked at in some milliseconds."""
    seen = newest_change()

    def look() -> None:
        nonlocal seen
        now = newest_change()
        if now != seen:
            seen = now
            say("a file changed: starting web and worker again")
            supervisor.restart(Wave.PROGRAM)

    return look


def newest_change() -> tuple[int, int]:
    """Of all files the youngest, and how many there are: one that was removed counts as well."""
    files = [path for folder in WATCHED for path in (ROOT / folder).rglob("*") if path.suffix in SUFFIXES]
    return max((path.stat().st_mtime_ns for path in files), default=0), len(files)
