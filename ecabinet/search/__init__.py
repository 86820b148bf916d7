"""Search: every package says what of its own can be found, and by whom; one page asks them all."""
