"""Search hits as a page: what was found with the matched characters lit, and below it where it stands and why."""

import re
from collections.abc import Sequence
from functools import cache

from textual.content import Content

from outbrief.app.pages.detail import BULLET
from outbrief.app.pages.flow import cut, joined, text, wrapped
from outbrief.app.pages.page import Block, Page, Role, Stop, block_of
from outbrief.app.pages.path import SHORTEST, even_path_line
from outbrief.app.pages.table import TABLE_SIGN, Lit
from outbrief.formats.citation import SEPARATOR
from outbrief.search.answer import Answer, Hit, count, instead, why
from outbrief.search.entries import Kind

SIGNS = {
    Kind.INITIATIVE: TABLE_SIGN,
    Kind.TABLE: TABLE_SIGN,
    Kind.POINT: BULLET,
    Kind.SECTION: "§ ",
    Kind.PARAGRAPH: "¶ ",
    Kind.BRIEFING: "▸ ",
}
LINES = 2
"""Lines of a hit: what was found, and where and why."""
MONTH = len("2026-11")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
CONTEXT = 24
"""Characters of a long text that stay before its first match when it is cut to a line."""


def hits_page(answer: Answer, width: int) -> Page:
    """Lay hits out to `width` cells, two lines a hit; above them what of the query was not understood."""
    count = len(answer.hits)
    said = [block_of([cut(text(answer.hint, Role.PROBLEM), width)])] if answer.hint else []
    return Page([*said, *(_block(hit, width, at, count) for at, hit in enumerate(answer.hits, 1))])


def nothing_page(answer: Answer, looked_in: str, width: int) -> Page:
    """Say that nothing was found, where it was looked for, and what is nearest."""
    lines = [f"Nothing on «{answer.query.text}» in {looked_in}."]
    if answer.hint:
        lines.insert(0, answer.hint[0].upper() + answer.hint[1:])
    if answer.whole is not None and answer.whole.total:
        lines.append(f"The whole library has {count(answer.whole)}.")
    if said := instead(answer):
        lines.append(f"{said}: tab takes it")
    if answer.nearest:
        lines.append(f"Nearest: {', '.join(answer.nearest)}")
    return Page([block_of(wrapped(text(line, Role.MUTED), width)) for line in lines])


def lit_by(hit: Hit) -> Lit:
    """Return what a hit lights on the page it stands on."""
    spans: dict[str, list[tuple[int, int]]] = {}
    for span in hit.spans:
        spans.setdefault(hit.entry.fields[span.field].key, []).append((span.start, span.end))
    return {hit.entry.place: spans}


def _block(hit: Hit, width: int, at: int, count: int) -> Block:
    """Lay a hit out when it is first seen: most never are."""

    @cache
    def lines() -> list[Content]:
        return _hit(hit, width)

    return Block(LINES, lambda y: lines()[y], (Stop(hit.entry.place, 0, LINES, (at, count)),))


def _hit(hit: Hit, width: int) -> list[Content]:
    sign = text(SIGNS[hit.entry.kind], Role.OPEN)
    indent = sign.cell_length
    reason = text(why(hit))
    if hit.entry.marking:
        reason = text(f"{hit.entry.marking} ", Role.MARKING) + reason
    beside = reason.cell_length + 3 if reason else 0
    where = _where(hit, max(width - indent - beside, (width - indent) // 3))
    below = joined([one for one in (where, reason) if one], text(" — "))
    return [
        sign + cut(_what(hit), width - indent),
        cut(below, width - indent).stylize_before(Role.MUTED).pad_left(indent),
    ]


def _where(hit: Hit, width: int) -> Content:
    """Say where a hit stands and of when that is: of a day the month where room is short, for half a day is none."""
    date, titles = hit.entry.date, len(hit.entry.where)
    month = date[:MONTH] if _DAY.fullmatch(date) else date
    for shown, least in ((date, SHORTEST * (titles + 1)), (month, (SHORTEST + len(SEPARATOR)) * titles)):
        left = width - text(shown).cell_length - len(SEPARATOR)
        if date and left >= least:
            return joined([text(shown), *filter(None, [even_path_line(hit.entry.where, left)])], text(SEPARATOR))
    return even_path_line(hit.entry.where, width)


def _what(hit: Hit) -> Content:
    """Join the fields of what was found; a long text is cut in before its first match."""
    parts: list[Content] = []
    for number, field in enumerate(hit.entry.fields):
        spans: Sequence[tuple[int, int]] = [(span.start, span.end) for span in hit.spans if span.field == number]
        first = min((start for start, _ in spans), default=0)
        content = text(field.text, lit=spans)
        if hit.entry.kind is Kind.PARAGRAPH and first > 2 * CONTEXT:
            start = field.text.rfind(" ", 0, first - CONTEXT) + 1
            content = text("… ") + content[start:]
        parts.append(content)
    return joined(parts, text(" · ", Role.MUTED))
