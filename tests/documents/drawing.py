"""Pages of a PDF as the reader needs them, drawn here and now, for tests that read one."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
from PIL import Image

from documents import store
from documents.rules.finding import Line
from documents.store import FIRST_WIDTH
from ecabinet import sample
from ecabinet.db import fetch

REAL = Path(sample.__file__).parent / "texts" / "tb365-2026.pdf"
QUICK = 100  # pixels, for who only asks whether there is an image
Outline = Iterable[tuple[int, str, int]]


def real_pdf(times: int = 1, *, outline: bool = False) -> bytes:
    """The four pages of the sample's true PDF, so many times one after the other; each time is a part of it."""
    long, file = pikepdf.new(), io.BytesIO()
    with pikepdf.open(REAL) as real, long.open_outline() as parts:
        for n in range(times):
            long.pages.extend(real.pages)
            if outline:
                parts.root.append(pikepdf.OutlineItem(f"Phần {n + 1}", 4 * n))
    long.save(file)
    return file.getvalue()


async def draw(
    sha256: str,
    *,
    ready: int | None = None,
    outline: Outline = (),
    widths: tuple[int, ...] = (FIRST_WIDTH,),
    says: dict[int, str] | None = None,
    sharp: bool = False,
) -> None:
    """All pages, or the first `ready` of them; `says` are the words of some pages in place of their own."""
    pdf = pypdfium2.PdfDocument(await store.read(sha256))
    drawn = range(1, (len(pdf) if ready is None else ready) + 1)
    await _begin(sha256, len(pdf), len(drawn), outline)
    for n in drawn:
        page, said = pdf[n - 1], (says or {}).get(n)
        lines = _lines(page) if said is None else _line(said)
        await _keep(sha256, n, round(FIRST_WIDTH * page.get_height() / page.get_width()), lines)
        for width in widths:
            image = page.render(scale=(width if sharp else QUICK) / page.get_width()).to_pil()
            _save(image, store.picture_path(sha256, n, width))


async def sketch(sha256: str, says: str) -> None:
    """One page that says this, whatever the file is."""
    await _begin(sha256, 1, 1, ())
    await _keep(sha256, 1, round(FIRST_WIDTH * 1.414), _line(says))
    _save(Image.new("L", (QUICK, QUICK)), store.picture_path(sha256, 1, FIRST_WIDTH))


async def _begin(sha256: str, pages: int, ready: int, outline: Outline) -> None:
    headings = [{"level": level, "title": title, "page": page} for level, title, page in outline]
    await fetch(
        "INSERT INTO rendering (blob, state, pages, ready, outline, reason) VALUES ($1, $2, $3, $4, $5::jsonb, '')"
        " ON CONFLICT (blob) DO UPDATE SET state = $2, pages = $3, ready = $4, outline = $5::jsonb",
        sha256, "done" if ready == pages else "running", pages, ready, json.dumps(headings, ensure_ascii=False),
    )  # fmt: skip
    await fetch("UPDATE paper_version SET state = 'readable' WHERE blob = $1", sha256)


async def _keep(sha256: str, n: int, height: int, lines: list[Line]) -> None:
    await fetch(
        "INSERT INTO page (blob, n, width, height, text, lines) VALUES ($1, $2, $3, $4, $5, $6::jsonb)"
        " ON CONFLICT (blob, n) DO NOTHING",
        sha256, n, FIRST_WIDTH, height, "\n".join(line[4] for line in lines), json.dumps(lines, ensure_ascii=False),
    )  # fmt: skip


def _save(image: Image.Image, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    image.save(path, lossless=True, method=0)


def _line(said: str) -> list[Line]:
    return [(0.1, 0.1, 0.5, 0.02, said)] if said else []


def _lines(page: Any) -> list[Line]:
    """Rectangles of text that stand at one height, one after the other, are a line."""
    text, (wide, high) = page.get_textpage(), page.get_size()
    rows: list[list[Any]] = []
    for k in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(k)
        said = text.get_text_bounded(left, bottom, right, top).replace("\r\n", " ").strip()
        if said and rows and abs(rows[-1][1] - bottom) < 4 and rows[-1][2] <= left + 1:
            start, low, _, up, before = rows[-1]
            rows[-1] = [start, min(low, bottom), right, max(up, top), f"{before} {said}"]
        elif said:
            rows.append([left, bottom, right, top, said])
    return [(a / wide, 1 - d / high, (c - a) / wide, (d - b) / high, said) for a, b, c, d, said in rows]
