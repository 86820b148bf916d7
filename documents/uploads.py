"""The forms by which papers come in, for whichever page shows them."""

from __future__ import annotations

from typing import Annotated

import msgspec

from documents.rules.papers import LONGEST_TITLE, LONGEST_WHY
from ecabinet.errors import BadInput
from ecabinet.i18n import N_
from ecabinet.sent_files import SentFile


class NewPaper(msgspec.Struct, kw_only=True):
    """Either a file, or the word that there is none because the paper is handed out."""

    title: Annotated[str, msgspec.Meta(max_length=LONGEST_TITLE)]
    kind: str
    stub: bool = False
    upload: SentFile | None = None

    def __post_init__(self) -> None:
        if self.stub and self.upload is not None:
            raise BadInput(N_("A paper that is handed out on paper has no file here: take the file out."), "upload")
        if not self.stub and self.upload is None:
            raise BadInput(N_("Choose a file."), "upload")


class NewVersion(msgspec.Struct, kw_only=True):
    why: Annotated[str, msgspec.Meta(max_length=LONGEST_WHY)]
    upload: SentFile
