"""`python -m ecabinet.checks`: all of them; exit 1 when there is a fault."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator

from ecabinet.checks import markup, migrations, sources, templates, translations, vendored

CHECKS: dict[str, Callable[[], Iterator[str]]] = {
    "templates compile and name only what there is": templates.faults,
    "no script, style or address of others in a page": markup.faults,
    "every message has its translation": translations.faults,
    "no Markup and no lost condition": sources.faults,
    "no pending migration": migrations.faults,
    "vendored files are what the manifest says": vendored.faults,
}


def main() -> int:
    failed = False
    for title, check in CHECKS.items():
        found = list(check())
        failed = failed or bool(found)
        print(f"{'FAULT' if found else 'ok   '} {title}")
        for line in found:
            print(f"      {line}")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
