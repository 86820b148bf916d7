"""One frozen object that holds every setting, read once from the environment."""

from __future__ import annotations

import os
import shutil
from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

import msgspec

MEGABYTE = 2**20
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class Settings(msgspec.Struct, frozen=True, kw_only=True):
    """Sizes are bytes, times are seconds."""

    database_url: str
    database_owner_url: str = ""
    redis_url: str = ""
    data_dir: Path = Path("var")
    secret_key: bytes
    base_url: str = "http://127.0.0.1:8000"
    environment: Literal["demo", "test", "production"] = "demo"

    upload_limit: int = 50 * MEGABYTE
    body_limit: int = MEGABYTE
    drain_limit: int = 256 * MEGABYTE
    anonymous_body_limit: int = 16 * 1024
    form_parts: int = 1000

    idle: int = 15 * 60
    idle_in_sitting: int = 60 * 60
    absolute: int = 12 * 60 * 60

    sockets_per_session: int = 5
    frames_per_second: int = 20
    frame_bytes: int = 4096
    socket_queue: int = 256
    ping_interval: int = 20

    smtp_host: str = ""
    smtp_port: int = 587
    mail_from: str = "ecabinet@localhost"

    clamd_socket: str = ""
    soffice: str = ""

    pool_size: int = 10
    argon2_memory_kib: int = 64 * 1024
    argon2_time: int = 3

    @property
    def secure(self) -> bool:
        """Whether browsers reach us over https, so that cookies carry `__Host-` and Secure."""
        return urlsplit(self.base_url).scheme == "https"

    @property
    def hosts(self) -> frozenset[str]:
        """The values of `Host` that are ours: the base address, and on loopback both of its names."""
        address = urlsplit(self.base_url)
        if address.hostname in LOOPBACK:
            return frozenset(f"{name}:{address.port}" if address.port else name for name in ("127.0.0.1", "localhost"))
        return frozenset({address.netloc})

    @property
    def origins(self) -> frozenset[str]:
        scheme = urlsplit(self.base_url).scheme
        return frozenset(f"{scheme}://{host}" for host in self.hosts)

    @classmethod
    def from_environment(cls) -> Settings:
        """Settings from the process's environment; SystemExit with one line when one is missing or unsafe."""
        found = {
            "database_url": os.environ.get("DATABASE_URL", ""),
            "database_owner_url": os.environ.get("DATABASE_OWNER_URL", ""),
            "redis_url": os.environ.get("REDIS_URL", ""),
            "data_dir": Path(os.environ.get("ECABINET_DATA", "var")),
            "secret_key": _secret_key(),
            "base_url": os.environ.get("ECABINET_BASE_URL", "http://127.0.0.1:8000").rstrip("/"),
            "environment": os.environ.get("ECABINET_ENV", "production"),
            "smtp_host": os.environ.get("ECABINET_SMTP_HOST", ""),
            "smtp_port": int(os.environ.get("ECABINET_SMTP_PORT", "587")),
            "mail_from": os.environ.get("ECABINET_MAIL_FROM", "ecabinet@localhost"),
            "clamd_socket": os.environ.get("ECABINET_CLAMD_SOCKET", ""),
            "soffice": shutil.which(os.environ.get("SOFFICE") or "soffice") or "",
        }
        if not found["database_url"]:
            raise SystemExit("DATABASE_URL is not set")
        settings = msgspec.convert(found, cls)
        _require_safe_origin(settings)
        return settings


def _secret_key() -> bytes:
    path = os.environ.get("ECABINET_SECRET_KEY_FILE")
    if not path:
        raise SystemExit("ECABINET_SECRET_KEY_FILE is not set")
    key = Path(path).read_bytes().strip()
    if len(key) < 32:
        raise SystemExit("the secret key is shorter than 32 bytes")
    return key


def _require_safe_origin(settings: Settings) -> None:
    """Plain http would send the session cookie in the clear: it is accepted on loopback only."""
    host = urlsplit(settings.base_url).hostname or ""
    if not settings.secure and host not in LOOPBACK:
        raise SystemExit("ECABINET_BASE_URL must be https, except on loopback")


@cache
def settings() -> Settings:
    """The settings of this process."""
    return _chosen[0] if _chosen else Settings.from_environment()


_chosen: list[Settings] = []


def use(chosen: Settings) -> None:
    """Take these settings instead of the environment's, as the demo and the tests do."""
    _chosen[:] = [chosen]
    settings.cache_clear()
