"""Directives: what the Government orders an agency to do, from a conclusion's sentence to the verified completion."""
