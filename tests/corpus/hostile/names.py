"""Good files under names that mean to climb out of a folder, hide their kind, add a header or run in a page."""

from __future__ import annotations

from documents.rules import reasons
from tests.corpus.sample import HARMLESS, Sample
from tests.documents.make_pdf import pdf
from tests.documents.make_word import word

NAMES = {
    "climbs": ("../../../../etc/cron.d/to-trinh.docx", HARMLESS),
    "climbs with backslashes": ("..\\..\\Windows\\to-trinh.docx", HARMLESS),
    "climbs in escapes": ("..%2f..%2fetc%2fto-trinh.docx", HARMLESS),
    "climbs in wide letters": ("．．／．．／to-trinh.docx", HARMLESS),
    "absolute": ("/etc/passwd.docx", HARMLESS),
    "on a drive": ("C:\\Windows\\System32\\to-trinh.docx", HARMLESS),
    "on a share": ("\\\\a.example\\share\\to-trinh.docx", HARMLESS),
    "in a stream": ("to-trinh.docx:evil.exe", reasons.WRONG_KIND),
    "turns around": ("to-trinh-\u202excod.exe", reasons.WRONG_KIND),
    "turns around and stays a document": ("to-trinh-\u202eexe.docx", HARMLESS),
    "with invisible letters": ("to\u200b-tr\u200dinh\ufeff.docx", HARMLESS),
    "with a NUL": ("to-trinh.exe\0.docx", HARMLESS),
    "with a NUL behind": ("to-trinh.docx\0.exe", reasons.WRONG_KIND),
    "with another header": ("to-trinh.docx\r\nSet-Cookie: session=x\r\n\r\n.docx", HARMLESS),
    "with quotes": ('to-trinh.docx"; filename="a.exe', reasons.WRONG_KIND),
    "with quotes that stay a document": ('a"; filename="a.docx', HARMLESS),
    "with markup": ("<img src=x onerror=alert(1)>.docx", HARMLESS),
    "with a template": ("{{7*7}}${7*7}%(title)s.docx", HARMLESS),
    "with a command": ("$(id)`id`;id|id&id.docx", HARMLESS),
    "with a formula": ("=cmd|'/c calc'!A1.docx", HARMLESS),
    "like an option": ("--convert-to=exe.docx", HARMLESS),
    "of a device": ("CON.docx", HARMLESS),
    "of a hidden file": (".docx", reasons.WRONG_KIND),
    "of dots": ("..", reasons.WRONG_KIND),
    "of nothing": ("", reasons.WRONG_KIND),
    "of spaces": ("   .docx   ", reasons.WRONG_KIND),
    "of 4,000 letters": ("tờ trình " * 450 + ".docx", HARMLESS),
    "of separate accents": ("To\u031b\u0300 tri\u0300nh.docx", HARMLESS),
    "with half a letter": ("to-trinh-\ud800.docx", HARMLESS),
    "of a program behind a document": ("to-trinh.docx.exe", reasons.WRONG_KIND),
    "of a program behind spaces": ("to-trinh.docx" + " " * 100 + ".scr", reasons.WRONG_KIND),
    "of a shortcut": ("to-trinh.docx.lnk", reasons.WRONG_KIND),
    "of a web page": ("to-trinh.html", reasons.WRONG_KIND),
    "of a drawing": ("to-trinh.svg", reasons.WRONG_KIND),
    "of a picture": ("to-trinh.png", reasons.IMAGE),
}
SAMPLES = [Sample("names", title, name, word, must) for title, (name, must) in NAMES.items()]
SAMPLES += [
    Sample("names", "of a PDF that climbs", "../../to-trinh.pdf", pdf, HARMLESS),
    Sample("names", "of a PDF behind a program", "to-trinh.exe.pdf", pdf, HARMLESS),
    Sample("names", "of a program behind a PDF", "to-trinh.pdf.exe", pdf, reasons.WRONG_KIND),
]
