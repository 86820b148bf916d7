"""`ecabinet papers …`: papers at hand, without a server, a database or a setting."""

from __future__ import annotations

import argparse
from typing import Any

from ecabinet import papers_compare, papers_inspect


def add_to(commands: argparse._SubParsersAction[Any]) -> None:
    papers = commands.add_parser("papers", help="look into papers at hand")
    acts = papers.add_subparsers(dest="act", required=True)
    papers_inspect.add(acts.add_parser("inspect", help="what would become of a file that is sent"))
    papers_compare.add(acts.add_parser("compare", help="what NEW says that OLD did not, by clause and by word"))


def run(asked: argparse.Namespace) -> int:
    """The exit code."""
    return papers_inspect.run(asked) if asked.act == "inspect" else papers_compare.run(asked)
