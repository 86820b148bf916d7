"""The sample meetings: what they are planned to be, and how they are held."""
