"""Many papers made one PDF for printing: cover, agenda, a sheet before each item, bookmarks, links and page numbers.

It is described as a `book`, and bound in a process of its own (`process`), since the papers were made by others.
"""
