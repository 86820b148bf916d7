"""All templates name only icons and files that exist; the rest about them is for bin/check to say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from ecabinet import pages
from ecabinet.assets import asset

TEMPLATES = Path(__file__).parents[2] / "templates"


@pytest.mark.parametrize("path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: str(path.relative_to(TEMPLATES)))
def test_a_template_names_only_icons_and_files_that_exist(path: Path):
    text = path.read_text()
    for name in re.findall(r"""\bicon\("([a-z0-9-]+)\"""", text):
        assert pages.icon(name)
    for name in re.findall(r"""\basset\("([^"~]+)"\)""", text):
        assert asset(name)


def test_an_icon_that_is_not_in_the_sprite_fails():
    assert 'role="img" aria-label="&lt;Đã"' in pages.icon("check", "s", label="<Đã")
    with pytest.raises(LookupError):
        pages.icon("no-such-icon")


def test_an_asset_carries_its_fingerprint():
    assert re.fullmatch(r"/static/app\.css\?v=[0-9a-f]{8}", asset("app.css"))
    with pytest.raises(FileNotFoundError):
        asset("no-such-file")
