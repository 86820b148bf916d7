"""The bytes of a paper, the same for the same facts, so that its hash can be made again by anybody."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

from docx.document import Document as Paper

from documents.forms.page import BODY, HEADING
from documents.forms.text import plain

OLDEST = (1980, 1, 1, 0, 0, 0)
LEFT_OUT = ("/thumbnail", "/stylesWithEffects", "/customXml", "/numbering")
KEPT_STYLES = {"Normal", "Default Paragraph Font", "Normal Table", "No List", "Table Grid", BODY, HEADING}


def save(paper: Paper, *, title: str, author: str, at: datetime) -> bytes:
    """Entries lie unpacked and undated: packing differs between versions of zlib, and times between runs."""
    _describe(paper, title=plain(title)[:255], author=plain(author)[:255], at=at)
    _leave_out(paper)
    written = io.BytesIO()
    paper.save(written)
    return _settled(written.getvalue())


def _describe(paper: Paper, *, title: str, author: str, at: datetime) -> None:
    told = paper.core_properties
    told.title, told.author, told.last_modified_by = title, author, author
    told.created = told.modified = at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
    told.comments, told.keywords, told.language, told.revision = "", "", "vi-VN", 1


def _leave_out(paper: Paper) -> None:
    """What python-docx's own template brings and an official paper does not use."""
    for relations in (paper.part.package.rels, paper.part.rels):
        for key in [key for key, one in relations.items() if one.reltype.endswith(LEFT_OUT)]:
            del relations[key]
    for style in list(paper.styles):
        if style.name not in KEPT_STYLES:
            style.delete()


def _settled(data: bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as loose, zipfile.ZipFile(made, "w", zipfile.ZIP_STORED) as fixed:
        for name in loose.namelist():
            entry = zipfile.ZipInfo(name, OLDEST)
            entry.create_system = 0
            fixed.writestr(entry, loose.read(name))
    return made.getvalue()
