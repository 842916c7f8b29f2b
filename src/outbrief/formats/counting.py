"""Numbers with their nouns, in every message alike."""


def counted(number: int, noun: str) -> str:
    """Return `1 file`, `2 files`."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def size_of(length: int) -> str:
    """Return a number of bytes as it is said: `1 byte`, `142 bytes`, `1.2 kB`, `75 kB`, `3.4 MB`."""
    if length < 1000:
        return counted(length, "byte")
    size, unit = (length / 1000, "kB") if length < 999_500 else (length / 1_000_000, "MB")
    return f"{size:.0f} {unit}" if size >= 9.95 else f"{size:.1f} {unit}"
