"""`ecabinet serve | worker | migrate | seed | check`: what runs on servers of one's own; `papers` needs none."""

from __future__ import annotations

import argparse
import asyncio
import logging
import sys

from ecabinet import papers_cli
from ecabinet.settings import Settings, use


def main(arguments: list[str] | None = None) -> None:
    asked = _parser().parse_args(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    if asked.command == "papers":
        sys.exit(papers_cli.run(asked))
    settings = Settings.from_environment()
    use(settings)
    if asked.command == "serve":
        _serve(settings, asked)
    elif asked.command == "worker":
        from ecabinet import worker

        asyncio.run(worker.run(settings))
    elif asked.command == "migrate":
        asyncio.run(_migrate(settings))
    elif asked.command == "seed":
        from ecabinet.seeding import seed

        asyncio.run(seed(settings))
    else:
        sys.exit(asyncio.run(_check(settings)))


async def _check(settings: Settings) -> int:
    from documents import fitness
    from ecabinet.checking import faults

    files = await fitness.look()
    found = [*await faults(settings), *files.faults]
    print("\n".join([*files.notes, *(found or ["ok"])]))
    return 1 if found else 0


async def _migrate(settings: Settings) -> None:
    """The tables by their owner; then the register of agencies, which every installation needs, by the application."""
    from ecabinet import db, register
    from ecabinet.migrate import migrate

    await migrate(settings)
    await db.connect(settings)
    try:
        await register.load()
    finally:
        await db.disconnect()


def _serve(settings: Settings, asked: argparse.Namespace) -> None:
    from ecabinet.server import serve

    serve(settings, host=asked.host, port=asked.port, fd=asked.fd)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="ecabinet", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    serve = commands.add_parser("serve", help="answer requests")
    serve.add_argument("--host", default="127.0.0.1")
    serve.add_argument("--port", type=int, default=8000)
    serve.add_argument("--fd", type=int, help="a listening socket, shared with other processes")
    commands.add_parser("worker", help="do the jobs that committed acts leave behind")
    commands.add_parser("migrate", help="bring the database to this version, as its owner")
    commands.add_parser("seed", help="fill an empty database with sample data")
    commands.add_parser("check", help="say what is unsafe about the servers; exit 1 if anything is")
    papers_cli.add_to(commands)
    return parser


if __name__ == "__main__":
    main()
