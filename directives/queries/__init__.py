"""What is read of directives, for whom."""
