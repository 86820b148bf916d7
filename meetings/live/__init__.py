"""The live room and the big screen of a meeting."""

from ecabinet.live import stage
from meetings.live.room import MeetingStage
from meetings.live.sockets import routes

stage(MeetingStage())

__all__ = ["routes"]
