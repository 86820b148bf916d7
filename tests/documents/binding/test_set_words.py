"""A Word paper without a PDF: its words are set, every Vietnamese letter among them."""

from __future__ import annotations

import unicodedata

import pytest

from documents.binding.book import Paper
from documents.binding.typefaces import typefaces
from documents.binding.typesetting import typeset
from documents.rules.word_blocks import Block, read_blocks
from tests.documents.binding.making import book, bound, item, texts
from tests.documents.binding.test_bind_a_book import STACKED
from tests.documents.make_word import paragraph, word

VOWELS, OTHERS = "aăâeêioôơuưy", "bcdđghklmnpqrstvx"
TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
SMALL = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + list(OTHERS)
ALPHABET = [*SMALL, *(letter.upper() for letter in SMALL)]


def words(*blocks: Block) -> str:
    return " ".join(texts(typeset(list(blocks), typefaces())))


@pytest.mark.parametrize("face", ["title", "heading", "text"])
def test_every_letter_is_printed_and_can_be_found_again(face):
    said = " ".join(ALPHABET)
    assert words(Block(kind=face, text=said)) == said
    assert words(Block(kind=face, text=STACKED)) == STACKED


def test_every_letter_has_its_own_shape(caplog):
    """The library says so when a font has no shape for a letter, and prints a box."""
    words(*(Block(kind=kind, text="".join(ALPHABET)) for kind in ("title", "text")))
    assert "missing" not in caplog.text


def test_a_paper_is_set_with_its_head_its_titles_and_its_tables():
    head = Block(kind="head", rows=[["BỘ TÀI CHÍNH\nSố: 5/TTr", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]])
    table = Block(kind="table", rows=[["Bộ", "Số dự án"], ["Bộ Xây dựng", "12"], ["thiếu"]])
    said = words(head, Block(kind="title", text="TỜ TRÌNH"), Block(kind="text", text="Kính gửi: Chính phủ"), table)
    for one in ("BỘ TÀI CHÍNH", "CỘNG HÒA XÃ HỘI", "TỜ TRÌNH", "Kính gửi: Chính phủ", "Bộ Xây dựng", "12", "thiếu"):
        assert one in said


@pytest.mark.parametrize(
    "rows",
    [
        [["x"] * 40],
        [["Một đoạn dài. " * 900, "b"]],
        [["dàiquá" * 400, "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"]],
    ],
)
def test_a_table_that_fits_on_no_page_is_set_as_lines(rows):
    said = words(
        Block(kind="text", text="Trước bảng"), Block(kind="table", rows=rows), Block(kind="text", text="sau bảng")
    )
    assert said.startswith("Trước bảng")
    assert said.endswith("sau bảng")
    assert rows[0][-1] in said


def test_letters_of_other_scripts_do_not_stop_it():
    assert "đến" in words(Block(kind="text", text="đến 漢字 → ≥ Ω ☑ 🙂 \u0301 \u200b \ufffe"))


def test_what_cannot_be_said_in_a_font_does_not_stop_a_book():
    made = bound(book(item(1, Paper(title="漢字 🙂 → \x07", instead="\ufffe\u0000")), title="A\tB\nC\x00"))
    assert len(texts(made)) == 4


def test_a_word_file_is_read_and_set():
    reading = read_blocks(word(paragraph("Điều 1. Thông qua dự thảo.")))
    assert "Điều 1. Thông qua dự thảo." in words(*reading.blocks)
