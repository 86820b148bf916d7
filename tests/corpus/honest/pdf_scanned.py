"""Papers that were scanned: pages that are pictures, in the sizes and colours of scanners."""

from __future__ import annotations

import io
import time

from PIL import Image, ImageDraw

from tests.corpus.honest.lettering import DAY, drawn
from tests.corpus.honest.wording import text
from tests.corpus.sample import honest

A4, A4_FINE, A0 = (1240, 1754), (2480, 3508), (4967, 7022)


def page(size: tuple[int, int], mode: str, number: int = 0) -> Image.Image:
    """Words on paper that is not quite white."""
    made = Image.new("L", size, 248)
    pen, font = ImageDraw.Draw(made), drawn(size[0] // 50)
    for line, words in enumerate(text("tb365-2026")[number : number + 12]):
        pen.text((size[0] // 10, size[1] // 10 + line * size[1] // 20), words[:60], fill=20, font=font)
    return made.convert(mode)


def scan(size: tuple[int, int] = A4, mode: str = "L", *, pages: int = 1, dots: int = 150) -> bytes:
    kept, when = io.BytesIO(), time.gmtime(DAY.timestamp())
    first, *others = [page(size, mode, number) for number in range(pages)]
    first.save(kept, "PDF", save_all=True, append_images=others, resolution=dots, creationDate=when, modDate=when)
    return kept.getvalue()


SAMPLES = honest("pdf scanned", "Van ban scan_2026-11-05.pdf", {
    "one page in grey": scan,
    "one page in colour": lambda: scan(mode="RGB"),
    "one page in black and white": lambda: scan(A4_FINE, "1", dots=300),
    "one page in few colours": lambda: scan(mode="P"),
    "ten pages": lambda: scan(pages=10),
    "a plan of A0": lambda: scan(A0),
})  # fmt: skip
