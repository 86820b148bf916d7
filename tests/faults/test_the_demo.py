"""The whole demo: one command that comes up, survives, and goes away."""

from __future__ import annotations

import http.client
import os
import resource
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from ecabinet.demo.front import Front
from tests.programs import nginx
from tests.running_demo import RunningDemo, alive
from tests.servers import reachable_folder
from tests.wait import until

pytestmark = [pytest.mark.faults, pytest.mark.drill, pytest.mark.slow, pytest.mark.timeout(600)]


@pytest.fixture(scope="module")
def data() -> Iterator[Path]:
    """Made once with all its sample data, then started and stopped by one test after the other."""
    with reachable_folder() as folder:
        demo = RunningDemo(folder / "data")
        demo.start()
        assert demo.stop() == 0
        yield demo.data


@pytest.fixture
def demo(data: Path) -> Iterator[RunningDemo]:
    made = RunningDemo(data, web=2)
    made.start()
    yield made
    if made.process and made.process.poll() is None:
        made.stop(within=15)


def first_page(demo: RunningDemo) -> int:
    wire = http.client.HTTPConnection("127.0.0.1", demo.port, timeout=5)
    try:
        wire.request("GET", "/session/new")
        return wire.getresponse().status
    except OSError:
        return 0
    finally:
        wire.close()


def spent() -> float:
    """Seconds of a processor that children took which have ended, with all of theirs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def test_a_second_start_is_less_than_five_seconds_of_work(data: Path) -> None:
    """By the processor's clock, which does not run faster when the machine has more to do than this."""
    before, demo = spent(), RunningDemo(data)
    demo.start()
    assert demo.stop(within=60) == 0
    assert spent() - before < 5


def test_it_tells_the_accounts_and_the_password_once(demo: RunningDemo) -> None:
    password = demo.accounts[0]["password"]
    assert {"email", "password", "name", "role", "agency"} <= demo.accounts[0].keys()
    assert demo.said.count(password) == 1
    assert all(account["role"] in demo.said for account in demo.accounts)
    assert (demo.data / "accounts.json").stat().st_mode & 0o077 == 0


def test_every_child_ends_within_ten_seconds_even_with_open_sockets(demo: RunningDemo) -> None:
    children = demo.children()
    assert len(children) == 5 + (Front.program() is not None)
    with socket.create_connection(("127.0.0.1", demo.port)) as half_sent:
        half_sent.sendall(b"GET /session/new HTTP/1.1\r\nHost: 127.0.0.1\r\n")
        assert demo.stop(within=10) == 0
    assert [child for child in children if alive(child)] == []


def test_an_interrupt_stops_it_as_well(demo: RunningDemo) -> None:
    assert demo.process is not None
    demo.process.send_signal(signal.SIGINT)
    assert demo.process.wait(10) == 0


@pytest.mark.parametrize(
    ("word", "title"),
    [("postgres", "PostgreSQL"), ("valkey-server", "Valkey"), ("serve --", "web"), ("cli worker", "worker")],
)
def test_a_killed_child_comes_back(demo: RunningDemo, word: str, title: str) -> None:
    (first, *_) = demo.children(word)
    os.kill(first, signal.SIGKILL)
    until(lambda: f"{title}" in demo.said and "ended (SIGKILL): starting it again" in demo.said)
    until(lambda: [child for child in demo.children(word) if child != first])
    until(lambda: first_page(demo) == 200)


def test_a_killed_nginx_comes_back_on_the_same_port(demo: RunningDemo) -> None:
    nginx()
    (first,) = demo.children("nginx")
    os.kill(first, signal.SIGKILL)
    until(lambda: "nginx ended (SIGKILL): starting it again" in demo.said)
    until(lambda: demo.children("nginx") and first_page(demo) == 200)


def test_after_its_own_death_by_kill_it_starts_again_on_the_same_port(demo: RunningDemo) -> None:
    children = demo.children()
    demo.kill()
    demo.start(within=60)
    assert first_page(demo) == 200
    assert [child for child in children if alive(child)] == []


def test_a_second_demo_on_the_same_data_is_refused(demo: RunningDemo) -> None:
    assert demo.process is not None
    second = RunningDemo(demo.data)
    second.output = demo.data.parent / "second.output"
    assert second.launch().wait(15) == 2
    assert f"is in use by another demo (process {demo.process.pid})" in second.said
    assert second.said.count("\n") == 1


def test_two_demos_run_side_by_side(demo: RunningDemo) -> None:
    with reachable_folder() as folder:
        other = RunningDemo(folder / "data")
        other.start()
        assert first_page(demo) == first_page(other) == 200
        assert other.stop() == 0


def test_a_busy_port_is_told_in_one_line(demo: RunningDemo) -> None:
    with reachable_folder() as folder:
        second = RunningDemo(folder / "data", port=demo.port)
        assert second.launch().wait(15) == 2
        assert second.said == f"demo: port {demo.port} is in use: stop what uses it, or choose another with --port\n"


def test_a_reset_starts_afresh_and_leaves_what_is_not_ours(data: Path) -> None:
    (data / "mine.txt").write_text("kept")
    before = (data / "keys" / "secret").read_text()
    demo = RunningDemo(data)
    demo.start("--reset")
    assert demo.stop() == 0
    assert (data / "mine.txt").read_text() == "kept"
    assert (data / "keys" / "secret").read_text() != before
