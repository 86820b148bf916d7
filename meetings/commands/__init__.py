"""What changes: each command is one work(): lock, read, rule, write, event, notice."""
