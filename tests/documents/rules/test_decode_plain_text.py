"""A plain text is taken as it stands, in the encodings that say what they are."""

from __future__ import annotations

import codecs

import pytest

from documents.rules.plain_text import decoded
from documents.rules.verdict import Refused

TEXT = "Điều 1.\r\n\te\u0302\u0301 và ế\r\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    ],
)
def test_nothing_is_changed(data):
    assert decoded(data) == TEXT


def test_an_empty_file_is_an_empty_text():
    assert decoded(b"") == ""


@pytest.mark.parametrize("data", [b"\xe1\xba", TEXT.encode("cp1258", "ignore"), codecs.BOM_UTF16_LE + b"a"])
def test_other_encodings_are_refused(data):
    with pytest.raises(Refused):
        decoded(data)
