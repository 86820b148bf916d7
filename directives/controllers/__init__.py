"""Pages and forms of directives."""

from directives import live  # noqa: F401 - says how notices read, and who may see evidence
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
