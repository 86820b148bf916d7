"""Pages of a PDF as pictures and words, by PDFium: one page after the other, since it is not safe to do two at once."""

from __future__ import annotations

import io
import math
import os
from collections.abc import Iterator

from PIL import Image
from pypdfium2 import PdfDocument, PdfPage

from documents.jail.asking import Draw, Drawn, Opened
from documents.jail.lettering import lines_of

MOST_PIXELS = 25_000_000
LONGEST_SIDE = 16_383  # of a WebP
LOSSLESS_PIXELS = 12_000_000  # above which encoding without loss takes too much memory
PIXELS_A_BYTE = 14  # that a page of text has at least: 250 KB for an A4 of 1600 pixels. A scan has far fewer
BANDS, BAND, BAND_PIXELS_A_BYTE = 3, 64, 5  # the same of some rows, packed in a hurry
DEEPEST, MOST_HEADINGS, LONGEST_TITLE = 6, 2000, 300


def draw(file: int, asked: Draw) -> Iterator[Opened | Drawn]:
    with os.fdopen(file, "rb") as opened:
        opened.seek(0)
        document = PdfDocument(opened.read())
    yield Opened(pages=len(document), outline=list(_bookmarks(document)))
    for n in asked.pages:
        if 0 < n <= len(document):
            yield _drawn(document[n - 1], n, asked.width)


def _bookmarks(document: PdfDocument) -> Iterator[tuple[int, str, int]]:
    """They may name pages that are not there, or none at all; and a file may hold a million."""
    for one, _ in zip(document.get_toc(max_depth=DEEPEST), range(MOST_HEADINGS), strict=False):
        target, title = one.get_dest(), " ".join(one.get_title().split())[:LONGEST_TITLE]
        page = target.get_index() if target else None
        if title and page is not None and 0 <= page < len(document):
            yield one.level + 1, title, page + 1


def _drawn(page: PdfPage, n: int, width: int) -> Drawn:
    across, down = page.get_size()
    scale = scale_of(across, down, width)
    image = page.render(scale=scale, may_draw_forms=False).to_pil()
    found = Drawn(n=n, width=image.width, height=image.height, lines=lines_of(page), image=encoded(image))
    page.close()
    return found


def scale_of(width: float, height: float, wanted: int) -> float:
    """To the wanted width, or to less when the page would be too long or too large."""
    pixels = math.sqrt((MOST_PIXELS - 2 * LONGEST_SIDE) / (width * height))  # sides are rounded up
    scale = min(wanted / width, LONGEST_SIDE / max(width, height), pixels)
    return scale * (1 - 1e-7)  # or the least error of a float makes it a pixel more


def encoded(image: Image.Image) -> bytes:
    """Without loss where that is small. Measured at 1600 pixels: a page of text takes 90 KB without loss, 290 with it;
    a scan 1.7 MB and two seconds without, 400 KB and a tenth of a second with it."""
    pixels = image.width * image.height
    if pixels <= LOSSLESS_PIXELS and not _looks_scanned(image):
        exact = _saved(image, lossless=True, method=1)
        if len(exact) <= pixels / PIXELS_A_BYTE:
            return exact
    return _saved(image, quality=78, method=2)


def _looks_scanned(image: Image.Image) -> bool:
    """By some rows of it, so that the noise of a scan is not encoded twice."""
    rows = Image.new(image.mode, (image.width, BANDS * BAND))
    for n in range(BANDS):
        top = image.height * (2 * n + 1) // (2 * BANDS) - BAND // 2
        rows.paste(image.crop((0, top, image.width, top + BAND)), (0, n * BAND))
    return len(_saved(rows, lossless=True, method=0, quality=0)) > rows.width * rows.height / BAND_PIXELS_A_BYTE


def _saved(image: Image.Image, **how: int) -> bytes:
    file = io.BytesIO()
    image.save(file, "WEBP", **how)
    return file.getvalue()
