"""Why the demo cannot run: one line for the person who started it."""

from __future__ import annotations


class Unusable(Exception):
    pass
