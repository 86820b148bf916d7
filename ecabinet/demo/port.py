"""The one listening socket, which every web process inherits: none is lost while one of them is started again."""

from __future__ import annotations

import errno
import socket
import time

from ecabinet.demo.errors import Unusable
from ecabinet.embedded.ports import HOST


def listen(port: int, *, patience: float = 0) -> socket.socket:
    """`patience` is how many seconds the web processes of a demo that was killed may take to let go of the port."""
    deadline = time.monotonic() + patience
    while True:
        try:
            return _listen(port)
        except OSError as error:
            if error.errno != errno.EADDRINUSE or time.monotonic() > deadline:
                raise Unusable(_why(error, port)) from error
            time.sleep(0.05)


def _listen(port: int) -> socket.socket:
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
        listener.listen(2048)
    except OSError:
        listener.close()
        raise
    return listener


def _why(error: OSError, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"port {port} is in use: stop what uses it, or choose another with --port"
    return f"port {port} cannot be used: {error.strerror}"
