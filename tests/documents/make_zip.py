"""A ZIP writer for tests that can lie in every table of the file."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass, field


@dataclass
class Member:
    """One entry; whatever is None is written truthfully."""

    name: str | bytes
    content: bytes = b""
    method: int = 8
    flags: int = 0
    attributes: int = 0
    extra: bytes = b""
    local_name: bytes | None = None
    size: int | None = None
    crc: int | None = None
    packed: bytes | None = None
    at: int | None = None
    body: bytes = field(default=b"", init=False)

    def __post_init__(self) -> None:
        self.name = self.name.encode() if isinstance(self.name, str) else self.name
        machine = zlib.compressobj(level=1 if len(self.content) > 2**20 else 9, wbits=-15)
        plain = machine.compress(self.content) + machine.flush()
        self.body = self.packed if self.packed is not None else plain if self.method == 8 else self.content

    def head(self, name: bytes) -> bytes:
        crc = zlib.crc32(self.content) if self.crc is None else self.crc
        size = len(self.content) if self.size is None else self.size
        return struct.pack(
            "<HHHHHIIIHH", 20, self.flags, self.method, 0, 0x21, crc, len(self.body), size, len(name), len(self.extra)
        )


def write_zip(members: list[Member], *, count: int | None = None, comment: bytes = b"", before: bytes = b"") -> bytes:
    data, central = bytearray(before), bytearray()
    for one in members:
        at = len(data) if one.at is None else one.at
        if one.at is None:
            name = one.name if one.local_name is None else one.local_name
            data += b"PK\x03\x04" + one.head(name) + name + one.extra + one.body
        central += b"PK\x01\x02" + struct.pack("<H", 0x0314) + one.head(one.name)
        central += struct.pack("<HHHII", 0, 0, 0, one.attributes, at) + one.name + one.extra
    many = len(members) if count is None else count
    end = struct.pack("<HHHHIIH", 0, 0, many & 0xFFFF, many & 0xFFFF, len(central), len(data), len(comment))
    return bytes(data + central + b"PK\x05\x06" + end + comment)
