"""The fixtures of these tests."""

from tests.security.fixtures import house, over_https

__all__ = ["house", "over_https"]
