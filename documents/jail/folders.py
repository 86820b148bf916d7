"""What a process may still open: the machine's programs and fonts, and its own folder; no paper and no key of ours.

The kernel's Landlock, where it has it: without it the rights of the user remain, which is less, and no reason to stop.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from pathlib import Path

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446  # the same numbers on every machine
BENEATH = 1
EVERYTHING = 2**13 - 1
READ = 0b1101  # to run, to read a file, to read a folder
DEVICE = 0b0110  # to write and to read a file
SOCKET = 1 << 9 | 1 << 5  # to make one, and to remove it
CODE = Path(__file__).parent.parent
READABLE = (
    "/usr", "/lib", "/lib64", "/bin", "/opt", "/etc", "/proc", "/var/cache/fontconfig", "/var/lib/libreoffice",
    "/var/spool/libreoffice", sys.prefix, sys.base_prefix, CODE, CODE.parent / "ecabinet",
)  # fmt: skip
DEVICES = ("/dev/null", "/dev/urandom", "/dev/random", "/dev/zero")

_libc = ctypes.CDLL(None, use_errno=True)


def keep_to(home: str = "", *, may_start: bool = False) -> None:
    """From here on, for this process and all that it starts; what is open stays open. Without a home it writes none."""
    rules = _libc.syscall(CREATE_RULESET, struct.pack("=Q", EVERYTHING), ctypes.c_size_t(8), 0)
    if rules < 0:
        return
    for path in READABLE:
        _allow(rules, path, READ)
    for path in DEVICES:
        _allow(rules, path, DEVICE)
    if home:
        _allow(rules, home, EVERYTHING)
    if may_start:
        _allow(rules, "/tmp", SOCKET)  # noqa: S108 - LibreOffice makes one there, and nowhere else
    if _libc.syscall(RESTRICT_SELF, rules, 0):
        raise OSError(ctypes.get_errno(), "landlock")
    os.close(rules)


def _allow(rules: int, path: str | Path, rights: int) -> None:
    """Rights that only a folder can have are left out for a file."""
    try:
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:  # not on this machine
        return
    given = rights if Path(path).is_dir() else rights & 0b0111
    if _libc.syscall(ADD_RULE, rules, BENEATH, struct.pack("=Qi", given, place), 0):
        raise OSError(ctypes.get_errno(), "landlock")
    os.close(place)
