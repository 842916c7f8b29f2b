"""On which line of a configuration file an option stands: tomllib does not say. Pure."""

import tomllib
from collections.abc import Iterator, Sequence

LONGEST_STATEMENT = 200
"""Lines. A list of paths may have as many; a longer statement is not worth the time it takes to find its end."""


def line_of(text: str, names: Sequence[str]) -> int:
    """Return the line, from 1, on which the option begins that these names lead to; 0 where it is not found.

    The text is a whole TOML file. It is taken apart into its statements: each is the fewest lines that parse.
    """
    table: tuple[str, ...] = ()
    for line, statement in _statements(text):
        is_header = statement.lstrip().startswith("[")
        for path in _paths(tomllib.loads(statement)):
            whole = path if is_header else (*table, *path)
            if list(whole[: len(names)]) == list(names):
                return line
            if is_header:
                # The last is the innermost, which is what follows belongs to.
                table = path
    return 0


def _statements(text: str) -> Iterator[tuple[int, str]]:
    statement, begun = "", 0
    for line, content in enumerate(text.split("\n"), 1):
        if not statement:
            if not content.strip() or content.lstrip().startswith("#"):
                continue
            begun = line
        statement += content + "\n"
        try:
            tomllib.loads(statement)
        except (ValueError, RecursionError):
            if line - begun > LONGEST_STATEMENT:
                return
            continue
        yield begun, statement
        statement = ""


def _paths(values: object, above: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    """Yield the names that lead to every value, the outer ones first."""
    if above:
        yield above
    if isinstance(values, list) and len(values) == 1:
        values = values[0]
    if isinstance(values, dict):
        for name, value in values.items():
            yield from _paths(value, (*above, name))
