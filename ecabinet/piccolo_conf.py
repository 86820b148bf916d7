"""What Piccolo needs to find the engine and the apps."""

from piccolo.conf.apps import AppRegistry

from ecabinet.db import DB

__all__ = ["APP_REGISTRY", "DB"]

APP_REGISTRY = AppRegistry(
    apps=[
        "ecabinet.piccolo_app",
        "documents.piccolo_app",
        "meetings.piccolo_app",
        "directives.piccolo_app",
    ]
)
