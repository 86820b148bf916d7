"""Programs that some tests need. Without them a test is skipped and says so, or fails where all are required."""

from __future__ import annotations

import os
import shutil
from typing import NoReturn

import pytest

from ecabinet.demo.front import Front

# What a headless Chromium needs to run under root, and to ask nobody else on the net for anything.
CHROMIUM_ARGUMENTS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


def chromium() -> str:
    return os.environ.get("CHROMIUM") or _found("Chromium", "chromium", "google-chrome")


def soffice() -> str:
    return os.environ.get("SOFFICE") or _found("LibreOffice", "soffice", "libreoffice")


def nginx() -> str:
    return Front.program() or missing("nginx is not installed")


def _found(title: str, *names: str) -> str:
    return next(filter(None, map(shutil.which, names)), None) or missing(f"{title} is not installed")


def missing(reason: str) -> NoReturn:
    if os.environ.get("REQUIRE_ALL") == "1":
        pytest.fail(f"{reason}, and REQUIRE_ALL is set", pytrace=False)
    pytest.skip(reason)
