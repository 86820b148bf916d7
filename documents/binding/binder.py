"""Binding a book: our own sheets are set first, with an empty one for each foreign page, which is laid under it."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from typing import BinaryIO, NamedTuple

import pikepdf
from fpdf.enums import PageMode
from fpdf.prefs import ViewerPreferences
from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Rectangle

from documents.binding.book import Book
from documents.binding.dividers import add_divider, add_instead
from documents.binding.front import add_agenda, add_cover
from documents.binding.leaves import STRIP, Leaves
from documents.binding.places import PaperPlace, places
from documents.binding.sources import Source, Tell, sources

POINTS = 72 / 25.4
FOREIGN = Name.Foreign


class Laid(NamedTuple):
    """A foreign page and the sheet that it is laid on, counted from 1."""

    sheet: int
    form: Object


def bind(
    book: Book, files: list[int], to: BinaryIO, *, typefaces: Mapping[str, bytes], without: set[int], tell: Tell
) -> int:
    """The number of pages. `files` are open; `tell` hears which of them is being read."""
    opened = list(sources(book, files, typefaces, without=without, tell=tell))
    tell(None)
    leaves = Leaves(typefaces)
    laid = list(_set(leaves, book, opened))
    with Pdf.open(io.BytesIO(leaves.output())) as whole:
        for sheet, form in laid:
            _lay(whole.pages[sheet - 1], form)
        whole.Root.PageLabels = Dictionary(Nums=Array([0, Dictionary(P="Bìa"), 1, Dictionary(S=Name.D, St=2)]))
        whole.save(to, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return len(whole.pages)


def _set(leaves: Leaves, book: Book, opened: list[Source]) -> Iterator[Laid]:
    _describe(leaves, book)
    found, rest, parts = places(leaves, book), iter(opened), {1: ""}
    add_cover(leaves, book)
    add_agenda(leaves, found)
    for place in found:
        if place.section.shut:
            continue
        parts[leaves.page + 1] = f"Nội dung {place.section.number}" if place.section.number else place.section.title
        add_divider(leaves, place)
        for paper in place.papers:
            yield from _add_paper(leaves, paper, next(rest))
    leaves.write_references()
    _stamp(leaves, book, parts)


def _add_paper(leaves: Leaves, place: PaperPlace, source: Source) -> Iterator[Laid]:
    if not source.pages:
        add_instead(leaves, place, source.instead)
    for n, page in enumerate(source.pages):
        leaves.add_page(orientation="L" if page.wide else "P")
        if n == 0:
            leaves.set_link(place.link)
            leaves.start_section(place.paper.title, level=1)
        yield Laid(leaves.page, page.form)


def _stamp(leaves: Leaves, book: Book, parts: dict[int, str]) -> None:
    """All but the cover; `parts` by the sheet on which each begins."""
    part, whole = "", len(leaves.pages)
    for sheet in range(2, whole + 1):
        part = parts.get(sheet, part)
        leaves.stamp(sheet, f"{book.short} · {part}" if part else book.short, f"Trang {sheet}/{whole}")


def _lay(sheet: Page, form: Object) -> None:
    """As large as there is room for above the foot, never larger than it is, and under what is printed there."""
    name = sheet.add_resource(form, Name.XObject, FOREIGN)
    _, _, across, down = map(float, sheet.mediabox)  # type: ignore[arg-type]
    room = Rectangle(0, STRIP * POINTS, across, down)
    sheet.contents_add(
        sheet.calc_form_xobject_placement(sheet.resources.XObject[name], name, room, allow_expand=False), prepend=True
    )


def _describe(leaves: Leaves, book: Book) -> None:
    """A viewer shows the title and the bookmarks. The same book makes the same bytes."""
    leaves.set_title(f"Tài liệu: {book.title}")
    leaves.set_author("Văn phòng Chính phủ")
    leaves.set_creation_date(book.made_at)
    leaves.page_mode = PageMode.USE_OUTLINES
    leaves.viewer_preferences = ViewerPreferences(display_doc_title=True)
