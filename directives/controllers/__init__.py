"""Pages and forms of directives."""

from directives import notices, papers, search  # noqa: F401 - say how notices read, who sees evidence, what is found
from directives.controllers import (
    answers,
    boards,
    completions,
    directives,
    drafts,
    extensions,
    issues,
    overviews,
    panels,
    reminders,
    reports,
)

MODULES = (answers, boards, completions, directives, drafts, extensions, issues, overviews, panels, reminders, reports)
routes = [route for module in MODULES for route in module.routes]
