"""The pages of papers."""

from documents import notices  # noqa: F401 - registers how notices read
from documents.controllers import files, papers, status, versions

routes = [*papers.routes, *versions.routes, *files.routes, *status.routes]
