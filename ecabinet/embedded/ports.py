"""Free ports of this machine."""

from __future__ import annotations

import secrets
import socket

HOST = "127.0.0.1"


def free_port() -> int:
    """Below the numbers that the kernel gives to outgoing connections, so that it is still free after a crash."""
    while True:
        port = 20_000 + secrets.randbelow(12_000)
        if port_is_free(port):
            return port


def port_is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            return False
        return True
