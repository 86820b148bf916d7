"""The tables of the meetings. Where a state is worth a word, it is a record with who and when."""
