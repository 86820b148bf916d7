"""Official papers in the form of Decree 30/2020. Their wording is the decree's: Vietnamese in every language."""
