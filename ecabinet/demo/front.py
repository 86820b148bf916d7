"""nginx before several web processes, with the rules of `deploy/`: each has a port of its own, people see one."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from pathlib import Path

from ecabinet.demo.arguments import ROOT
from ecabinet.embedded.logs import append_to
from ecabinet.embedded.server import guarded

TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
CONFIGURATION = """\
daemon off;
worker_processes 1;
worker_rlimit_nofile 16384;
pid {folder}/nginx.pid;
error_log stderr;
{user}
events {{ worker_connections 8192; }}

http {{
    access_log off;
    server_tokens off;
    {temporary}

    map $http_upgrade $connection_upgrade {{
        default upgrade;
        ''      '';
    }}

    upstream ecabinet {{
        {servers}
    }}

    server {{
        listen {address};
        client_max_body_size 51m;
        include {rules};
    }}
}}
"""


class Front:
    """It takes over a socket that listens already, so that nobody is turned away while it starts."""

    def __init__(self, folder: Path, descriptor: int, address: str, ports: list[int]) -> None:
        self.folder = folder
        self.log = folder.parent / "logs" / "nginx.log"
        self._descriptor = descriptor
        self._address = address
        self._ports = ports

    @staticmethod
    def program() -> str | None:
        return shutil.which("nginx", path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/usr/local/sbin")

    def spawn(self) -> subprocess.Popen[bytes]:
        program = self.program()
        assert program is not None
        self.folder.mkdir(exist_ok=True)
        configuration = self.folder / "nginx.conf"
        configuration.write_text(self._configuration())
        with append_to(self.log) as log:
            return subprocess.Popen(
                [*guarded(signal.SIGTERM), program, "-p", str(self.folder), "-c", str(configuration), "-e", "stderr"],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self.folder, start_new_session=True,
                pass_fds=(self._descriptor,), env={"PATH": os.defpath, "NGINX": f"{self._descriptor};"},
            )  # fmt: skip

    def _configuration(self) -> str:
        return CONFIGURATION.format(
            folder=self.folder, address=self._address, rules=ROOT / "deploy" / "ecabinet-proxy.conf",
            user="user root;" if os.geteuid() == 0 else "",  # the folder is its owner's alone
            temporary=" ".join(f"{name}_temp_path {self.folder}/{name};" for name in TEMPORARY),
            servers=" ".join(f"server 127.0.0.1:{port} max_fails=0;" for port in self._ports),
        )  # fmt: skip
