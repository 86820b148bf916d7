"""What may follow `bin/demo`."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent


@dataclass(frozen=True)
class Arguments:
    port: int
    data: Path
    reset: bool
    web: int
    reload: bool


def parse(given: list[str] | None = None) -> Arguments:
    parser = argparse.ArgumentParser(prog="bin/demo", description="Run e-Cabinet on this machine with sample data.")
    parser.add_argument("--port", type=_port, default=8000, help="where to listen on 127.0.0.1 (default 8000)")
    parser.add_argument("--data", type=Path, default=ROOT / "var", metavar="DIR", help="data folder (default var/)")
    parser.add_argument("--reset", action="store_true", help="remove the data first and start afresh")
    parser.add_argument("--web", type=_count, default=1, metavar="N", help="web processes (default 1)")
    parser.add_argument("--reload", action="store_true", help="start web and worker again when a file changes")
    return Arguments(**vars(parser.parse_args(given)))


def _port(text: str) -> int:
    return _between(text, 1, 65_535)


def _count(text: str) -> int:
    return _between(text, 1, 32)


def _between(text: str, low: int, high: int) -> int:
    number = int(text)
    if not low <= number <= high:
        raise argparse.ArgumentTypeError(f"must be between {low} and {high}")
    return number
