"""No package is older than the version that mended what is known of it; asked of our own lists, not of a service."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from packaging.version import Version

ROOT = Path(__file__).parents[2]
PIN = re.compile(r"^([a-z0-9._-]+)(?:\[[a-z,]+\])?==([^\s;\\]+)", re.MULTILINE | re.IGNORECASE)
# A package that is not used may come later; then it must not come too old.
MINIMUMS = {
    "litestar": "2.22",  # CVE-2026-48060, of which two versions are told: taken as after 2.21
    "piccolo": "1.1.1",  # CVE-2023-47128, CVE-2023-41885
    "asyncpg": "0.21",  # CVE-2020-17446
    "lxml": "6.1.0",  # CVE-2026-41066
    "python-docx": "0.8.6",  # CVE-2016-5851
    "uvicorn": "0.11.7",  # CVE-2020-7694, CVE-2020-7695
    "websockets": "9.1",  # CVE-2021-33880, CVE-2018-1000518
    "redis": "4.5.4",  # CVE-2023-28858, CVE-2023-28859
    "jinja2": "3.1.6",  # CVE-2025-27516
    "pikepdf": "2.10",  # CVE-2021-29421
    "pillow": "12.3.0",  # a bomb in PdfParser
    "granian": "2.8.7",  # CVE-2026-42544; this one was tried
}
USED = {"litestar", "piccolo", "asyncpg", "lxml", "python-docx", "uvicorn", "websockets", "redis", "jinja2"}
NEVER = {
    "piccolo-admin": "GHSA-pmww-v6c9-7p83",
    "passlib": "without a release for years",
    "python-jose": "no tokens that speak for themselves",
    "py-webauthn": "another package than webauthn",
    "bleach": "at its end of life",
    "slowapi": "of another framework",
}


def pins(name: str) -> dict[str, Version]:
    found = PIN.findall((ROOT / name).read_text())
    return {package.lower().replace("_", "-"): Version(version) for package, version in found}


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_no_package_is_older_than_its_mending(name: str) -> None:
    """F10: a check that finds nothing because it looks at nothing fails here."""
    listed = pins(name)
    assert listed.keys() >= USED
    assert len(listed) > 30
    old = {package for package, least in MINIMUMS.items() if package in listed and listed[package] < Version(least)}
    assert old == set()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_no_package_is_there_that_must_not_be(name: str) -> None:
    assert NEVER.keys() & pins(name).keys() == set()


def test_every_pin_of_the_file_is_read() -> None:
    text = (ROOT / "requirements.txt").read_text()
    assert len(pins("requirements.txt")) == len(re.findall(r"^\S+==", text, re.MULTILINE))
