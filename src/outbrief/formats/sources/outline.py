"""The outline of a document: what was printed, in its order and with its lines, before it is a briefing.

Every text is as it is to stand in the briefing: tags, entities and escapes are read, lines are joined. Markdown's own
marks for emphasis, code and links stay, because they are read as they are.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Note(NamedTuple):
    """One thing that the importer decided or left to the person, and the line of the source it is about."""

    line: int
    about: str
    """`title`, `heading`, `column`, `split`, `table`, `row`, `cell`, `list`, `extra`, `front`, `encoding` or `kind`."""
    message: str


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, marked or guessed."""

    line: int
    level: int
    """1 is the outermost; what matters is only which is deeper."""
    text: str
    guess: str = ""
    """Why an unmarked line was taken for one; empty for a marked one."""


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph on one line."""

    line: int
    text: str
    is_bold: bool = False
    """Whether all of it is bold and nothing else: it may be a heading."""


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list: its text, and what else stands in it."""

    line: int
    blocks: "tuple[Block, ...]"
    marker: str = ""
    """What it is numbered with, as printed: `3.`, `b)`."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A list."""

    line: int
    items: tuple[Item, ...]


class Row(NamedTuple):
    """A row of a table; its cells may hold several lines."""

    line: int
    cells: tuple[str, ...]
    told: Mapping[str, Any] = {}
    """What a comment of ours says of the row."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table."""

    line: int
    header: tuple[str, ...]
    rows: tuple[Row, ...]
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is recognised and has no place in a briefing's text: it goes to `extra`, as it is."""

    line: int
    kind: str
    """The key it stands under: `images`, `comments`, `attributes`, `templates`, `code`, `links`, `html`."""
    text: str


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote and its label."""

    line: int
    label: str
    blocks: "tuple[Block, ...]"


@dataclass(frozen=True, slots=True)
class Told:
    """What a comment of ours says of the heading, table or item that it follows."""

    line: int
    data: Mapping[str, Any]


Block = Heading | Prose | Listing | Table | Kept | Footnote | Told


@dataclass(frozen=True, slots=True)
class Options:
    """What a person has decided, and need not be guessed."""

    columns: Mapping[str, str] = field(default_factory=dict)
    """The key of a column by its label, case aside."""
    headings: Mapping[int, int] | None = None
    """The lines that are headings though nothing marks them, with their level, 0 for any; None to guess."""
    split: bool = True
    """Whether bullets are split into a name and its explanation."""
    title: str = ""
    is_ours: bool = False
    """Whether outbrief wrote the document: then nothing is guessed."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A document taken apart."""

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...] = ()
