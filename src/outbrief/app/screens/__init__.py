"""The screens: the reader, which owns the state, and the list of keys."""
