"""Files that cannot be taken: refused in words, with the rest of the form still there, and nothing left behind."""

from __future__ import annotations

import resource
from pathlib import Path

import pytest

from ecabinet.settings import MEGABYTE, settings
from tests.bad_input.test_fields import says_why
from tests.documents.make_pdf import pdf
from tests.documents.make_word import word
from tests.security.encoding import MULTIPART, end, multipart, part
from tests.security.fingerprint import fingerprint, written
from tests.security.house import House
from tests.security.wire import Answer, in_chunks

TITLE = "Tên tài liệu đã gõ"
FILES: dict[str, tuple[str, bytes]] = {
    "an empty file": ("bao-cao.docx", b""),
    "a Word file that is none": ("bao-cao.docx", b"This is no Word file."),
    "a zip that is no Word file": ("bao-cao.docx", b"PK\x03\x04" + bytes(2000)),
    "an empty zip": ("bao-cao.docx", b"PK\x05\x06" + bytes(18)),
    "half a Word file": ("bao-cao.docx", word()[:900]),
    "a Word file with a macro's name": ("bao-cao.docm", word()),
    "a PDF that is none": ("bao-cao.pdf", b"This is no PDF."),
    "a PDF that says it is Word": ("bao-cao.docx", pdf()),
    "Word that says it is a PDF": ("bao-cao.pdf", word()),
    "half a PDF": ("bao-cao.pdf", pdf()[:60]),
    "a web page": ("bao-cao.html", b"<script>alert(1)</script>"),
    "a drawing": ("bao-cao.svg", b"<svg onload='alert(1)'/>"),
    "a program": ("bao-cao.exe", b"MZ" + bytes(500)),
    "a file without an ending": ("baocao", pdf()),
    "two endings": ("bao-cao.pdf.exe", pdf()),
    "zeros": ("bao-cao.pdf", bytes(100_000)),
}  # fmt: skip
# What browsers send as a name, or an attacker instead of one; the file behind it is a good one.
NAMES = (
    "../../../etc/passwd.pdf", "..\\..\\windows\\win.pdf", "/etc/passwd.pdf", "C:\\a.pdf", ".pdf", "a\x00.pdf",
    "a\u202efdp.pdf", "<img src=x onerror=alert(1)>.pdf", "a" * 4000 + ".pdf", "a%00.pdf", 'a".pdf', "a;b.pdf",
    "báo cáo số 1.pdf", "~.pdf",
    "CON.pdf", "a\tb.pdf", "- -.pdf", "$(id).pdf", "`id`.pdf", "' OR 1=1.pdf", "{{7*7}}.pdf", "%(title)s.pdf",
)  # fmt: skip


@pytest.mark.parametrize("name", FILES)
async def test_a_file_that_is_not_what_it_says_is_refused_in_words(house: House, name: str) -> None:
    answer, changes, stored = await _attach(house, FILES[name])
    assert answer.status == 422
    assert says_why(answer)
    assert TITLE in answer.text
    assert (changes, stored) == (set(), set())


@pytest.mark.parametrize("name", NAMES)
async def test_a_files_name_does_no_harm(house: House, name: str) -> None:
    answer, _, stored = await _attach(house, (name, pdf(trailer=b"/Number %d" % NAMES.index(name))))
    assert answer.status in {303, 400, 422}
    assert all(len(file.name) == 62 and file.parent.parent.name == "papers" for file in stored)
    page = await (await house.browser("office_head")).get(f"/items/{house.world.called.items[0]}")
    assert page.status == 200
    assert "<img src=x" not in page.text


async def test_a_file_of_sixty_megabytes_is_refused_before_it_has_come(house: House) -> None:
    browser, size = await house.browser("office_head"), 60 * MEGABYTE
    head = {"origin": settings().base_url, "content-length": str(size)} | MULTIPART
    target = f"/items/{house.world.called.items[0]}/papers"
    before, memory = await fingerprint(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    body = in_chunks(size, of=[part("_csrf_token", browser.csrf), _beginning()])
    answer = await browser.send("POST", target, headers=head, body=body)
    assert answer.status == 413
    assert "50 MB" in answer.text
    assert says_why(answer)
    assert written(before, await fingerprint()) == set()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory < 20 * 1024, "kilobytes"


async def test_a_file_of_sixty_megabytes_that_says_no_size_is_refused_while_it_comes(house: House) -> None:
    browser, size = await house.browser("office_head"), 60 * MEGABYTE
    head = {"origin": settings().base_url, "transfer-encoding": "chunked"} | MULTIPART
    target, before = f"/items/{house.world.called.items[0]}/papers", await fingerprint()
    body = in_chunks(size, of=[part("_csrf_token", browser.csrf), _beginning()])
    answer = await browser.send("POST", target, headers=head, body=body)
    assert answer.status == 413
    assert written(before, await fingerprint()) == set()


async def test_a_form_with_a_thousand_files_is_refused(house: House) -> None:
    browser = await house.browser("office_head")
    body = multipart([("_csrf_token", browser.csrf), *[("upload", ("a.pdf", b"x"))] * 1200])
    head = {"origin": settings().base_url} | MULTIPART
    answer = await browser.send("POST", f"/items/{house.world.called.items[0]}/papers", headers=head, body=body)
    assert answer.status in {400, 413}
    assert says_why(answer)


async def test_text_where_a_file_belongs_and_a_file_where_text_belongs_are_refused(house: House) -> None:
    browser, target = await house.browser("office_head"), f"/items/{house.world.called.items[0]}/papers"
    for fields in (
        [("title", TITLE), ("kind", "report"), ("upload", "chỉ là chữ")],
        [("title", ("a.txt", b"x")), ("kind", "report"), ("upload", ("a.pdf", pdf()))],
        [("title", TITLE), ("kind", ("a.txt", b"report")), ("upload", ("a.pdf", pdf()))],
        [("title", TITLE), ("kind", "report")],
        [("title", TITLE), ("kind", "report"), ("upload", ("", b""))],
    ):
        answer = await browser.post(target, fields)
        assert answer.status == 422
        assert says_why(answer)


@pytest.mark.parametrize("kind", ["evidence", "minutes"])
async def test_a_kind_that_is_not_offered_is_not_taken(house: House, kind: str) -> None:
    """Evidence is found by its directive: a paper of an item that called itself so would be hidden from everybody."""
    browser, before = await house.browser("office_head"), await fingerprint()
    fields = [("title", TITLE), ("kind", kind), ("upload", ("a.pdf", pdf(trailer=b"/Kind/" + kind.encode())))]
    answer = await browser.post(f"/items/{house.world.called.items[0]}/papers", fields)
    assert answer.status == 422
    assert written(before, await fingerprint()) == set()


async def _attach(house: House, upload: tuple[str, bytes]) -> tuple[Answer, set[str], set[Path]]:
    """The answer, the tables that were written, and the files that are new in the store."""
    browser = await house.browser("office_head")
    before, files = await fingerprint(), _files()
    fields = [("title", TITLE), ("kind", "report"), ("upload", upload)]
    answer = await browser.post(f"/items/{house.world.called.items[0]}/papers", fields)
    return answer, written(before, await fingerprint()), _files() - files


def _files() -> set[Path]:
    return {path for path in settings().data_dir.rglob("*") if path.is_file()}


def _beginning() -> bytes:
    """Of a file that goes on; what follows is never its end."""
    whole = part("title", TITLE) + part("upload", ("a.pdf", b"%PDF-1.7\n")) + end()
    return whole[: -len(end()) - 2]
