"""A look out of the jail: there is nothing to be seen."""

from __future__ import annotations

import errno
import socket
from collections.abc import Iterator

from documents.jail.asking import Reach

REFUSED = {errno.EPERM, errno.EACCES, errno.ENETUNREACH, errno.EAFNOSUPPORT}
SOMEWHERE = ("192.0.2.1", 9)  # RFC 5737: nobody's


def reach(file: int, asked: Reach) -> Iterator[bool]:
    try:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as wire:
            wire.connect(SOMEWHERE)
    except OSError as error:
        yield error.errno in REFUSED
    else:
        yield False
