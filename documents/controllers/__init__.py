"""The pages of papers."""

from documents.controllers import (
    about,
    files,
    note_acts,
    notes,
    pages,
    papers,
    readings,
    searches,
    texts,
    versions,
)

routes = [
    *papers.routes, *about.routes, *versions.routes, *pages.routes, *searches.routes, *readings.routes, *texts.routes,
    *files.routes, *notes.routes, *note_acts.routes,
]  # fmt: skip
