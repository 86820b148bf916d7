"""PDFs as programs write them, with tables, pictures, links, outlines; and the one of the sample data."""

from __future__ import annotations

import io
from functools import cache

from fpdf import FPDF
from PIL import Image

from tests.corpus.honest.lettering import sheet
from tests.corpus.honest.wording import OF_SECRETS, pdf, text
from tests.corpus.sample import honest

NOTICE = text("tb365-2026")


def paper(*lines: str, **page: object) -> FPDF:
    made = sheet(**page)
    made.add_page()
    for line in lines or NOTICE[:12]:
        made.multi_cell(0, text=line, new_x="LMARGIN", new_y="NEXT")
    return made


def output(made: FPDF) -> bytes:
    return bytes(made.output())


def head() -> bytes:
    """Two columns at one height, with an urgent stamp beside the date."""
    made = sheet()
    made.add_page()
    for y, left, right in (
        (20, "BỘ TƯ PHÁP", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), (27, "Số: 12/TTr-BTP", "Độc lập - Tự do - Hạnh phúc"),
        (40, "HỎA TỐC", "Hà Nội, ngày 05 tháng 11 năm 2026"),
    ):  # fmt: skip
        for x, words in ((25, left), (100, right)):
            made.set_xy(x, y)
            made.cell(text=words)
    return output(made)


@cache
def long() -> bytes:
    made = paper(*NOTICE, *NOTICE, *text("nq159-2026"))
    made.start_section("Chương I")
    return output(made)


@cache
def table() -> bytes:
    made = paper()
    with made.table(first_row_as_headings=False) as rows:
        for number in range(120):
            row = rows.row()
            for words in (str(number), "Đơn vị dự toán", f"{number * 137 % 997}"):
                row.cell(words)
    return output(made)


def linked() -> bytes:
    made = paper()
    made.cell(text="Cổng thông tin", link="https://chinhphu.vn/văn-bản")
    made.cell(text="Thư", link="mailto:vanthu@chinhphu.vn")
    made.cell(text="Về đầu", link=made.add_link(page=1))
    return output(made)


@cache
def outlined() -> bytes:
    made = sheet()
    for number in range(1, 6):
        made.add_page()
        made.start_section(f"Chương {number}")
        made.multi_cell(0, text=NOTICE[number + 8])
    return output(made)


def pictured() -> bytes:
    made = paper()
    for mode in ("RGB", "L", "1"):
        made.image(Image.linear_gradient("L").convert(mode), w=40)
    made.image(Image.merge("RGBA", [Image.linear_gradient("L")] * 4), w=40)
    return output(made)


def noted() -> bytes:
    made = paper()
    made.text_annotation(x=100, y=100, text="Đề nghị rà soát", title="Vụ Pháp luật")
    with made.highlight("Ghi chú của Vụ Pháp luật"):
        made.cell(text="Nội dung được đánh dấu")
    return output(made)


def plain() -> bytes:
    made = paper()
    made.set_compression(False)
    return output(made)


def photographs(count: int) -> bytes:
    made = sheet()
    photo = io.BytesIO()
    Image.effect_noise((1240, 1754), 60).convert("RGB").save(photo, "JPEG", quality=40)
    for _ in range(count):
        made.add_page()
        made.image(Image.open(photo), x=0, y=0, w=210)
    return output(made)


SAMPLES = honest("pdf written", "Tờ trình số 12-TTr-BTP.pdf", {
    "the notice of the sample data": pdf,
    "a head in two columns": head,
    "many pages": long,
    "a table": table,
    "links": linked,
    "an outline": outlined,
    "pictures": pictured,
    "notes and marks": noted,
    "nothing packed": plain,
    "photographs": lambda: photographs(6),
    "A3 across": lambda: output(paper(orientation="landscape", format="A3")),
    "words of secrets": lambda: output(paper(*OF_SECRETS)),
})  # fmt: skip
