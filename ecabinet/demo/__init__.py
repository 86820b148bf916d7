"""One command that runs everything on this machine: databases, sample data, web and worker."""
