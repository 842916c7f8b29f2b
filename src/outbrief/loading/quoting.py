"""Quoting for hints: how a text must be written so that it is read back as it is."""

_NEEDS_QUOTES_FIRST = "!&*-?|>%@`'\"#[]{},:"
_ANY = (": ", " #", ", ", "[", "]", "{", "}")


def quoted(text: str) -> str:
    """Return text in quotes, on one line; in double ones where it holds neither those nor a backslash."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def written(text: str) -> str:
    """Return text as it may stand in a mapping or list in braces, in quotes only where it needs them."""
    risky = not text or text[0] in _NEEDS_QUOTES_FIRST or text[-1] == ":" or any(sign in text for sign in _ANY)
    return quoted(text) if risky or text != text.strip() or "," in text else text


def value_quoted(line: str, column: int) -> str:
    """Return a line of YAML with what stands from `column` (from 0) to its end quoted, ready to paste."""
    return (line[:column] + quoted(line[column:].strip())).strip()
