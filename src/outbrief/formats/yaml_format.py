"""A briefing as YAML that a person would have written: what `loading` reads back as the same briefing.

Paragraphs stand in blocks and are never wrapped anew, a row has one cell a line, and what is empty is left out. A
marking is written where it differs from the one that is inherited.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from outbrief.briefing.keys import HEAD, POINT
from outbrief.briefing.model import (
    MODEL_VERSION,
    Block,
    Briefing,
    Column,
    Initiative,
    Paragraph,
    Point,
    Points,
    PriorityTable,
    Section,
)
from outbrief.briefing.place import slug
from outbrief.formats.yaml_scalars import block, inline, value

STEP = 2
"""Columns of one level."""

WIDEST_BRACES = 110
"""Columns. A list or mapping in braces that is longer is written a line an entry."""

LONGEST_TEXT = 65_536
"""Characters: the longest text that a file may hold (`loading/tree.py`). A longer narrative is several texts."""

LONGEST_KEY = 1_000
"""Characters. YAML allows 1,024 in a key that stands before its colon on one line."""

_LONG_FORM = ("name", "text", "points")
"""A point that is called so is written in long form, which these keys are taken for."""


def yaml_of(briefing: Briefing, stem: str = "", first_line: str = "") -> str:
    """Return the file of a briefing. `stem` is that of the file's name: an id that it gives anyway is left out.

    `first_line` is a comment to begin with, such as the one that names the schema to an editor.
    """
    lines = [first_line] if first_line else []
    lines += _briefing(briefing, stem)
    return "\n".join(lines) + "\n"


def _briefing(briefing: Briefing, stem: str) -> Iterator[str]:
    yield f"outbrief: {MODEL_VERSION}"
    if briefing.id != slug(stem):
        yield from value("id", briefing.id, 0)
    for key in HEAD:
        text = getattr(briefing, key, "")
        if isinstance(text, str) and text and key != "id":
            yield from value(key, text, 0)
        elif key in ("statuses", "tags") and text:
            yield from _texts(key, text)
    if briefing.log:
        yield "log:"
        for event in briefing.log:
            yield from _item(_mapping(event, 2 * STEP) if event else [f"{' ' * 2 * STEP}{{}}"], STEP)
    if briefing.intro:
        yield from _paragraphs("intro", briefing.intro, 0)
    yield from _sections(briefing.sections, 0, briefing.marking)
    if briefing.footnotes:
        yield from ["", *_points("footnotes", briefing.footnotes, 0, briefing.marking)]
    if briefing.extra:
        yield from ["", *_extra(briefing.extra, 0)]


def _texts(key: str, texts: Iterable[str]) -> Iterator[str]:
    listed = f"{key}: [{', '.join(inline(text, in_braces=True) for text in texts)}]"
    if len(listed) <= WIDEST_BRACES:
        yield listed
    else:
        yield f"{key}:"
        yield from (f"{' ' * STEP}- {inline(text)}" for text in texts)


def _sections(sections: Sequence[Section], indent: int, inherited: str) -> Iterator[str]:
    if not sections:
        return
    yield f"{' ' * indent}sections:"
    for number, section in enumerate(sections):
        if number:
            yield ""
        yield from _item(_section(section, indent + 2 * STEP, inherited), indent + STEP)


def _section(section: Section, indent: int, inherited: str) -> Iterator[str]:
    if section.id:
        yield from value("id", section.id, indent)
    yield from value("title", section.title, indent)
    if own := _own(section.marking, inherited):
        yield from value("marking", own, indent)
    blocks = list(_blocks(section.body))
    keys = [_kind(block) for block in blocks]
    if len(set(keys)) == len(keys):
        for key, one in zip(keys, blocks, strict=True):
            yield from _block(key, one, indent, section.marking)
    else:
        yield f"{' ' * indent}body:"
        for key, one in zip(keys, blocks, strict=True):
            yield from _item(_block(key, one, indent + 2 * STEP, section.marking), indent + STEP)
    yield from _sections(section.sections, indent, section.marking)
    yield from _extra(section.extra, indent)


_Text = list[Paragraph]
"""The paragraphs of one text."""


def _blocks(body: Sequence[Block]) -> Iterator[_Text | Points | PriorityTable]:
    """Yield the blocks of a section as they are written: paragraphs that follow one another are one text."""
    text: _Text = []
    length = 0
    for one in body:
        if isinstance(one, Paragraph):
            if text and length + len(one.text) > LONGEST_TEXT - 1:
                yield text
                text, length = [], 0
            text.append(one)
            length += len(one.text) + 2
            continue
        if text:
            yield text
            text, length = [], 0
        yield one
    if text:
        yield text


def _kind(one: _Text | Points | PriorityTable) -> str:
    match one:
        case Points():
            return "points"
        case PriorityTable():
            return "table"
        case _:
            return "text"


def _block(key: str, one: _Text | Points | PriorityTable, indent: int, marking: str) -> Iterator[str]:
    match one:
        case Points():
            yield from _points(key, one.points, indent, marking)
        case PriorityTable():
            yield f"{' ' * indent}{key}:"
            yield from _table(one, indent + STEP, marking)
        case _:
            yield from _paragraphs(key, one, indent)


def _paragraphs(key: str, paragraphs: Sequence[Paragraph], indent: int) -> Iterator[str]:
    lines: list[str] = []
    for paragraph in paragraphs:
        lines += ["", paragraph.text] if lines else [paragraph.text]
    yield from block(key, lines, indent)


def _points(key: str, points: Sequence[Point], indent: int, marking: str) -> Iterator[str]:
    yield f"{' ' * indent}{key}:"
    for point in points:
        yield from _item(_point(point, indent + 2 * STEP, marking), indent + STEP)


def _point(point: Point, indent: int, inherited: str) -> Iterator[str]:
    """Yield a point in the shortest form that says all of it."""
    marking = _own(point.marking, inherited)
    is_short = not (point.id or point.cells or point.points or marking)
    if is_short and point.text and not point.name:
        yield f"{' ' * indent}{inline(point.text)}"
    elif is_short and point.text and point.name not in _LONG_FORM and len(point.name) <= LONGEST_KEY:
        yield from value(point.name, point.text, indent)
    else:
        own = {"id": point.id, "name": point.name, "text": point.text, "marking": marking}
        known = {key: point.cells[key] for key in POINT if key in point.cells}
        said = {key: text for key, text in own.items() if text}
        if not (point.name or point.text):
            # One key alone, such as a status, would be read as a name.
            said["text"] = ""
        yield from _mapping(said | known | dict(point.cells), indent)
        if point.points:
            yield from _points("points", point.points, indent, point.marking or inherited)


def _table(table: PriorityTable, indent: int, inherited: str) -> Iterator[str]:
    own = {"id": table.id, "title": table.title, "marking": _own(table.marking, inherited)}
    for key, text in own.items():
        if text:
            yield from value(key, text, indent)
    if table.intro:
        yield from _paragraphs("intro", table.intro, indent)
    # Where there are none, that is said: rows would be taken to have the columns that their cells are named after.
    yield from _columns(table.columns, indent)
    if table.rows:
        yield f"{' ' * indent}rows:"
        for row in table.rows:
            yield from _item(_mapping(_cells(row, table.columns), indent + 2 * STEP), indent + STEP)
    yield from _extra(table.extra, indent)


def _columns(columns: Sequence[Column], indent: int) -> Iterator[str]:
    pairs = [f"{inline(column.key, True)}: {inline(column.label, True)}" for column in columns]
    in_braces = f"{' ' * indent}columns: {{{', '.join(pairs)}}}"
    if len(in_braces) <= WIDEST_BRACES:
        yield in_braces
    else:
        yield f"{' ' * indent}columns:"
        for column in columns:
            yield from value(column.key, column.label, indent + STEP)


def _cells(row: Initiative, columns: Sequence[Column]) -> Mapping[str, str]:
    """Return the cells of a row: its group, those of the columns and what one was, then what no column names."""
    order = [column.key for column in columns]
    if not any(key in row.cells for key in order):
        # It is called by its first cell.
        return row.cells
    if "group" not in order:
        order.insert(0, "group")
    if "was" not in order and "due" in order:
        order.insert(order.index("due") + 1, "was")
    order = list(dict.fromkeys([*order, *row.cells]))
    return {key: row.cells[key] for key in order if key in row.cells}


def _own(marking: str, inherited: str) -> str:
    """Return a marking that has to be written: what is inherited has not, and nothing cannot be."""
    return "" if marking == inherited else marking


def _extra(extra: Mapping[str, str], indent: int) -> Iterator[str]:
    if extra:
        yield f"{' ' * indent}extra:"
        for key, text in extra.items():
            yield from value(key, text, indent + STEP)


def _mapping(entries: Mapping[str, str], indent: int) -> Iterator[str]:
    for key, text in entries.items():
        yield from value(key, text, indent)


def _item(lines: Iterable[str], indent: int) -> Iterator[str]:
    """Yield what stands under a dash: the lines, which are indented behind it, with the dash in the first."""
    for number, line in enumerate(lines):
        yield f"{' ' * indent}- {line[indent + STEP :]}" if number == 0 else line
