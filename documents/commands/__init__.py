"""Changing papers: each command is one transaction."""

from documents.commands import reanchoring  # noqa: F401 - registers what a new version does to the notes on a paper
