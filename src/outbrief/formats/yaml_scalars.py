"""One text as YAML: plain where every reader takes it for this text, else in quotes, else as a block.

To outbrief every scalar is text. Other programs read `no`, `005` and `2026-12-31` as something else, so a text that a
reader of YAML 1.1 or 1.2 would convert stands in quotes too.
"""

import re
from collections.abc import Iterator

_INDICATORS = "!&*|>%@`'\"#[]{},"
"""What no plain text begins with (YAML 1.1, 5.3)."""

_BEFORE_SPACE = "-?:"
"""What no plain text begins with before a space."""

_CONVERTED = re.compile(
    r"(?:~|null|true|false|yes|no|on|off|y|n|=|<<"
    r"|[-+]?(?:0b[01_]+|0o?[0-7_]+|0x[0-9a-f_]+|[0-9][0-9_]*(?::[0-5]?[0-9])*)"  # integers, 12:30 among them
    r"|[-+]?(?:[0-9][0-9_]*(?::[0-5]?[0-9])*(?:\.[0-9_]*)?|\.[0-9_]+)(?:e[-+]?[0-9]+)?"
    r"|[-+]?\.(?:inf|nan)"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:(?:t|\s+)[0-9]{1,2}:[0-9].*)?)",
    re.I,
)
"""What the types of YAML 1.1 (yaml.org/type) and the core schema of YAML 1.2 (10.3) take for no text, and near it."""


def inline(text: str, in_braces: bool = False) -> str:
    """Return a text of one line as a key or a value, quoted only where it must be; `in_braces` or between others."""
    return text if _is_plain(text, in_braces) else quoted(text)


def quoted(text: str) -> str:
    """Return a text of one line in quotes: double ones, or single ones where it holds a double one or a backslash."""
    if '"' in text or "\\" in text:
        return "'" + text.replace("'", "''") + "'"
    return f'"{text}"'


def _is_plain(text: str, in_braces: bool) -> bool:
    if not text or text[0] in _INDICATORS or text != text.strip() or text.startswith(("---", "...")):
        return False
    if text[0] in _BEFORE_SPACE and text[1:2] in ("", " "):
        return False
    if ": " in text or " #" in text or text[-1] == ":" or _CONVERTED.fullmatch(text):
        return False
    return not in_braces or not any(sign in text for sign in ",[]{}:?")


def value(key: str, text: str, indent: int) -> Iterator[str]:
    """Yield the lines of a key and its text, which is a block where it has several lines."""
    lead = " " * indent + inline(key)
    text = text.strip()
    if "\n" in text:
        yield from block(key, text.split("\n"), indent)
    else:
        yield f"{lead}: {inline(text)}"


def block(key: str, lines: list[str], indent: int) -> Iterator[str]:
    """Yield the lines of a key and, below it, lines that stay as they are. The first begins with no space."""
    yield f"{' ' * indent}{inline(key)}: |"
    for line in lines:
        yield f"{' ' * (indent + 2)}{line}".rstrip()
