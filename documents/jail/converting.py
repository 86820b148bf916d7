"""A Word paper as a PDF, by LibreOffice: a profile that lives as long as this one work, without macros and links."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from documents.jail.asking import Convert

PIECE = 2**20
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
OPTIONS = ["--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard"]


def convert(file: int, asked: Convert) -> Iterator[bytes]:
    """In the folder it is started in, which is empty."""
    here = Path.cwd()
    user = here / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(PROFILE, "utf-8")
    with os.fdopen(file, "rb") as sent, (here / "paper.docx").open("wb") as paper:
        sent.seek(0)
        shutil.copyfileobj(sent, paper)
    subprocess.run(
        [asked.program, *OPTIONS, f"-env:UserInstallation=file://{here}/profile",
         "--convert-to", "pdf:writer_pdf_Export", "--outdir", here / "out", "paper.docx"],
        check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    with (here / "out" / "paper.pdf").open("rb") as made:
        while piece := made.read(PIECE):
            yield piece
