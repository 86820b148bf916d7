"""Whether the database is made, filled and as the code wants it; what is up to date is not done again."""

from __future__ import annotations

import hashlib
import json

from ecabinet.demo.arguments import ROOT
from ecabinet.demo.errors import Unusable
from ecabinet.demo.folder import DataFolder
from ecabinet.demo.program import ending
from ecabinet.demo.supervisor import say
from ecabinet.demo.system import System

PACKAGES = ("ecabinet", "documents", "meetings", "directives")


class Installation:
    """`installation.json` is written when all is done: what was begun and never finished starts afresh."""

    def __init__(self, folder: DataFolder, system: System) -> None:
        self._file = folder.path / "installation.json"
        self._system = system

    @property
    def finished(self) -> bool:
        return self._file.exists()

    def bring_up_to_date(self) -> None:
        code = code_fingerprint()
        if not self.finished:
            say("making the database and the sample data; this is done once")
            self._run("migrate")
            self._run("seed")
        elif self._made_by() != code:
            self._run("migrate")
        self._file.write_text(json.dumps({"code": code}))

    def _made_by(self) -> str:
        try:
            return str(json.loads(self._file.read_text())["code"])
        except (ValueError, KeyError, TypeError):
            raise Unusable(f"{self._file} is damaged: --reset starts afresh") from None

    def _run(self, command: str) -> None:
        process = self._system.spawn(command, [command], owner=True)
        try:
            self._system.supervisor.wait_for(lambda: process.poll() is not None, what=command, within=900)
        finally:
            if process.poll() is None:
                process.kill()
                process.wait()
        if process.returncode:
            raise Unusable(f"{command} failed ({ending(process)}): {self._system.why(command)}")


def code_fingerprint() -> str:
    """Changes with any of our Python and SQL: migrating once too often costs a second, too seldom a page."""
    found = hashlib.sha256()
    for package in PACKAGES:
        for path in sorted((ROOT / package).rglob("*")):
            if path.suffix in {".py", ".sql"}:
                found.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return found.hexdigest()
