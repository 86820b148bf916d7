"""`python -m ecabinet.demo`: start, say when it is ready, watch, and stop."""

from __future__ import annotations

import os
import sys

from ecabinet.demo.accounts import table
from ecabinet.demo.arguments import Arguments, parse
from ecabinet.demo.errors import Unusable
from ecabinet.demo.folder import DataFolder
from ecabinet.demo.installation import Installation
from ecabinet.demo.port import listen
from ecabinet.demo.ready import served
from ecabinet.demo.reload import reloading
from ecabinet.demo.supervisor import Stopped, Supervisor, say
from ecabinet.demo.system import System
from ecabinet.embedded import ServerFailed


def main() -> int:
    arguments = parse()
    try:
        return run(arguments)
    except (Unusable, ServerFailed, OSError) as why:
        sys.stderr.write(f"demo: {why}\n")
        return 2


def run(arguments: Arguments) -> int:
    with (
        DataFolder.open(arguments.data) as folder,
        listen(arguments.port, patience=9 if folder.left_running else 0) as listener,
    ):
        supervisor = Supervisor()
        try:
            start(arguments, folder, System(folder, listener, supervisor, dev=arguments.reload))
            supervisor.watch(each=reloading(supervisor) if arguments.reload else None)
        except Stopped:
            say("stopping")
        finally:
            supervisor.stop()
    return 0


def start(arguments: Arguments, folder: DataFolder, system: System) -> None:
    installation = Installation(folder, system)
    if arguments.reset or not installation.finished:
        folder.clear()
    system.start_servers()
    installation.bring_up_to_date()
    system.start_web(arguments.web)
    system.supervisor.wait_for(lambda: served(system.base_url), what="the first page", within=60)
    system.start_worker()
    say(f"ready: {system.base_url}")
    say(table(folder.path / "accounts.json"))


if __name__ == "__main__":
    os.umask(0o077)
    sys.exit(main())
