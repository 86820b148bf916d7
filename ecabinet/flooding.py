"""A socket that is sent more than a browser has reason to send is cut off before a byte of it is parsed.

Frames of a few bytes cost far more to parse than to send: a handful of senders would keep everybody else waiting.
"""

from __future__ import annotations

import time

from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol

from ecabinet.settings import settings

FLOODING = 1008
FRAMES = 4  # of the largest size, in a second
PENALTY = 10  # seconds in which a session that flooded gets no socket

_shut_out: dict[bytes, float] = {}


def shut_out(session: bytes) -> None:
    """By the hash of its token, which the gate knows before anything is asked of the database."""
    now = time.monotonic()
    for other in [other for other, until in _shut_out.items() if until < now]:
        del _shut_out[other]
    _shut_out[session] = now + PENALTY


def is_shut_out(session: bytes) -> bool:
    return _shut_out.get(session, 0.0) > time.monotonic()


class GuardedProtocol(WebSocketsSansIOProtocol):
    _second = 0.0
    _bytes = 0

    def data_received(self, data: bytes) -> None:
        now = time.monotonic()
        if now - self._second > 1:
            self._second, self._bytes = now, 0
        self._bytes += len(data)
        if self._bytes > FRAMES * settings().frame_bytes:
            self._cut_off()
        else:
            super().data_received(data)

    def _cut_off(self) -> None:
        """Without waiting for an answer: who floods would take his time."""
        if self.transport.is_closing():
            return
        if self.handshake_complete and not self.close_sent:
            self.queue.put_nowait({"type": "websocket.disconnect", "code": FLOODING})
            self.conn.fail(FLOODING)
            self.close_sent = True
            self.transport.write(b"".join(self.conn.data_to_send()))
        self.transport.close()
