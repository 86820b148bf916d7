"""The database and the page spell words alike: what the one finds the other marks."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ecabinet.db import fetch, fetch_one
from ecabinet.search.snippets import WORD
from ecabinet.vietnamese import LETTERS, nfc, spelled

TONED = [
    nfc(vowel + tone) for vowel in "aăâeêioôơuưy" for tone in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
]
ALPHABET = LETTERS + "".join(TONED) + "0123456789" + " .,;:/-–—()“”\"'«»%_\n\t"
TEXTS = st.lists(st.text(alphabet=ALPHABET + ALPHABET.upper(), max_size=60), min_size=1, max_size=40)


async def words(text: str) -> set[str]:
    rows = await fetch("SELECT lexeme FROM unnest(search_words($1))", text)
    return {row["lexeme"] for row in rows}


async def finds(text: str, phrase: str) -> bool:
    row = await fetch_one("SELECT search_words($1) @@ search_phrase($2) AS found", text, phrase)
    assert row is not None
    return bool(row["found"])


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(TEXTS)
async def test_both_spell_alike(shared_world: object, texts: list[str]) -> None:
    rows = await fetch("SELECT normalize(search_letters(t), NFC) AS letters FROM unnest($1::text[]) AS t", texts)
    for text, row in zip(texts, rows, strict=True):
        assert row["letters"].split() == [spelled(word) for word in WORD.findall(text)]


async def test_a_word_is_kept_as_it_is_spelled_and_without_marks(shared_world: object) -> None:
    assert await words("ĐẤT đai") == {"đất", "dat", "đai", "dai"}


@pytest.mark.parametrize("other", ["hoà", "hòa", "HOÀ", "hoa\u0300", "hoa"])
async def test_one_word_in_many_writings(shared_world: object, other: str) -> None:
    assert await finds("Cộng hòa", other)
    assert await finds("Cộng hoà", other)


async def test_marks_that_were_typed_count(shared_world: object) -> None:
    assert await finds("Luật Thuế", "thue")
    assert await finds("Luật Thuế", "thuế")
    assert not await finds("Luật Thuế", "thuê")


async def test_words_in_a_row_may_be_typed_half_with_marks(shared_world: object) -> None:
    assert await finds("Quy hoạch điện", "quy hoach điện")
    assert not await finds("Quy hoạch điện", "quy điện")


@pytest.mark.parametrize("typed", ["159/NQ-CP", "159 nq cp", "159/nq-cp", "NQ-CP"])
async def test_the_number_of_a_document(shared_world: object, typed: str) -> None:
    assert await finds("Nghị quyết số 159/NQ-CP, ngày 20/6/2026", typed)


async def test_quotation_marks_and_dashes_belong_to_no_word(shared_world: object) -> None:
    assert await words("“hạn”–hán…") == {"hạn", "hán", "han"}


async def test_a_text_of_any_length_can_be_kept(shared_world: object) -> None:
    """A vector that is too long would be an error, and the page would be lost."""
    letters = [chr(n) for n in range(0x1EA0, 0x1EF9, 2)]
    many = " ".join(first + second + third for first in letters for second in letters for third in letters)
    assert await words(many)
    assert await words("a" * 300_000) == set()
