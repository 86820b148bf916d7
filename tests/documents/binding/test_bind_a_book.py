"""A book as it is printed: cover, agenda, a sheet before each item, the papers, and the numbers on all pages."""

from __future__ import annotations

import hashlib
import io
import subprocess
import sys

import pikepdf
import pytest
from pypdfium2 import PdfDocument

from documents.binding.book import Paper, Section
from documents.rules.word_blocks import Block
from tests.documents.binding.making import book, bound, item, links, outline, pages_of, texts
from tests.documents.make_pdf import pdf as pdf_of

STACKED = "ẾỀỂỄỆ ẤẦẨẪẬ ẮẰẲẴẶ ỐỒỔỖỘ ỚỜỞỠỢ ỨỪỬỮỰ Đ ếềểễệ ấầẩẫậ ắằẳẵặ ốồổỗộ ớờởỡợ ứừửữự ỳỹỷỵ đ"


def test_everything_is_printed_in_its_order():
    first, second = Paper(title="Tờ trình", file=0), Paper(title="Báo cáo", file=1)
    made = bound(book(item(1, first), item(2, second)), pages_of("mot", "hai"), pages_of("ba"))
    pages = texts(made)
    for text, words in zip(
        pages,
        ("Bộ trưởng Bộ Xây dựng", "Chương trình", "Nội dung thứ 1", "mot", "hai", "Nội dung thứ 2", "ba"),
        strict=True,
    ):
        assert words in text
    assert "14:00 ngày 30/11/2026" in pages[0]


def test_bookmarks_are_nested_and_lead_to_the_first_page_of_each():
    papers = [Paper(title="Tờ trình", file=0), Paper(title="Phụ lục", instead="Không có.")]
    made = bound(book(item(1, *papers), item(2)), pages_of("mot", "hai"))
    assert outline(made) == [
        (1, "Chương trình và tài liệu", 2),
        (1, "1. Nội dung thứ 1", 3),
        (2, "Tờ trình", 4),
        (2, "Phụ lục", 6),
        (1, "2. Nội dung thứ 2", 7),
    ]


def test_the_agenda_and_the_sheets_lead_to_the_papers_and_say_their_pages():
    made = bound(book(item(1, Paper(title="Tờ trình", file=0)), item(2)), pages_of("mot", "hai"))
    assert [link for link in links(made) if link[0] == 2] == [(2, 3), (2, 4), (2, 6)]
    assert [link for link in links(made) if link[0] == 3] == [(3, 4)]
    agenda, sheet = texts(made)[1:3]
    assert ("Tờ trình" in sheet, " 4 " in sheet) == (True, True)
    assert all(f" {number} " in agenda for number in (3, 4, 6))


def test_every_page_but_the_cover_has_its_number_and_the_name_of_the_meeting():
    made = bound(book(item(7, Paper(title="Tờ trình", file=0))), pages_of("mot", "hai", size=(297, 210)))
    pages = texts(made)
    assert "Trang" not in pages[0]
    for number, text in enumerate(pages[1:], start=2):
        assert f"Trang {number}/{len(pages)}" in text
        assert "Phiên họp thử" in text
    assert all("Phiên họp thử · Nội dung 7" in text for text in pages[2:])


def test_a_long_name_leaves_room_for_the_number():
    made = bound(book(item(1, Paper(title="Tờ trình", file=0)), short="Phiên họp " * 60), pages_of("mot"))
    assert texts(made)[-1].endswith("… Trang 4/4")


def test_labels_are_the_numbers_that_are_printed():
    with pikepdf.open(io.BytesIO(bound(book(item(1))))) as made:
        assert [page.label for page in made.pages] == ["Bìa", "2", "3"]
        assert made.Root.PageMode == "/UseOutlines"
        assert made.docinfo["/Title"] == "Tài liệu: Phiên họp thử"


@pytest.mark.parametrize(
    ("size", "wide"),
    [((210, 297), False), ((297, 420), False), ((420, 297), True), ((100, 60), True), ((900, 20), True)],
)
def test_all_pages_are_a4_upright_or_on_their_side(size, wide):
    made = bound(book(item(1, Paper(title="Tờ trình", file=0))), pages_of("mot", size=size))
    width, height = PdfDocument(made)[3].get_size()
    assert (round(width), round(height)) == ((842, 595) if wide else (595, 842))
    assert "mot" in texts(made)[3] or size == (900, 20)


def test_a_page_that_lies_on_its_side_is_turned_as_it_is_read():
    with pikepdf.open(io.BytesIO(pages_of("mot"))) as turned:
        turned.pages[0].Rotate = 90
        file = io.BytesIO()
        turned.save(file)
    made = bound(book(item(1, Paper(title="Tờ trình", file=0))), file.getvalue())
    assert PdfDocument(made)[3].get_size()[0] > 800


