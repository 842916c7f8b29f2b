"""Comparing briefings: what is the same in both, and what differs, record by record."""
