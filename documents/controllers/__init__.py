"""The pages of papers."""

from documents import (
    notices,  # noqa: F401 - registers how notices read
    search,  # noqa: F401 - registers what papers can be found by
)
from documents.controllers import (
    about,
    books,
    comparisons,
    copies,
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
    *papers.routes, *about.routes, *versions.routes, *pages.routes, *books.routes, *searches.routes, *readings.routes,
    *texts.routes, *files.routes, *status.routes, *comparisons.routes, *notes.routes, *note_acts.routes, *copies.routes,
]  # fmt: skip
