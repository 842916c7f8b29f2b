"""Finding: entries in, a query in, ranked hits with their reasons out. Knows no terminal and no file."""
