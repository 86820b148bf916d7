"""`bin/bench NAME [--json]`."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from pathlib import Path

NAMES = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if not path.stem.startswith("_"))
SUPPORT = {"bare_votes", "floor", "place", "process", "long_paper", "looking", "pdfjs"}


def main() -> None:
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument("name", choices=[name for name in NAMES if name not in SUPPORT])
    parser.add_argument("--json", action="store_true", help="one line of JSON and nothing else")
    asked = parser.parse_args()
    found = importlib.import_module(f"bench.{asked.name}").measure()
    print(json.dumps(found, ensure_ascii=False) if asked.json else json.dumps(found, ensure_ascii=False, indent=2))
    sys.exit(0 if found.get("aim_met", True) else 1)


main()
