"""Drills take minutes: they are left out of a run of everything, unless it is asked for them or names them."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ASKED = "DRILLS"  # set to 1 it runs them too, as CI does


def pytest_configure(config: pytest.Config) -> None:
    """What is named on the command line is known here, and not in the processes that share the tests."""
    named = [given for given in config.invocation_params.args if Path(given.partition("::")[0]).exists()]
    if named and not hasattr(config, "workerinput"):
        os.environ[ASKED] = "1"


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if os.environ.get(ASKED) == "1":
        return
    left_out = [item for item in items if item.get_closest_marker("drill")]
    items[:] = [item for item in items if not item.get_closest_marker("drill")]
    config.hook.pytest_deselected(items=left_out)
