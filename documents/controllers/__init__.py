"""The pages of papers."""

from documents.controllers import about, files, pages, papers, readings, searches, texts, versions

routes = [
    *papers.routes, *about.routes, *versions.routes, *pages.routes, *searches.routes, *readings.routes, *texts.routes,
    *files.routes,
]  # fmt: skip
