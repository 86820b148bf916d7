"""What is done with directives. Each act is one `work()`: lock, read, rule, write, event, notices."""
