"""Pure judgements about files: bytes in, a verdict out."""
