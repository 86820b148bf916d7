"""The papers that people attach: a draft made by python-docx, and a real PDF of the sample data."""

from __future__ import annotations

from pathlib import Path

from docx import Document

from ecabinet import sample

REAL_PDF = Path(sample.__file__).parent / "texts" / "tb365-2026.pdf"


def draft(folder: Path, *paragraphs: str, name: str = "du-thao-nghi-dinh.docx") -> Path:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(folder / name))
    return folder / name
