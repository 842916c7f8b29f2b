"""YAML in: bounded event reader, text cleaning, decoding, rules, load."""
