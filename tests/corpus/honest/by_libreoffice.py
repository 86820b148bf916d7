"""The forms and some other papers as LibreOffice saves them: as PDF for archives, and as a Word file again."""

from __future__ import annotations

import subprocess
import tempfile
from functools import cache
from pathlib import Path

from tests.corpus.honest import forms, word_features
from tests.corpus.sample import HARMLESS, Sample
from tests.programs import soffice

ARCHIVE = 'pdf:writer_pdf_Export:{"SelectPdfVersion":{"type":"long","value":"2"}}'
SOURCES = {one.title: one for one in (*forms.SAMPLES, *word_features.SAMPLES)}
CHOSEN = (
    "appendix I of the decree", "a submission", "a letter about the protection of secrets", "the minutes of a meeting",
    "a large table", "landscape pages", "links to the web",
)  # fmt: skip


@cache
def converted(way: str) -> dict[str, bytes]:
    """All of them at once: most of the time is that of starting."""
    with tempfile.TemporaryDirectory() as name:
        folder, extension = Path(name), way.partition(":")[0]
        for place, title in enumerate(CHOSEN):
            (folder / f"{place}.docx").write_bytes(SOURCES[title].make())
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [soffice(), profile, "--headless", "--convert-to", way, "--outdir", str(folder / "out")]
        files = [str(one) for one in sorted(folder.glob("*.docx"))]
        subprocess.run([*command, *files], check=True, capture_output=True, timeout=170)
        return {title: (folder / f"out/{place}.{extension}").read_bytes() for place, title in enumerate(CHOSEN)}


def sample(title: str, kind: str, way: str) -> Sample:
    sent = f"Van ban.{way.partition(':')[0]}"
    return Sample("by libreoffice", f"{title}, {kind}", sent, lambda: converted(way)[title], HARMLESS)


WAYS = {"for archives": ARCHIVE, "as Word": "docx"}
SAMPLES = [sample(title, kind, way) for kind, way in WAYS.items() for title in CHOSEN]
