"""Reading papers: frozen rows for pages, never tables."""
