"""The pages of papers."""

from documents import search  # noqa: F401 - registers what papers can be found by
from documents.controllers import files, papers, versions

routes = [*papers.routes, *versions.routes, *files.routes]
