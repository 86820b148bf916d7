"""Two texts beside each other: their clauses paired, and the words that came and went inside them."""
