"""Messages: translated, in one normal form, and never markup. That all are translated is for bin/check to say."""

from __future__ import annotations

from pathlib import Path

import pytest

from ecabinet import i18n
from ecabinet.i18n import LOCALE, PLACE, markup, speaking, translate
from ecabinet.vietnamese import nfc


def test_a_message_is_shown_in_vietnamese():
    assert translate("Sign in") == "Đăng nhập"


def test_a_message_nobody_translated_is_shown_in_english():
    assert translate("%(n)s penguins", n=3) == "3 penguins"


def test_the_language_is_chosen_for_one_request():
    with speaking("en"):
        assert translate("Sign in") == "Sign in"
    assert translate("Sign in") == "Đăng nhập"


@pytest.mark.parametrize("name", ["", "xx", "../vi", "vi\x00"])
def test_an_unknown_language_is_vietnamese(name: str):
    with speaking(name):
        assert translate("Sign in") == "Đăng nhập"


def test_neither_message_nor_parameter_becomes_markup():
    assert str(markup("<b>%(name)s</b>", name="<i>")) == "&lt;b&gt;&lt;i&gt;&lt;/b&gt;"


def test_a_percent_sign_is_written_twice():
    assert str(markup("100%% of %(all)s", all=3)) == translate("100%% of %(all)s", all=3) == "100% of 3"
    assert str(markup("100%%")) == translate("100%%") == "100%"


def test_a_catalogue_that_asks_for_an_unknown_parameter_is_refused(tmp_path: Path):
    path = tmp_path / "bad.po"
    path.write_text('msgid "%(n)s of %(all)s"\nmsgstr "%(m)s trên %(all)s"\n')
    with pytest.raises(ValueError, match="has no"):
        i18n._read(path)


def test_a_catalogue_with_a_lone_percent_sign_is_refused(tmp_path: Path):
    path = tmp_path / "bad.po"
    path.write_text('msgid "all"\nmsgstr "100% cả"\n')
    with pytest.raises(ValueError, match="percent"):
        i18n._read(path)


def test_every_translation_is_in_one_normal_form():
    for path in LOCALE.glob("vi/*.po"):
        text = path.read_text()
        assert text == nfc(text), path.name


def test_translations_keep_the_parameters_of_their_message():
    lost = {m: t for m, t in i18n._texts("vi").items() if set(PLACE.findall(m)) - set(PLACE.findall(t))}
    assert lost == {}
