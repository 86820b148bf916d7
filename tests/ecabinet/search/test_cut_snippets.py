"""The place where the words stand, in pieces that are marked or not; together they are the text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from ecabinet.search.snippets import LENGTH, TITLE, Piece, marked, snippet
from ecabinet.search.terms import terms

FILLING = "Căn cứ Luật Tổ chức Chính phủ; theo đề nghị của cơ quan chủ trì; " * 20


def marks(pieces: list[Piece]) -> list[str]:
    return [piece.text for piece in pieces if piece.marked]


def text(pieces: list[Piece]) -> str:
    return "".join(piece.text for piece in pieces)


def test_words_in_a_row_are_one_mark() -> None:
    assert marks(snippet("Dự toán ngân sách nhà nước", terms("ngân sách"))) == ["ngân sách"]


def test_where_they_stand_in_a_row_the_words_alone_are_not_marked() -> None:
    assert marks(snippet("Sách về ngân sách", terms("ngân sách"))) == ["ngân sách"]


def test_where_they_never_stand_in_a_row_each_is_marked() -> None:
    assert marks(snippet("sách của ngân hàng", terms("ngân sách"))) == ["sách", "ngân"]


def test_without_diacritics_every_spelling_is_marked() -> None:
    assert marks(snippet("Thuế và thuê", terms("thue"))) == ["Thuế", "thuê"]


def test_with_diacritics_only_this_spelling_is_marked() -> None:
    assert marks(snippet("Thuế và thuê", terms("thuế"))) == ["Thuế"]


def test_both_ways_to_write_a_tone_are_one_spelling() -> None:
    assert marks(snippet("Thuỷ điện, thủy lợi", terms("thủy"))) == ["Thuỷ", "thủy"]


def test_the_beginning_of_the_last_word_marks_the_whole_word() -> None:
    assert marks(snippet("quy hoạch", terms("quy hoạc"))) == ["quy hoạch"]


def test_a_number_of_a_document_is_found_however_it_is_parted() -> None:
    assert marks(snippet("Nghị quyết số 159/NQ-CP", terms("159/nq-cp"))) == ["159/NQ-CP"]


def test_it_begins_a_little_before_the_words() -> None:
    pieces = snippet(f"{FILLING}hạn hán, xâm nhập mặn {FILLING}", terms("hạn hán"))
    assert marks(pieces) == ["hạn hán"]
    assert pieces[0].text == "… "
    assert pieces[-1].text == " …"
    assert len(text(pieces)) <= LENGTH + 4


def test_a_short_text_is_shown_whole() -> None:
    assert text(snippet("Báo cáo về hạn hán", terms("hạn hán"))) == "Báo cáo về hạn hán"


def test_most_words_together_are_preferred() -> None:
    pieces = snippet(f"hạn {FILLING} hán và cả hạn", terms("hạn hán"))
    assert marks(pieces) == ["hán", "hạn"]


def test_a_title_is_shown_from_its_beginning() -> None:
    pieces = marked(f"{FILLING}hạn hán", terms("hạn hán"))
    assert text(pieces).startswith("Căn cứ Luật")
    assert len(text(pieces)) <= TITLE + 2


def test_a_title_with_but_some_of_the_words_is_not_marked() -> None:
    assert marks(marked("Dự thảo Nghị định", terms("du lieu"))) == []


def test_markup_stays_text() -> None:
    assert text(snippet("<b>hạn</b> & hán", terms("hạn"))) == "<b>hạn</b> & hán"


@given(st.text(alphabet="aăđoàuỷhnh .,<>&\n", max_size=900), st.text(alphabet='aăđoàuỷh "', max_size=12), st.booleans())
def test_the_pieces_are_the_text_and_nothing_is_lost_inside(whole: str, typed: str, plain: bool) -> None:
    asked = terms(typed, plain=plain)
    shown = text(snippet(whole, asked)).removeprefix("… ").removesuffix(" …")
    assert shown in " ".join(whole.split())
    assert all(piece.text for piece in snippet(whole, asked))
