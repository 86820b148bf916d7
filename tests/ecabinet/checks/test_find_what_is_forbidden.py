"""The checks over our own files find what they are for, and let pass what is right."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from ecabinet.checks import files, markup, sources, templates, vendored

WRONG = [
    '<a hx-on:click="go()">x</a>',
    "<a hx-live='x'>x</a>",
    "<a hx-vals='js:{a: b()}'>x</a>",
    '<a href="javascript:go()">x</a>',
    '<a hx-trigger="keyup[ctrlKey]">x</a>',
    '<a onclick="go()">x</a>',
    '<p style="color: red">x</p>',
    "<style>p {}</style>",
    "<script>go()</script>",
    '<script src="a.js">go()</script>',
    "{{ text | safe }}",
    '<img src="https://example.org/a.png">',
    '<img src="//cdn.example.org/a.png">',
]
RIGHT = [
    '<script src="{{ asset("js/clock.js") }}" defer></script>',
    '<svg xmlns="http://www.w3.org/2000/svg"></svg>',
    '<div hx-get="/meetings/1/directives" hx-trigger="load"></div>',
    '{# <a onclick="go()"> is forbidden #}',
    '<a href="/meetings">on="1" and style</a>',
]


@pytest.fixture
def page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A page that is the only one of its project."""
    for module in (files, markup):
        monkeypatch.setattr(module, "ROOT", tmp_path)
    monkeypatch.setattr(markup, "STATIC", tmp_path / "static")
    monkeypatch.setattr(markup, "template_files", lambda: [tmp_path / "page.html"])
    return tmp_path / "page.html"


@pytest.mark.parametrize("text", WRONG)
def test_it_finds_what_must_not_stand_in_a_page(page: Path, text: str) -> None:
    page.write_text(f"<!doctype html>\n{text}\n")
    assert [fault for fault in markup.faults() if fault.startswith("page.html:2 ")]


@pytest.mark.parametrize("text", RIGHT)
def test_it_lets_pass_what_may_stand_there(page: Path, text: str) -> None:
    page.write_text(text)
    assert list(markup.faults()) == []


def test_it_finds_an_address_of_others_in_a_style_sheet(page: Path) -> None:
    page.write_text("")
    (page.parent / "static").mkdir()
    (page.parent / "static" / "app.css").write_text(
        "/* https://example.org */\n@import url(//fonts.example.org/a.css);"
    )
    assert list(markup.faults()) == ["static/app.css:2 an address of others: //fonts.example.org"]


@pytest.mark.parametrize(
    ("code", "lost"),
    [
        ("Vote.select().where(Vote.ballot == 1 and Vote.member == 2)", True),
        ("Vote.select().where((Vote.ballot == 1) | (Vote.member == 2))", False),
        ("Vote.select().where(not Vote.ballot == 1)", True),
        ("found = row.kind == 1 and row.member == 2", False),
        ("found = kind == Kind.OPEN and member", False),
    ],
)
def test_it_finds_a_lost_condition(code: str, lost: bool) -> None:
    assert any(sources._is_lost_condition(node) for node in ast.walk(ast.parse(code))) is lost


@pytest.mark.parametrize(
    "text", ["{{ nobody_gives_this_at_all() }}", "{{ 1 | unknown_filter }}", '{% include "no/such.html" %}', "{% if %}"]
)
def test_it_finds_a_template_that_cannot_work(text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "page.html").write_text(text)
    monkeypatch.setattr(files, "ROOT", tmp_path)
    monkeypatch.setattr(templates, "TEMPLATES", tmp_path)
    monkeypatch.setattr(templates, "template_files", lambda: [tmp_path / "page.html"])
    assert len(list(templates.faults())) == 1


def test_it_finds_a_vendored_file_that_was_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    vendor = tmp_path / "static" / "vendor"
    vendor.mkdir(parents=True)
    (vendor / "a.js").write_text("changed")
    (vendor / "b.js").write_text("unlisted")
    (vendor / "MANIFEST.json").write_text('[{"file": "static/vendor/a.js", "sha256": "00"}]')
    for name, value in {"ROOT": tmp_path, "VENDOR": vendor, "MANIFEST": vendor / "MANIFEST.json"}.items():
        monkeypatch.setattr(vendored, name, value)
    assert list(vendored.faults()) == [
        "static/vendor/a.js is not what the manifest says",
        "static/vendor/b.js is not in the manifest",
    ]
