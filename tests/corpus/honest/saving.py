"""The bytes of a Word paper as a word processor packs them, the same at every making; and more parts in it."""

from __future__ import annotations

import io
import zipfile

from docx.document import Document as Paper

from tests.documents.make_word import OFFICE

DAY = (2026, 11, 23, 8, 0, 0)
MAIN_RELATIONS = "word/_rels/document.xml.rels"


def saved(paper: Paper) -> bytes:
    kept = io.BytesIO()
    paper.save(kept)
    return packed(parts_of(kept.getvalue()))


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return {name: parts.read(name) for name in parts.namelist()}


def packed(parts: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, DAY)
            entry.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(entry, content)
    return kept.getvalue()


def with_part(
    data: bytes, name: str, content: bytes, *, link: str = "", kind: str = "", types: str = "", of: str = MAIN_RELATIONS
) -> bytes:
    """One part more: `link` is the last word of its relationship's type, `kind` its content type."""
    parts = parts_of(data)
    parts[name] = content
    if link:
        target = name.removeprefix("word/") if of.startswith("word/") else name
        mark = f'<Relationship Id="rIdMore{len(parts)}" Type="{OFFICE}/{link}" Target="{target}"/>'
        _add(parts, of, "</Relationships>", mark)
    more = f'<Override PartName="/{name}" ContentType="{kind}"/>' if kind else types
    _add(parts, "[Content_Types].xml", "</Types>", more)
    return packed(parts)


def changed(data: bytes, name: str, old: str, new: str) -> bytes:
    """The same with another text in one part, which must have been there."""
    parts = parts_of(data)
    assert old.encode() in parts[name], f"{old} is not in {name}"
    parts[name] = parts[name].replace(old.encode(), new.encode(), 1)
    return packed(parts)


def _add(parts: dict[str, bytes], name: str, before: str, more: str) -> None:
    parts[name] = parts[name].replace(before.encode(), f"{more}{before}".encode(), 1)
