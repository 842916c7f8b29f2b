"""Text to lines: wrapping, hanging and cutting by the cells it takes, with spans kept."""

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.content import Span as ContentSpan

from outbrief.app.pages.page import Role

PROSE_WIDTH = 90
"""Cells. Beyond it the eye loses the line on its way back."""
HANGING = 2
"""Cells that the wrapped part of a line is set in, where there are several lines."""
NARROWEST_HANGING = 14
"""Cells. In a narrower column two of them are worth more than knowing where a line begins."""


def text(plain: str, role: Role | None = None, lit: Iterable[tuple[int, int]] = ()) -> Content:
    """Make content of text from a file, never read as markup, with what a search matched in it lit.

    `lit` holds start and end of each match, counted in characters of `plain`.
    """
    spans = [ContentSpan(0, len(plain), role)] if role and plain else []
    # What was matched may be gone since: a file may have been read again.
    length = len(plain)
    spans += [ContentSpan(start, min(end, length), Role.MATCH) for start, end in lit if start < length]
    return Content(plain, spans)


def joined(parts: Sequence[Content], separator: Content) -> Content:
    """Join content. Textual's own `Content.join` counts a separator too many in the width it remembers (8.2.8)."""
    whole = Content("")
    for number, part in enumerate(parts):
        whole = whole + separator + part if number else whole + part
    return whole


def wrapped(content: Content, width: int) -> list[Content]:
    """Wrap content to lines of at most `width` cells; a word that is too long is cut."""
    if "\n" not in content.plain and 0 < content.cell_length <= width and not content.plain.endswith(" "):
        return [content]
    return content.wrap(max(width, 2))


def wrapped_lines(content: Content, width: int) -> list[Content]:
    """Wrap content that may hold several lines; then what is wrapped hangs, to tell where the next of them begins."""
    if "\n" not in content.plain or width < NARROWEST_HANGING:
        return wrapped(content, width)
    return _hung(content, width)


def _hung(content: Content, width: int) -> list[Content]:
    """Wrap each line of content, and set what is wrapped of it in a little, where the width allows it."""
    lines = []
    for part in content.split("\n", allow_blank=True):
        first, *rest = wrapped(part, width) or [Content("")]
        lines.append(first)
        if rest and width >= NARROWEST_HANGING:
            # What hangs has less room than the line it hangs from: it is wrapped anew.
            begun = len(first.plain) + part.plain.startswith(" ", len(first.plain))
            rest = [line.pad_left(HANGING) for line in wrapped(part[begun:], width - HANGING)]
        lines += rest
    return lines


def hanging(head: Content, content: Content, width: int) -> list[Content]:
    """Wrap content behind a mark, so that its later lines hang under its first.

    A mark that leaves it too little room gives up the blanks it begins with, and then stands in the text: a file may
    have a label of any length.
    """
    room = width - head.cell_length
    if (missing := min(NARROWEST_HANGING, max(width // 3, 2)) - room) > 0:
        blanks = min(missing, len(head.plain) - len(head.plain.lstrip(" ")))
        head, room = head[blanks:], room + blanks
        if blanks < missing:
            return _hung(head + content, width)
    first, *rest = wrapped(content, room) or [Content("")]
    return [head + first, *(line.pad_left(head.cell_length) for line in rest)]


def cut(content: Content, width: int) -> Content:
    """Cut content to one line of at most `width` cells, with an ellipsis where something is gone."""
    if "\n" in content.plain:
        content = Content(content.plain.replace("\n", " "), list(content.spans))
    return content.truncate(max(width, 0), ellipsis=True)


def shared_out(needs: Sequence[int], room: int, least: Sequence[int] = ()) -> list[int]:
    """Share `room` cells out: each gets what it needs; where that is too much together, the widest give way first.

    None gives way below its `least`, as long as there is room for the least of all.
    """
    widths = list(needs)
    floors = list(least) if least and sum(least) <= room else [0] * len(widths)
    while (excess := sum(widths) - room) > 0:
        loose = [number for number, one in enumerate(widths) if one > floors[number]]
        if not loose:
            break
        widest = max(widths[number] for number in loose)
        places = [number for number in loose if widths[number] == widest]
        lower = [widths[number] for number in loose if widths[number] < widest]
        step = min(widest - max(lower + [floors[number] for number in places]), -(-excess // len(places)))
        for number in places:
            give = min(step, excess)
            widths[number] -= give
            excess -= give
    return widths


def beside(cells: Sequence[Sequence[Content]], widths: Sequence[int], gap: int, right: Sequence[bool]) -> list[Content]:
    """Set columns of wrapped lines side by side.

    `cells` holds the lines of each column, `widths` and `gap` are cells, `right` says which columns stand flush right.
    """
    height = max((len(lines) for lines in cells), default=0)
    rows = []
    for y in range(height):
        row = Content("")
        for number, lines in enumerate(cells):
            line = lines[y] if y < len(lines) else Content("")
            room = widths[number] - line.cell_length
            last = number == len(cells) - 1
            if right[number]:
                line = line.pad_left(max(room, 0))
            elif not last:
                line = line.pad_right(max(room, 0))
            row = row + (line if last else line.pad_right(gap))
        rows.append(row)
    return rows
