"""Valkey on a loopback port, with a password and an append-only file."""

from __future__ import annotations

import signal
import socket
from pathlib import Path

from ecabinet.embedded.ports import HOST
from ecabinet.embedded.server import Server

SETTINGS = """
bind {host}
port {port}
requirepass {password}
dir {folder}
appendonly yes
save ""
maxmemory-policy noeviction
"""


class ValkeyServer(Server):
    title = "Valkey"
    name = "valkey"
    gentle = signal.SIGTERM

    @property
    def url(self) -> str:
        return f"redis://:{self.home.keys.read('valkey')}@{HOST}:{self.port}/0"

    def prepare(self) -> None:
        if not self.folder.exists():
            self.home.make("valkey")

    def command(self) -> list[str | Path]:
        return [self.home.valkey, "-"]

    def told(self) -> str:
        password = self.home.keys.read("valkey")
        return SETTINGS.format(host=HOST, port=self.port, password=password, folder=self.folder)

    def ready(self) -> bool:
        try:
            with socket.create_connection((HOST, self.port), timeout=1) as wire, wire.makefile("rwb") as lines:
                lines.write(f"AUTH {self.home.keys.read('valkey')}\r\nPING\r\n".encode())
                lines.flush()
                return [lines.readline(), lines.readline()] == [b"+OK\r\n", b"+PONG\r\n"]
        except OSError:
            return False
