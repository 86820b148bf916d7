"""Papers and their versions: taking them in safely, reading them, and the official forms we write."""
