"""The tables of papers: what lies in the store, how it is read, and what its readers leave on it."""
