"""What holds for directives: plain functions over plain data."""
