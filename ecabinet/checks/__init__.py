"""What no linter knows of this project, checked over its own files. One line for each fault."""
