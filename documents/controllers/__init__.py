"""The pages of papers."""

from documents.controllers import comparisons, files, papers, versions

routes = [*papers.routes, *versions.routes, *files.routes, *comparisons.routes]
