"""The pages of papers."""

from documents import notices  # noqa: F401 - registers how notices read
from documents.controllers import (
    about,
    files,
    note_acts,
    notes,
    pages,
    papers,
    readings,
    searches,
    status,
    texts,
    versions,
)

routes = [
    *papers.routes, *about.routes, *versions.routes, *pages.routes, *searches.routes, *readings.routes, *texts.routes,
    *files.routes, *status.routes, *notes.routes, *note_acts.routes,
]  # fmt: skip
