"""Documents read in tests, and their outlines as short lines."""

from collections.abc import Iterable, Iterator
from textwrap import dedent

from outbrief.formats.sources.markdown import read_markdown
from outbrief.formats.sources.outline import (
    Block,
    Footnote,
    Heading,
    Kept,
    Listing,
    Options,
    Outline,
    Prose,
    Table,
    Told,
)
from outbrief.formats.sources.plain_text import read_text


def markdown(text: str, is_ours: bool = False) -> list[str]:
    """Return the outline of Markdown as lines."""
    return list(lines_of(read_markdown(dedent(text), 1, Options(is_ours=is_ours)).blocks))


def plain(text: str, options: Options | None = None) -> list[str]:
    """Return the outline of plain text as lines."""
    return list(lines_of(read_text(dedent(text).lstrip("\n"), 1, options or Options()).blocks))


def outline_of(text: str) -> Outline:
    """Return the outline of Markdown."""
    return read_markdown(dedent(text), 1, Options())


def lines_of(blocks: Iterable[Block], indent: str = "") -> Iterator[str]:
    """Yield a line a block: a sign for what it is, and its text."""
    for block in blocks:
        match block:
            case Heading():
                yield f"{indent}{'#' * block.level} {block.text}"
            case Prose():
                yield f"{indent}{'!' if block.is_bold else ''}{block.text}"
            case Listing():
                for item in block.items:
                    inner = list(lines_of(item.blocks, indent + "  "))
                    yield f"{indent}- {item.marker} {inner[0].strip()}".replace("-  ", "- ") if inner else f"{indent}-"
                    yield from inner[1:]
            case Table():
                yield f"{indent}| {' | '.join(block.header)}"
                yield from (f"{indent}| {' | '.join(row.cells)}".replace("\n", "/") for row in block.rows)
            case Kept():
                yield f"{indent}{block.kind}: {block.text}"
            case Footnote():
                yield f"{indent}[{block.label}]"
                yield from lines_of(block.blocks, indent + "  ")
            case Told():
                yield f"{indent}told: {dict(block.data)}"
