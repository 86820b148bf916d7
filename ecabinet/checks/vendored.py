"""What others wrote lies in the project byte for byte as it came."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator

from ecabinet.checks.files import ROOT, STATIC

VENDOR = STATIC / "vendor"
MANIFEST = VENDOR / "MANIFEST.json"


def faults() -> Iterator[str]:
    listed = {entry["file"]: entry["sha256"] for entry in json.loads(MANIFEST.read_text("utf-8"))}
    for name, wanted in listed.items():
        path = ROOT / name
        if not path.exists():
            yield f"{name} is missing"
        elif hashlib.sha256(path.read_bytes()).hexdigest() != wanted:
            yield f"{name} is not what the manifest says"
    for path in sorted(VENDOR.rglob("*")):
        name = str(path.relative_to(ROOT))
        if path.is_file() and path != MANIFEST and name not in listed:
            yield f"{name} is not in the manifest"
