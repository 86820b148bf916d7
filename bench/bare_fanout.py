"""The floor under a live screen: a bare Litestar fan-out of given frames; `python -m bench.bare_fanout --fd N`.

It knows nobody, reads nothing and draws nothing; uvicorn is told the same as ours, so that neither compresses.
"""

from __future__ import annotations

import argparse
import socket
import time
from collections import defaultdict

import uvicorn
from litestar import Litestar, WebSocket, get, post, websocket
from litestar.exceptions import WebSocketDisconnect
from litestar.params import FromPath

from ecabinet.server import _limits
from ecabinet.settings import Settings, use

groups: dict[str, set[WebSocket]] = defaultdict(set)


@websocket("/live/{group:str}")
async def live(socket: WebSocket, group: FromPath[str]) -> None:
    await socket.accept()
    await socket.send_text("welcome")
    groups[group].add(socket)
    try:
        while (await socket.receive())["type"] != "websocket.disconnect":
            pass
    except WebSocketDisconnect:
        pass
    finally:
        groups[group].discard(socket)


@post("/say", status_code=200)
async def say(data: dict[str, str]) -> float:
    """To each socket the frame of its group, one after the other; the moment at which it began."""
    begun = time.monotonic()
    for group, frame in data.items():
        for one in list(groups[group]):
            await one.send_text(frame)
    return begun


@get("/health")
async def health() -> str:
    return "ok"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fd", type=int, required=True)
    wire = socket.socket(fileno=parser.parse_args().fd)
    app = Litestar([live, say, health], openapi_config=None, request_max_body_size=None)
    settings = Settings(database_url="", secret_key=b"")
    use(settings)  # its sockets ask how large a frame may be
    uvicorn.Server(uvicorn.Config(app, **_limits(settings))).run(sockets=[wire])


if __name__ == "__main__":
    main()