def test_nothing_of_a_page_is_covered_by_its_number():
    """A page that is black to its very edges: the strip at its foot is white, and only the number is in it."""
    with pikepdf.open(io.BytesIO(pages_of("mot"))) as black:
        black.pages[0].contents_add(b"0 g 0 0 2000 2000 re f")
        file = io.BytesIO()
        black.save(file)
    made = bound(book(item(1, Paper(title="Tờ trình", file=0))), file.getvalue())
    image = PdfDocument(made)[3].render(scale=1).to_pil().convert("L")
    strip = image.crop((0, image.height - 24, image.width, image.height))
    middle = image.crop((60, 60, image.width - 60, image.height - 60))
    assert middle.getextrema()[1] < 128
    assert strip.getpixel((image.width // 2, 20)) == 255


def test_the_same_book_makes_the_same_bytes_also_in_another_process():
    made = bound(book(item(1, Paper(title="Tờ trình", blocks=[Block(kind="text", text=STACKED)]))))
    code = (
        "import hashlib\n"
        "from documents.binding.book import Paper\nfrom documents.rules.word_blocks import Block\n"
        "from tests.documents.binding.making import book, bound, item\n"
        "from tests.documents.binding.test_bind_a_book import STACKED\n"
        "made = bound(book(item(1, Paper(title='Tờ trình', blocks=[Block(kind='text', text=STACKED)]))))\n"
        "print(hashlib.sha256(made).hexdigest())"
    )
    other = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert other.stdout.strip() == hashlib.sha256(made).hexdigest()


def test_an_item_that_is_shut_is_a_number_in_the_agenda_and_nothing_else():
    made = bound(book(item(1), Section(number="2", title="Nội dung họp kín", shut=True)))
    pages = texts(made)
    assert len(pages) == 3
    assert "Nội dung họp kín" in pages[1]
    assert [title for _, title, _ in outline(made)] == ["Chương trình và tài liệu", "1. Nội dung thứ 1"]


def test_a_paper_without_pages_has_a_sheet_that_says_why():
    made = bound(book(item(1, Paper(title="Báo cáo mật", instead="Tài liệu giấy – phát tại phòng họp"))))
    assert "Báo cáo mật" in texts(made)[3]
    assert "Tài liệu giấy – phát tại phòng họp" in texts(made)[3]


def test_a_stamp_that_stands_on_a_page_as_a_form_is_printed():
    """A digital signature shows itself so."""
    look = b"<</Type/XObject/Subtype/Form/BBox[0 0 200 50]/Length 26>>\nstream\n0 0 0 rg 0 0 200 50 re f  \nendstream"
    stamp = b"<</Type/Annot/Subtype/Widget/FT/Sig/T(s)/F 4/Rect[100 100 300 150]/P 3 0 R/AP<</N 8 0 R>>>>"
    sent = pdf_of(
        "KHÔNG", page=b"/Annots[7 0 R]", catalog=b"/AcroForm<</Fields[7 0 R]/SigFlags 3>>", more=(stamp, look)
    )
    made = bound(book(item(1, Paper(title="Tờ trình", file=0))), sent)
    image = PdfDocument(made)[3].render(scale=1).to_pil().convert("L")
    assert image.getpixel((200, 842 - 24 - 120)) == 0


def test_nothing_of_a_foreign_page_can_be_pressed_or_run():
    sent = pdf_of(
        "KHÔNG",
        page=b"/Annots[<</Type/Annot/Subtype/Link/Rect[0 0 500 800]/A<</S/URI/URI(https://x.test)>>>>]/AA<</O 7 0 R>>",
        catalog=b"/OpenAction 7 0 R",
        more=(b"<</S/JavaScript/JS(app.alert\\(1\\))>>",),
    )
    made = bound(book(item(1, Paper(title="Tờ trình", file=0))), sent)
    with pikepdf.open(io.BytesIO(made)) as opened:
        written = b"".join(one.unparse() for one in opened.objects if not isinstance(one, pikepdf.Stream))
    assert not any(word in written for word in (b"JavaScript", b"URI", b"OpenAction", b"/AA"))


def test_many_papers_of_one_item_are_listed_on_several_sheets_each_with_its_page():
    long = "Báo cáo tổng hợp, tiếp thu, giải trình ý kiến của các bộ, cơ quan, địa phương về dự thảo lần thứ"
    made = bound(book(item(1, *(Paper(title=f"{long} {n}", about="Báo cáo", instead="–") for n in range(1, 61)))))
    leading = [link for link in links(made) if link[0] > 2][-60:]
    pages = texts(made)
    assert len({page for page, _ in leading}) > 3
    for n, (page, to) in enumerate(leading, start=1):
        assert f"{long} {n}" in pages[to - 1]
        assert f" {to} " in f"{pages[page - 1]} "


def test_many_items_fill_several_pages_of_the_agenda():
    made = bound(
        book(*(item(n, *(Paper(title=f"Tài liệu {n}.{k}", instead="–") for k in range(4))) for n in range(1, 26)))
    )
    pages = texts(made)
    agenda = [text for text in pages if "Nội dung thứ" in text and "Trang" in text][:5]
    assert sum("Tài liệu 25.3" in text for text in pages[:6]) == 1
    assert len(agenda) > 3
    assert outline(made)[1][2] > 4
