"""What happens in the jail stays there: what hangs, swells, writes, starts programs or calls out comes to nothing."""

from __future__ import annotations

import multiprocessing
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec
import pytest

from documents.jail import limits, seccomp, server
from documents.jail.asking import MEGABYTE, Asked, Limits, Reach
from documents.jail.network import OWN_NETWORK
from tests.wait import until

QUICK = Limits(seconds=2, memory=256 * MEGABYTE)
Task = Callable[[int, Reach], Iterator[bytes]]


@contextmanager
def jail(task: Task, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    """A process of the server that does this for whatever it is asked; ended when the socket is closed."""
    monkeypatch.setitem(server.WORKS, Reach, task)
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    process = multiprocessing.get_context("fork").Process(target=_serve, args=(ours, theirs))
    process.start()
    theirs.close()
    with ours:
        yield ours
    process.join(10)
    assert process.exitcode == 0


def _serve(ours: socket.socket, theirs: socket.socket) -> None:
    ours.close()
    server.serve(theirs)


def frames(control: socket.socket, given: Limits = QUICK, *, content: bytes = b"") -> list[bytes]:
    """All that came back; the last one is empty when the work came to its end."""
    reading, writing = os.pipe()
    with tempfile.TemporaryFile() as file:
        file.write(content)
        file.flush()
        socket.send_fds(control, [msgspec.json.encode(Asked(Reach(), given))], [file.fileno(), writing])
    os.close(writing)
    with os.fdopen(reading, "rb") as answers:
        found = []
        while size := answers.read(4):
            found.append(answers.read(int.from_bytes(size, "big")))
        return found


def ok(file: int, asked: Reach) -> Iterator[bytes]:
    yield b"ok"


def hang(file: int, asked: Reach) -> Iterator[bytes]:
    signal.pthread_sigmask(signal.SIG_BLOCK, set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP})
    yield b"begun"
    while True:
        time.sleep(1)


def burn(file: int, asked: Reach) -> Iterator[bytes]:
    while True:
        pass
    yield b""


def swell(file: int, asked: Reach) -> Iterator[bytes]:
    yield b"%d" % len(bytearray(300 * MEGABYTE))


def crash(file: int, asked: Reach) -> Iterator[bytes]:
    yield b"begun"
    os.kill(os.getpid(), signal.SIGSEGV)


def write(file: int, asked: Reach) -> Iterator[bytes]:
    Path("a").write_bytes(b"a")
    yield b"written"


def start(file: int, asked: Reach) -> Iterator[bytes]:
    """A child that outlives its parent, and says who it is."""
    child = subprocess.Popen(["sleep", "600"])
    yield str(child.pid).encode()


def tell_all(file: int, asked: Reach) -> Iterator[bytes]:
    yield msgspec.json.encode([
        dict(os.environ), os.listdir("."), sorted(int(name) for name in os.listdir("/proc/self/fd")),  # noqa: PTH208
        os.getpgid(0) == os.getpid(),
    ])  # fmt: skip


@pytest.mark.parametrize("trouble", [hang, burn, swell, crash, write])
def test_trouble_ends_the_work_and_the_next_one_is_done(monkeypatch: pytest.MonkeyPatch, trouble: Task) -> None:
    def by_content(file: int, asked: Reach) -> Iterator[bytes]:
        return (trouble if os.pread(file, 1, 0) else ok)(file, asked)

    with jail(by_content, monkeypatch) as control:
        assert b"" not in frames(control, content=b"trouble")
        assert frames(control) == [b"ok", b""]


def test_nothing_of_its_group_is_left_when_the_work_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    given = Limits(seconds=20, may_start=True)
    with jail(start, monkeypatch) as control:
        pid, end = frames(control, given)
        assert end == b""
        until(lambda: not Path(f"/proc/{pid.decode()}").exists() or "Z" in state_of(int(pid)))


def test_the_work_ends_when_nobody_asks_any_more(monkeypatch: pytest.MonkeyPatch) -> None:
    with jail(hang, monkeypatch) as control:
        reading, writing = os.pipe()
        message = msgspec.json.encode(Asked(Reach(), Limits(seconds=600)))
        socket.send_fds(control, [message], [reading, writing])
        os.close(writing)
        with os.fdopen(reading, "rb") as answers:
            assert answers.read(9)[4:] == b"begun"
            control.close()
            assert answers.read() == b""


def test_it_is_alone_in_an_empty_folder_and_knows_nothing_of_us(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "x")
    with open(os.devnull, "rb"), jail(tell_all, monkeypatch) as control:  # noqa: PTH123 - a file that is open by chance
        environment, here, files, leads = msgspec.json.decode(frames(control)[0])
    assert set(environment) == {"HOME", "TMPDIR", "PATH", "LANG"}
    assert not Path(environment["HOME"]).exists()
    assert (here, leads) == ([], True)
    assert len(files) == 6, "the three standard ones, the file, the answers, and this list"


def test_no_socket_but_those_of_this_machine_passes_the_filter() -> None:
    """In a process of its own, since it holds for ever."""
    code = (
        "import socket, ctypes\n"
        "from documents.jail import limits, seccomp\n"
        "limits.gain_nothing(); seccomp.install()\n"
        "socket.socket(socket.AF_UNIX).close()\n"
        "for family in (socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK, socket.AF_PACKET, socket.AF_VSOCK):\n"
        "    try: socket.socket(family, socket.SOCK_RAW if family == socket.AF_NETLINK else socket.SOCK_STREAM)\n"
        "    except PermissionError: print('refused')\n"
        "libc = ctypes.CDLL(None, use_errno=True)\n"
        "print(libc.syscall(425, 1, 0), ctypes.get_errno())\n"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.split("\n") == ["refused"] * 5 + ["-1 1", ""]


def test_the_filter_is_not_for_machines_that_it_does_not_know(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seccomp, "MACHINES", {})
    with pytest.raises(OSError, match="no filter"):
        seccomp.install()


@pytest.mark.parametrize(("arguments", "starts"), [([], False), ([OWN_NETWORK], True)])
def test_the_process_does_not_start_where_neither_way_keeps_the_network_away(
    arguments: list[str], starts: bool
) -> None:
    """On a machine that the filter does not know; its input ends at once, and with it the process."""
    code = (
        "import os, runpy\n"
        "known = os.uname()\n"
        "os.uname = lambda: os.uname_result((*known[:4], 'riscv64'))\n"
        "runpy.run_module('documents.jail.server', run_name='__main__')\n"
    )
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
    with theirs:
        process = subprocess.Popen(
            [sys.executable, "-c", code, *arguments], stdin=theirs.fileno(), stderr=subprocess.PIPE
        )
    ours.close()
    assert (b"no filter" in process.communicate()[1], process.returncode == 0) == (not starts, starts)


def state_of(pid: int) -> str:
    return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]


def test_a_process_cannot_outlive_the_one_it_asked_to_die_with() -> None:
    reading, writing = os.pipe()
    if not (parent := os.fork()):
        own = os.getpid()
        if not os.fork():
            limits.die_with(own)
            os.write(writing, b"%d" % os.getpid())
            time.sleep(600)
        signal.pause()
    child = int(os.read(reading, 20))
    os.kill(parent, signal.SIGKILL)
    os.waitpid(parent, 0)
    until(lambda: not Path(f"/proc/{child}").exists() or state_of(child) == "Z")
