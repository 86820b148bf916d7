"""The minutes: frozen, downloaded, and opened by two programs that are not ours."""

from __future__ import annotations

import subprocess
from pathlib import Path

from docx import Document
from pypdfium2 import PdfDocument

from tests.browser.people import Person


def freeze(office: Person, meeting: int, folder: Path) -> Path:
    """The file as the browser got it."""
    office.go(f"/meetings/{meeting}/minutes")
    office.press("Freeze the minutes", sure=True)
    office.reads("#flash", "The minutes are frozen.")
    with office.page.expect_download() as download:
        office.follow("Download DOCX")
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def text_by_python_docx(file: Path) -> str:
    document = Document(str(file))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return _flat("\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells]))


def text_by_libreoffice(file: Path, soffice: str) -> str:
    """As it looks on paper."""
    profile = (file.parent / "profile").as_uri()
    command = [soffice, f"-env:UserInstallation={profile}", "--headless", "--convert-to", "pdf", "--outdir"]
    subprocess.run([*command, str(file.parent), str(file)], check=True, capture_output=True, timeout=120)
    with PdfDocument(file.with_suffix(".pdf")) as paper:
        return _flat("\n".join(page.get_textpage().get_text_range() for page in paper))


def _flat(text: str) -> str:
    return " ".join(text.split())
