"""nginx before two web processes, as on servers: one address, behind which they may be started again."""

from __future__ import annotations

import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from ecabinet.demo.front import Front
from ecabinet.settings import Settings
from tests.live.web import STARTS, Web
from tests.programs import nginx
from tests.wait import until


@dataclass
class Behind:
    """People know `url`; the web processes stand behind it."""

    url: str
    web: list[Web]


@contextmanager
def behind_nginx(settings: Settings, folder: Path) -> Iterator[Behind]:
    nginx()
    (folder / "logs").mkdir()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        address = f"127.0.0.1:{listener.getsockname()[1]}"
        listener.set_inheritable(True)
        given = msgspec.structs.replace(settings, base_url=f"http://{address}")
        made = [Web(given, folder, seen_at=given.base_url).start(wait=False) for _ in range(2)]
        front = Front(folder / "nginx", listener.fileno(), address, [web.port for web in made]).spawn()
        try:
            for web in made:
                until(web.answers, within=STARTS)
            yield Behind(given.base_url, made)
        finally:
            _end(front)
            for web in made:
                if web.process and web.process.poll() is None:
                    web.kill()


def _end(front: subprocess.Popen[bytes]) -> None:
    front.terminate()
    front.wait(10)
