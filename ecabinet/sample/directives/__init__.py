"""The sample directives: what was ordered, and what became of it."""
