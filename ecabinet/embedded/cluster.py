"""PostgreSQL with passwords and two roles: one owns the tables and migrates, the application may do neither."""

from __future__ import annotations

import signal
import subprocess
from pathlib import Path

from ecabinet.embedded.logs import telling
from ecabinet.embedded.ports import HOST
from ecabinet.embedded.server import QUIET, Server, ServerFailed, guarded, in_memory

SUPERUSER, OWNER, APPLICATION = "superuser", "ecabinet_owner", "ecabinet_app"
ROLES = (SUPERUSER, OWNER, APPLICATION)
DATABASE = "ecabinet"

INITDB = (
    "--encoding=UTF8",
    "--locale=C",
    "--locale-provider=builtin",
    "--builtin-locale=C.UTF-8",
    "--auth=scram-sha-256",
    "--no-instructions",
)

# On the command line, where no file that somebody edits can undo what an answered vote relies on.
SETTINGS = (
    f"listen_addresses={HOST}",
    "unix_socket_directories=",
    "fsync=on",
    "synchronous_commit=on",
    "full_page_writes=on",
    "max_connections=200",
    "timezone=UTC",
    "log_timezone=UTC",
    "log_checkpoints=off",
)

ROLES_AND_DATABASE = """
CREATE ROLE {owner} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '{owner_password}';
CREATE ROLE {application} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE PASSWORD '{application_password}';
CREATE DATABASE {database} OWNER {owner};
REVOKE ALL ON DATABASE {database} FROM PUBLIC;
GRANT CONNECT ON DATABASE {database} TO {application};
REVOKE CONNECT ON DATABASE template1 FROM PUBLIC;
"""


class Cluster(Server):
    title = "PostgreSQL"
    name = "pg"
    gentle = signal.SIGINT
    urgent = signal.SIGQUIT

    def url(self, role: str = APPLICATION, database: str = DATABASE) -> str:
        return f"postgresql://{role}:{self.home.keys.read(role)}@{HOST}:{self.port}/{database}"

    def prepare(self) -> None:
        if not self.folder.exists():
            self._make()
        elif not self.home.keys.holds(*ROLES):
            raise ServerFailed(f"{self.folder} is there, but its passwords in {self.home.keys.folder} are not")
        # Nobody runs in the folder, we hold its lock: what the file says is of a server that was killed,
        # and PostgreSQL would refuse to start if another process has that number by now.
        (self.folder / "postmaster.pid").unlink(missing_ok=True)

    def command(self) -> list[str | Path]:
        settings = [f"-c{setting}" for setting in (*SETTINGS, f"port={self.port}")]
        return [self._program("postgres"), "-D", self.folder, *settings]

    def ready(self) -> bool:
        """The server itself writes down its state, in the last line of this file."""
        try:
            lines = (self.folder / "postmaster.pid").read_text("ascii").split("\n")
        except FileNotFoundError:
            return False
        assert self.process is not None
        return lines[0] == str(self.process.pid) and len(lines) > 7 and lines[7].strip() == "ready"

    def _make(self) -> None:
        """Under another name until it is whole, so that a crash leaves nothing half made."""
        draft = self.home.make("pg.new")
        passwords = {role: self.home.keys.read(role) for role in ROLES}
        self._run("initdb", *INITDB, "-D", draft, "-U", SUPERUSER, "--pwfile=/dev/stdin", told=passwords[SUPERUSER])
        sql = ROLES_AND_DATABASE.format(
            owner=OWNER, owner_password=passwords[OWNER], database=DATABASE,
            application=APPLICATION, application_password=passwords[APPLICATION],
        )  # fmt: skip
        self._run("postgres", "--single", "-D", draft, "-cexit_on_error=on", "postgres", told=sql)
        draft.rename(self.folder)

    def _run(self, program: str, *arguments: str | Path, told: str) -> None:
        command = [*guarded(signal.SIGTERM, self.home.uid), self._program(program), *arguments]
        with in_memory(told) as stdin:
            done = subprocess.run(
                command, stdin=stdin, capture_output=True, text=True, cwd="/", env=QUIET, check=False
            )  # fmt: skip
        if done.returncode:
            raise ServerFailed(f"{self.title} could not be set up in {self.folder}: {telling(done.stderr)}")

    def _program(self, name: str) -> Path:
        return self.home.postgres / "bin" / name
