"""A filter in the kernel that refuses every socket but those of this machine: no network, whatever runs.

It holds for this process and all that it starts, for ever. io_uring is refused too, since it opens sockets of its own.
"""

from __future__ import annotations

import ctypes
import errno
import os
import struct
import sys

import msgspec

PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 22, 2
LOAD, EQUAL, AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06  # BPF: LD|W|ABS, JMP|JEQ|K, JMP|JGE|K, RET|K
ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | errno.EPERM
NUMBER, MACHINE, FIRST_ARGUMENT = 0, 4, 16  # places in seccomp_data; of an argument the lower half comes first
AF_UNIX = 1
OTHER_ABI = 0x40000000  # x32, on the same machine word as x86_64


class Numbers(msgspec.Struct, frozen=True):
    machine: int
    socket: int
    io_uring_setup: int = 425


MACHINES = {"x86_64": Numbers(0xC000003E, 41), "aarch64": Numbers(0xC00000B7, 198)}


def install() -> None:
    """OSError where the kernel or the machine does not know it; `no_new_privs` comes first."""
    numbers = MACHINES.get(os.uname().machine)
    if numbers is None or sys.maxsize < 2**32:
        raise OSError(errno.ENOSYS, "no filter for this machine")
    code = b"".join(struct.pack("=HBBI", *step) for step in _program(numbers))
    held = ctypes.create_string_buffer(code, len(code))
    head = ctypes.create_string_buffer(struct.pack("@HP", len(code) // 8, ctypes.addressof(held)))
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.prctl(PR_SET_SECCOMP, ctypes.c_ulong(SECCOMP_MODE_FILTER), ctypes.byref(head), 0, 0):
        raise OSError(ctypes.get_errno(), "seccomp")


def _program(numbers: Numbers) -> list[tuple[int, int, int, int]]:
    """Steps of (code, skip if so, skip if not, value)."""
    return [
        (LOAD, 0, 0, MACHINE),
        (EQUAL, 0, 7, numbers.machine),
        (LOAD, 0, 0, NUMBER),
        (AT_LEAST, 5, 0, OTHER_ABI),
        (EQUAL, 4, 0, numbers.io_uring_setup),
        (EQUAL, 0, 2, numbers.socket),
        (LOAD, 0, 0, FIRST_ARGUMENT),
        (EQUAL, 0, 1, AF_UNIX),
        (RETURN, 0, 0, ALLOW),
        (RETURN, 0, 0, REFUSE),
    ]
