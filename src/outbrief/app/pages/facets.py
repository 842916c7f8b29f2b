"""Facets as a page: the columns that a library can be narrowed by, below each its values and what each would leave."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from textual.content import Content

from outbrief.app.pages.flow import cut, text, wrapped
from outbrief.app.pages.page import BLANK, Block, Page, Role, block_of
from outbrief.briefing.place import Place
from outbrief.search.facets import MOST_PRINTED, Counts, Tally, Value
from outbrief.search.narrowing import NONE, Choice, Facet, Narrowing
from outbrief.search.words import fold

CHOSEN = "✓ "
"""What stands before a value that is chosen."""
MOST_AT_FIRST = 5
"""Values of a column that are listed until more are asked for: on most screens, all columns are then seen at once."""
MOST_LISTED = 200
"""Values that are listed at all. Whoever needs another one types a letter of it."""
WIDEST = 72
"""Cells. Further apart, a value and its number are no longer seen together."""


class Line(NamedTuple):
    """A value that can be chosen, or how many more of them there are."""

    facet: Facet
    value: Value | None
    more: int = 0
    """How many values are not listed, where the line is no value."""
    lit: tuple[tuple[int, int], ...] = ()
    """The characters that were typed."""

    @property
    def choice(self) -> Choice | None:
        """What is chosen by it."""
        return self.value.choice if self.value else None

    @property
    def place(self) -> Place:
        """What it is known by as long as the list is open."""
        return Place(f"{self.facet}\n{self.value.key}" if self.value else f"{self.facet}\n\n")


def titled(counts: Counts, titles: Mapping[str, str]) -> Counts:
    """Return the same with the titles of briefings for their ids; the id stands behind where two have one title."""
    times = Counter(titles.values())

    def shown(identity: str) -> str:
        title = titles.get(identity, identity)
        return f"{title} [{identity}]" if times[title] > 1 else title

    briefings = tuple(value._replace(text=shown(value.key)) for value in counts.values[Facet.BRIEFING] or ())
    return replace(counts, values={**counts.values, Facet.BRIEFING: briefings})


def facet_lines(
    counts: Counts, narrowing: Narrowing, query: str = "", opened: frozenset[Facet] = frozenset()
) -> Iterator[list[Line]]:
    """Yield the lines of each column that has values, as far as a query finds them; `opened` are listed in full."""
    words = fold(query).split()
    for facet in Facet:
        values = _ordered(facet, [*(counts.values[facet] or ()), *_gone(counts, narrowing, facet)])
        chosen = narrowing.keys(facet)
        if not chosen and all(value.key == NONE for value in values):
            # A column that nothing has: there is nothing to choose.
            continue
        found = [Line(facet, value, lit=lit) for value in values if (lit := _found(value, words)) is not None]
        most = MOST_LISTED if words or facet in opened else MOST_AT_FIRST
        listed = [line for at, line in enumerate(found) if at < most or (line.value and line.value.key in chosen)]
        if len(found) == len(listed) + 1:
            listed = found
        if found:
            yield [*listed, Line(facet, None, len(found) - len(listed))] if len(listed) < len(found) else listed


def _ordered(facet: Facet, values: Sequence[Value]) -> list[Value]:
    """Return values in the order to list them: as they come, years by time, and last what has none."""
    some = [value for value in values if value.key != NONE]
    if facet is Facet.YEAR:
        some.sort(key=lambda value: value.key, reverse=True)
    return [*some, *(value for value in values if value.key == NONE)]


def _gone(counts: Counts, narrowing: Narrowing, facet: Facet) -> list[Value]:
    """Return what is chosen and leaves nothing: to be seen, and to be taken back."""
    known = {value.key for value in counts.values[facet] or ()}
    return [
        Value(facet, choice.key, choice.text or choice.key, Tally())
        for choice in narrowing.of(facet)
        if choice.key not in known
    ]


def _found(value: Value, words: Sequence[str]) -> tuple[tuple[int, int], ...] | None:
    """Return the characters of a value that words find; None where one finds neither it nor its column."""
    shown = str(value.choice)
    folded, lit = fold(shown), []
    for word in words:
        at = folded.find(word)
        if at < 0 and not value.facet.startswith(word):
            return None
        if at >= 0 and len(folded) == len(shown):
            lit.append((at, at + len(word)))
    return tuple(lit)


def facets_page(
    columns: Sequence[Sequence[Line]], counts: Counts, narrowing: Narrowing, query: str, width: int
) -> Page:
    """Lay columns out to `width` cells, those that have too many values to tell named at the end."""
    width = min(width, WIDEST)
    left, whole = counts.left, counts.whole
    of = f"  {left.rows} of {whole.rows} rows" if narrowing else f"  {whole.rows} rows"
    head = text("Narrow to ", Role.HEADING) + text(str(narrowing), Role.CHIP)
    blocks = [block_of([cut(head, max(width - len(of), 9)) + text(of, Role.MUTED)])]
    total, at = sum(map(len, columns)), 0
    for lines in columns:
        blocks += [BLANK, block_of([text(lines[0].facet.capitalize(), Role.STRONG)])]
        for line in lines:
            at += 1
            blocks.append(block_of([_line(line, narrowing, width)], line.place, (at, total)))
    if not total:
        said = f"No value has «{query}» in it." if query else "There are no values to narrow by."
        blocks += [BLANK, block_of(wrapped(text(said, Role.MUTED), width))]
    return Page([*blocks, *_too_many(counts, width)])


def _line(line: Line, narrowing: Narrowing, width: int) -> Content:
    if line.value is None:
        return text(f"  … {line.more} more", Role.MUTED)
    is_chosen = line.choice in narrowing.choices
    tally = line.value.tally
    # What has no rows is not nothing: there is text to read and to find.
    count = str(tally.rows) if tally.rows or not tally.entries else "text"
    right = text(f" {count}", Role.MUTED)
    lead = text(CHOSEN if is_chosen else "  ", Role.CHIP)
    role = Role.CHIP if is_chosen else Role.MUTED if line.value.key == NONE else None
    room = width - lead.cell_length - right.cell_length
    shown = cut(text(str(line.choice), role, line.lit), room)
    return lead + shown.pad_right(max(room - shown.cell_length, 0)) + right


def _too_many(counts: Counts, width: int) -> list[Block]:
    """Say which columns have too many values."""
    blocks = []
    for facet, values in counts.values.items():
        if values is None:
            said = (
                f"{facet.capitalize()}: more than {MOST_PRINTED} different texts, too many to list. / finds {facet}:…"
            )
            blocks += [BLANK, block_of(wrapped(text(said, Role.MUTED), width))]
    return blocks
