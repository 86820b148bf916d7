"""Live screens: a screen is a function of committed state, and the wire only says "look again"."""

from ecabinet.live.hub import Hub, current, running_hub
from ecabinet.live.seats import Seat
from ecabinet.live.stages import Stage, stage

__all__ = ["Hub", "Seat", "Stage", "current", "running_hub", "stage"]
