"""Valkey as the demo runs it: closed to strangers, and with its queue on disk."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import redis

from ecabinet.embedded import Home, ValkeyServer


@pytest.fixture
def valkey(place: Path) -> Iterator[ValkeyServer]:
    home = Home.of(place)
    made = ValkeyServer(home)
    made.start()
    yield made
    made.stop()
    home.clear()


def test_it_keeps_everything_and_forgets_nothing_to_make_room(valkey: ValkeyServer) -> None:
    with redis.Redis.from_url(valkey.url) as wire:
        assert wire.config_get("appendonly") == {"appendonly": "yes"}
        assert wire.config_get("maxmemory-policy") == {"maxmemory-policy": "noeviction"}
        assert wire.config_get("bind") == {"bind": "127.0.0.1"}


def test_it_asks_for_the_password(valkey: ValkeyServer) -> None:
    with redis.Redis(port=valkey.port) as stranger, pytest.raises(redis.AuthenticationError):
        stranger.ping()


def test_what_was_put_is_there_after_a_stop(valkey: ValkeyServer) -> None:
    with redis.Redis.from_url(valkey.url) as wire:
        wire.set("kept", "1")
    valkey.stop()
    valkey.start()
    with redis.Redis.from_url(valkey.url) as wire:
        assert wire.get("kept") == b"1"


def test_no_password_stands_on_a_command_line(valkey: ValkeyServer) -> None:
    assert valkey.process is not None
    assert valkey.home.keys.read("valkey") not in Path(f"/proc/{valkey.process.pid}/cmdline").read_text()
