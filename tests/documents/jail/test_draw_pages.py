"""What PDFium makes of a page: a picture of bounded size in the smaller of two ways, and lines that lie on it."""

from __future__ import annotations

import io
import os
import random
import tempfile

import pytest
from fpdf import FPDF
from PIL import Image

from documents.jail.asking import Draw, Drawn, Opened
from documents.jail.drawing import LONGEST_SIDE, MOST_PIXELS, draw, encoded, scale_of
from tests.documents.make_pdf import assemble, pages, stream

TREE = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"


def drawn(data: bytes, n: int = 1, width: int = 1600) -> Drawn:
    with tempfile.TemporaryFile() as file:
        file.write(data)
        file.flush()
        opened, page = draw(os_dup(file.fileno()), Draw([n], width))
    assert isinstance(opened, Opened)
    assert isinstance(page, Drawn)
    return page


def os_dup(handle: int) -> int:
    """Drawing closes the file that it is given, as its process does."""
    return os.dup(handle)


def boxed(box: str, more: str = "") -> bytes:
    page = f"<</Type/Page/Parent 2 0 R/MediaBox[{box}]{more}/Contents 4 0 R/Resources<<>>>>".encode()
    return assemble([b"<</Type/Catalog/Pages 2 0 R>>", TREE, page, stream(b"0 0 m 9 9 l S")])


@pytest.mark.parametrize("width", [1600, 2400])
@pytest.mark.parametrize(
    "box",
    [
        "0 0 595 842", "0 0 842 595", "0 0 1 1000000", "0 0 1000000 1", "0 0 1000000000 1000000000", "0 0 0 0",
        "0 0 -5 10", "9 9 3 3", "0 0 1e-9 10", "0 0 100 1000", "0 0 100 976", "-1e9 -1e9 1e9 1e9", "0 0 nan 1",
    ],
)  # fmt: skip
def test_a_page_of_any_shape_is_a_picture_of_bounded_size(box: str, width: int) -> None:
    page = drawn(boxed(box), width=width)
    with Image.open(io.BytesIO(page.image)) as picture:
        assert picture.size == (page.width, page.height)
    assert 1 <= page.width <= width
    assert 1 <= page.height <= LONGEST_SIDE
    assert page.width * page.height <= MOST_PIXELS


def test_no_size_of_page_makes_too_large_a_picture() -> None:
    draw_from = random.Random(1)
    for _ in range(10_000):
        width, height = (10 ** draw_from.uniform(-3, 9) for _ in range(2))
        scale = scale_of(width, height, 2400)
        across, down = -(-width * scale // 1), -(-height * scale // 1)
        assert across <= 2400
        assert down <= LONGEST_SIDE
        assert across * down <= MOST_PIXELS, (width, height)


def test_pages_that_are_not_there_are_not_drawn() -> None:
    with tempfile.TemporaryFile() as file:
        file.write(pages("0", "1"))
        file.flush()
        found = list(draw(os_dup(file.fileno()), Draw([0, -1, 3, 2], 100)))
    assert [type(one) for one in found] == [Opened, Drawn]


def test_a_page_of_text_loses_nothing_and_a_scan_is_packed_with_loss() -> None:
    text = drawn(pages("KHÔNG 1")).image
    assert text[12:16] == b"VP8L"
    scan = Image.effect_noise((1600, 2263), 50).convert("RGB")
    assert encoded(scan)[12:16] == b"VP8 "


def test_a_picture_that_has_noise_only_between_the_looked_at_rows_is_packed_with_loss_too() -> None:
    page = Image.new("RGB", (1600, 2263), "white")
    page.paste(Image.effect_noise((1600, 400), 50).convert("RGB"), (0, 500))
    assert encoded(page)[12:16] == b"VP8 "


@pytest.mark.parametrize(("turned", "corner"), [(0, (0.1, 0.07)), (90, (0.92, 0.1)), (180, (0.9, 0.92))])
def test_lines_lie_on_the_page_as_it_is_seen(turned: int, corner: tuple[float, float]) -> None:
    """The text begins near the upper left corner of the page before it is turned."""
    data = pages("KHÔNG 1").replace(b"/Contents", b"/Rotate %d/Contents" % turned, 1)
    ((x, y, width, height, _),) = drawn(data).lines
    assert min(abs(corner[0] - place) for place in (x, x + width)) < 0.05
    assert min(abs(corner[1] - place) for place in (y, y + height)) < 0.05
    assert (width > height) == (turned != 90)


def test_columns_are_lines_of_their_own_and_words_of_a_line_are_not() -> None:
    page = FPDF(unit="pt", format=(595, 842))
    page.add_page()
    page.set_font("Helvetica", size=12)
    for x, y, text in ((60, 100, "A first line of one column"), (360, 100, "Beside it"), (60, 120, "Below")):
        page.text(x, y, text)
    found = drawn(bytes(page.output())).lines
    assert [line[4] for line in found] == ["A first line of one column", "Beside it", "Below"]
    assert found[1][0] > found[0][0] + found[0][2]
    assert abs(found[0][1] - found[1][1]) < 0.001


def test_accents_come_in_one_piece_and_nothing_unseen_comes_along() -> None:
    assert [line[4] for line in drawn(pages("  KHÔNG   MẬT ĐỘ 1 ")).lines] == ["KHÔNG MẬT ĐỘ 1"]
