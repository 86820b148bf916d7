"""Changing papers: each command is one transaction."""
