"""The pages of papers."""

from documents.controllers import files, note_acts, notes, papers, versions

routes = [*papers.routes, *versions.routes, *files.routes, *notes.routes, *note_acts.routes]
