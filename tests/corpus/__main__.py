"""`python -m tests.corpus DIR`: every sample as a file, and `samples.json`, which says how it is sent and what must be.

The files are the same at every run, but for those that LibreOffice makes.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from tests.corpus.collection import HONEST, HOSTILE
from tests.corpus.sample import Sample


def write(folder: Path) -> None:
    told = [
        _written(folder / kind, one) for kind, of in (("hostile", HOSTILE), ("honest", HONEST)) for one in of.values()
    ]
    (folder / "samples.json").write_text(json.dumps(told, ensure_ascii=False, indent=1), encoding="utf-8")


def _written(folder: Path, one: Sample) -> dict[str, str]:
    path = folder / one.path
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(one.make())
    sent = one.sent.encode(errors="backslashreplace").decode()
    return {"path": str(path.relative_to(folder.parent)), "sent": sent, "must": one.must}


write(Path(sys.argv[1]))
