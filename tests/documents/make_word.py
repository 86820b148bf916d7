"""Word documents for tests, part by part, so that any part can be made hostile."""

from __future__ import annotations

from tests.documents.make_zip import Member, write_zip

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def paragraph(text: str) -> str:
    return f'<w:p><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def field(instruction: str) -> str:
    begin, end = '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>'
    return f"<w:p><w:r>{begin}</w:r><w:r><w:instrText>{instruction}</w:instrText></w:r><w:r>{end}</w:r></w:p>"


def document(body: str, *, before: str = "") -> bytes:
    return f'{DECLARATION}{before}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'.encode()


def relationship(kind: str, target: str, *, external: bool = False, number: int = 1) -> str:
    mode = ' TargetMode="External"' if external else ""
    return f'<Relationship Id="rId{number}" Type="{OFFICE}/{kind}" Target="{target}"{mode}/>'


def relationships(*inside: str) -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return f'{DECLARATION}<Relationships xmlns="{space}">{"".join(inside)}</Relationships>'.encode()


def content_types(*, main: str = MAIN, more: str = "") -> bytes:
    space = "http://schemas.openxmlformats.org/package/2006/content-types"
    return (
        f'{DECLARATION}<Types xmlns="{space}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}"/>{more}</Types>'
    ).encode()


def parts(body: str = paragraph("Kính trình Chính phủ."), *, links: str = "", **more: bytes) -> dict[str, bytes]:
    return {
        "[Content_Types].xml": content_types(),
        "_rels/.rels": relationships(relationship("officeDocument", "word/document.xml")),
        "word/document.xml": document(body),
        "word/_rels/document.xml.rels": relationships(links),
        **more,
    }


def members(of: dict[str, bytes]) -> list[Member]:
    return [Member(name, content) for name, content in of.items()]


def word(
    body: str = paragraph("Kính trình Chính phủ."), *, links: str = "", more: dict[str, bytes] | None = None
) -> bytes:
    return write_zip(members(parts(body, links=links) | (more or {})))
