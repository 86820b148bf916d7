"""The one listening socket."""

from __future__ import annotations

import socket
import threading

import pytest

from ecabinet.demo.errors import Unusable
from ecabinet.demo.port import listen
from ecabinet.embedded.ports import free_port


def test_a_busy_port_is_told_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(Unusable, match=f"port {port} is in use: stop what uses it, or choose another with --port"):
            listen(port)


def test_it_waits_for_the_web_processes_of_a_demo_that_was_killed() -> None:
    other = socket.create_server(("127.0.0.1", free_port()))
    port = other.getsockname()[1]
    threading.Timer(0.2, other.close).start()
    with listen(port, patience=10) as ours:
        assert ours.getsockname()[1] == port
