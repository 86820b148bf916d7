"""Pages of a PDF as the reader needs them, drawn here and now, for tests that read one."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pypdfium2

from documents import store
from documents.rules.finding import Line
from documents.store import FIRST_WIDTH, SECOND_WIDTH
from ecabinet.db import fetch

Outline = Iterable[tuple[int, str, int]]


async def draw(
    sha256: str, *, ready: int | None = None, outline: Outline = (), widths: tuple[int, ...] = (1600,)
) -> None:
    """All pages, or the first `ready` of them."""
    pdf = pypdfium2.PdfDocument(await store.read(sha256))
    drawn = list(range(1, len(pdf) + 1))[:ready]
    headings = [{"level": level, "title": title, "page": page} for level, title, page in outline]
    state = "done" if len(drawn) == len(pdf) else "running"
    await fetch(
        "INSERT INTO rendering (blob, state, pages, ready, outline, reason) VALUES ($1, $2, $3, $4, $5::jsonb, '')"
        " ON CONFLICT (blob) DO UPDATE SET state = $2, pages = $3, ready = $4, outline = $5::jsonb",
        sha256, state, len(pdf), len(drawn), json.dumps(headings, ensure_ascii=False),
    )  # fmt: skip
    await fetch("UPDATE paper_version SET state = 'readable' WHERE blob = $1", sha256)
    for n in drawn:
        await _draw(sha256, n, pdf[n - 1], widths)


async def _draw(sha256: str, n: int, page: Any, widths: tuple[int, ...]) -> None:
    for width in widths:
        path = store.picture_path(sha256, n, width)
        path.parent.mkdir(parents=True, exist_ok=True)
        page.render(scale=width / page.get_width()).to_pil().save(path, lossless=True, method=0)
    lines = _lines(page)
    await fetch(
        "INSERT INTO page (blob, n, width, height, text, lines) VALUES ($1, $2, $3, $4, $5, $6::jsonb)"
        " ON CONFLICT (blob, n) DO NOTHING",
        sha256, n, FIRST_WIDTH, round(FIRST_WIDTH * page.get_height() / page.get_width()),
        "\n".join(line[4] for line in lines), json.dumps(lines, ensure_ascii=False),
    )  # fmt: skip


def _lines(page: Any) -> list[Line]:
    """Rectangles of text that stand at one height are a line."""
    text, (wide, high) = page.get_textpage(), page.get_size()
    rows: list[list[Any]] = []
    for k in range(text.count_rects()):
        left, bottom, right, top = text.get_rect(k)
        said = text.get_text_bounded(left, bottom, right, top).replace("\r\n", " ").strip()
        if not said:
            continue
        if rows and abs(rows[-1][1] - bottom) < 4 and rows[-1][2] <= left + 1:
            _, low, _, up, before = rows[-1]
            rows[-1] = [rows[-1][0], min(low, bottom), right, max(up, top), f"{before} {said}"]
        else:
            rows.append([left, bottom, right, top, said])
    return [(a / wide, 1 - d / high, (c - a) / wide, (d - b) / high, said) for a, b, c, d, said in rows]


assert SECOND_WIDTH > FIRST_WIDTH
