"""The web process: uvicorn, which lets go of open sockets before it stops."""

from __future__ import annotations

import asyncio
import gc
import resource
import socket
from typing import Any

import uvicorn

from ecabinet import live
from ecabinet.app import create_app
from ecabinet.flooding import GuardedProtocol
from ecabinet.settings import Settings

LAST_WORDS = 0.3  # seconds in which who has connected already may say what he came for
OPEN_FILES = 65_536
CYCLES = (20_000, 5, 1000)  # new objects until a search among them, and how many of these until one among older ones


class Server(uvicorn.Server):
    """uvicorn waits for open sockets before it ends the application: ours are sent away first.

    It also hangs up on a connection that has not sent its request yet: such a one is given a moment, while nobody new
    is let in.
    """

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for server in self.servers:
            server.close()
        live.current().close()
        await asyncio.sleep(LAST_WORDS)
        await super().shutdown(sockets)


def serve(settings: Settings, *, host: str, port: int, fd: int | None) -> None:
    _allow_open_files()
    config = uvicorn.Config(create_app(settings), **_limits(settings), host=host, port=port, fd=fd)  # type: ignore[arg-type]
    sockets = [socket.socket(fileno=fd)] if fd is not None else None
    _seldom_look_for_cycles()
    Server(config).run(sockets=sockets)


def _allow_open_files() -> None:
    """Many systems begin with 1,024, which a room of a thousand would use up."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = OPEN_FILES if hard == resource.RLIM_INFINITY else min(OPEN_FILES, hard)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(soft, wanted), hard))


def _seldom_look_for_cycles() -> None:
    """A search through all that was imported and all open sockets holds up a room of a thousand for a tenth of a
    second, and Python would make one at every other change: few cycles ever live that long."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*CYCLES)


def _limits(settings: Settings) -> dict[str, Any]:
    return {
        "loop": "uvloop", "http": "httptools", "ws": GuardedProtocol, "lifespan": "on",
        "server_header": False, "access_log": False, "log_config": None,
        "timeout_graceful_shutdown": 5, "timeout_keep_alive": 15,
        "ws_max_size": settings.frame_bytes, "ws_max_queue": 8, "ws_per_message_deflate": False,
        "ws_ping_interval": settings.ping_interval, "ws_ping_timeout": settings.ping_interval,
        "proxy_headers": settings.environment == "production", "forwarded_allow_ips": "127.0.0.1",
    }  # fmt: skip
