"""A pack in words: what is printed of a meeting, and which files. Official papers are Vietnamese, whoever asks."""

from __future__ import annotations

from contextlib import ExitStack
from datetime import datetime
from typing import IO

from msgspec.structs import replace

from documents import store
from documents.binding.book import Book, Paper, Section
from documents.reading import reading_of
from documents.rules.papers import KINDS
from ecabinet.clock import house_time, long_date
from ecabinet.i18n import speaking, translate
from ecabinet.settings import settings
from meetings.queries.packs import Contents, PackItem, PackPaper

ON_PAPER = "Tài liệu giấy – phát tại phòng họp"
UNCHECKED = "Tài liệu đang được kiểm tra, chưa có trong tập này."
REFUSED = "Tệp của tài liệu này không đọc được nên không có trong tập này."
LOST = "Không tìm thấy tệp của tài liệu này. Hãy báo bộ phận kỹ thuật."
WORDLESS = "Không có bản in của tài liệu này. Hãy mở tệp Word trên hệ thống."
SHUT = "Nội dung họp kín"
COMMON = "Tài liệu chung của cuộc họp"
LEFT_OUT = "Không gồm nội dung họp kín mà người nhận không được xem."
SAMPLE = "Dữ liệu mẫu: phiếu và số liệu là giả định."


async def book_of(contents: Contents, reader: str, made_at: datetime, files: ExitStack) -> tuple[Book, list[IO[bytes]]]:
    """And the PDFs that it names, open as long as `files` are."""
    opened: list[IO[bytes]] = []
    with speaking("vi"):
        common = [await _paper(paper, opened, files) for paper in contents.common]
        items = [await _section(item, opened, files) for item in contents.items]
    sections = [Section(title=COMMON, papers=common), *items] if common else items
    book = Book(
        title=contents.title, short=contents.title, reader=reader, made_at=house_time(made_at),
        facts=_facts(contents), notes=_notes(contents), sections=sections,
    )  # fmt: skip
    return book, opened


def _facts(contents: Contents) -> list[str]:
    starts, ends = house_time(contents.starts_at), house_time(contents.ends_at)
    chair = f"Chủ trì: {contents.chair}" if contents.chair else ""
    return list(filter(None, [f"{starts:%H:%M}–{ends:%H:%M}, {long_date(starts.date())}", contents.place, chair]))


def _notes(contents: Contents) -> list[str]:
    counted = f"{len(contents.items)} nội dung, {len(contents.papers)} tài liệu."
    left_out = "" if all(item.visible for item in contents.items) else LEFT_OUT
    return list(filter(None, [counted, left_out, SAMPLE if settings().environment == "demo" else ""]))


async def _section(item: PackItem, opened: list[IO[bytes]], files: ExitStack) -> Section:
    if not item.visible:
        return Section(number=str(item.position), title=SHUT, shut=True)
    facts = [
        f"{item.agency_name} trình" if item.agency_name else "",
        f"{item.minutes_planned} phút" if item.minutes_planned else "",
        "Họp kín" if item.closed else "",
    ]
    return Section(
        number=str(item.position), title=item.title, facts=list(filter(None, facts)),
        hour=f"{house_time(item.starts_at):%H:%M}" if item.starts_at else "",
        papers=[await _paper(paper, opened, files) for paper in item.papers],
    )  # fmt: skip


async def _paper(paper: PackPaper, opened: list[IO[bytes]], files: ExitStack) -> Paper:
    version = f"bản {paper.version}" if paper.version else ""
    named = Paper(
        title=paper.title, about=" · ".join(filter(None, [translate(KINDS[paper.kind]), paper.agency_name, version]))
    )
    if paper.stub:
        return replace(named, instead=ON_PAPER)
    if paper.state != "readable":
        return replace(named, instead=UNCHECKED if paper.state in {"received", "checking"} else REFUSED)
    try:
        return await _with_content(named, paper, opened, files)
    except FileNotFoundError:
        return replace(named, instead=LOST)


async def _with_content(named: Paper, paper: PackPaper, opened: list[IO[bytes]], files: ExitStack) -> Paper:
    """A Word paper as the PDF that was made of it; without one, its words."""
    pdf = store.open_paper(paper.sha256) if paper.format == "pdf" else store.open_converted(paper.sha256)
    if pdf is None:
        return replace(named, blocks=(await reading_of(paper.sha256)).blocks, instead=WORDLESS)
    opened.append(files.enter_context(pdf))
    return replace(named, file=len(opened) - 1)
