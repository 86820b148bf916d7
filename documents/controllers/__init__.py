"""The pages of papers."""

from documents.controllers import files, papers, versions

routes = [*papers.routes, *versions.routes, *files.routes]
