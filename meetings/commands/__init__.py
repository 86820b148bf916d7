"""What changes: each command is one work(): lock, read, rule, write, event, notice."""

from meetings.commands import voiding  # noqa: F401 - registers what a new version of a draft does to an open ballot
