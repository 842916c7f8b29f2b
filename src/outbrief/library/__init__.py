"""Which briefings are open: files found, read and held together. Touches the disk; knows no terminal."""
