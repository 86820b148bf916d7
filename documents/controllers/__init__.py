"""The pages of papers."""

from documents.controllers import copies, files, papers, versions

routes = [*papers.routes, *versions.routes, *files.routes, *copies.routes]
