"""A value as it must stand in a file to be read as itself: quotes only where they are needed, in a style given."""

import unicodedata

from outbrief.loading.clean import TAB, clean
from outbrief.loading.nodes import Mapping, Scalar, Sequence
from outbrief.loading.quoting import quoted
from outbrief.loading.reader import read
from outbrief.loading.report import Report
from outbrief.loading.tree import SCALAR_LIMIT


def refusal(value: str) -> str:
    """Return why a value cannot be written on one line and read back as it is; nothing where it can."""
    if "\n" in value.strip() or "\r" in value.strip():
        return "a value of several lines is written in the file itself"
    if len(value) > SCALAR_LIMIT:
        return f"a value holds at most {SCALAR_LIMIT:,} characters"
    if clean(value) != unicodedata.normalize("NFC", value.replace("\t", TAB)):
        return "the value holds characters that cannot be shown"
    return ""


def as_written(text: str, style: str, in_braces: bool) -> str:
    """Return a line of text as the value of a key. `style` is a quote, or nothing where there need be none."""
    if style == "'":
        return "'" + text.replace("'", "''") + "'"
    if style == '"':
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return text if _reads_plain(text, in_braces) else quoted(text)


def key_as_written(key: str, in_braces: bool) -> str:
    """Return a key, in quotes only where it needs them."""
    if key and _read_alone(f"{{{key}: x}}" if in_braces else f"{key}: x") == {key: "x"}:
        return key
    return quoted(key)


def _reads_plain(text: str, in_braces: bool) -> bool:
    return _read_alone(f"{{k: {text}, l: x}}" if in_braces else f"k: {text}\nl: x") == {"k": text, "l": "x"}


def _read_alone(text: str) -> dict[str, str]:
    """Return the texts of a mapping; nothing where anything is wrong with it."""
    report = Report("")
    root = read(text, report).root
    if report.problems() or not isinstance(root, Mapping):
        return {}
    nodes = {key: entry.node for key, entry in root.entries.items()}
    return {
        key: node.text if isinstance(node, Scalar) else ""
        for key, node in nodes.items()
        if not isinstance(node, Sequence)
    }
