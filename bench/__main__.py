"""`bin/bench NAME [--json]`; a benchmark may take numbers of its own: `bin/bench room --sockets 1000`."""

from __future__ import annotations

import argparse
import importlib
import json
import sys
from pathlib import Path

NAMES = sorted(path.stem for path in Path(__file__).parent.glob("*.py") if not path.stem.startswith("_"))
SUPPORT = {
    "bare_fanout", "bare_votes", "counted_web", "crowd", "crowds", "floor", "halls", "place", "process", "long_paper",
    "looking", "pdfjs",
}  # fmt: skip


def main() -> None:
    parser = argparse.ArgumentParser(prog="bin/bench", description=__doc__)
    parser.add_argument("name", choices=[name for name in NAMES if name not in SUPPORT])
    parser.add_argument("--json", action="store_true", help="one line of JSON and nothing else")
    asked, _ = parser.parse_known_args()
    bench = importlib.import_module(f"bench.{asked.name}")
    options = getattr(bench, "OPTIONS", {})
    for option, usual in options.items():
        parser.add_argument(f"--{option}", type=int, default=usual)
    chosen = vars(parser.parse_args())
    found = bench.measure(**{option: chosen[option] for option in options})
    print(json.dumps(found, ensure_ascii=False) if asked.json else json.dumps(found, ensure_ascii=False, indent=2))
    sys.exit(0 if found.get("aim_met", True) else 1)


main()
