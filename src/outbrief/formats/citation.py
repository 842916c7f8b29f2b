"""Citations: how a memo says where a sentence comes from."""

from collections.abc import Sequence

from outbrief.briefing.model import Briefing, Initiative, Item, PriorityTable, Section, Standing, heading
from outbrief.briefing.numbering import section_numbers

SEPARATOR = " › "


def breadcrumb(items: Sequence[Item]) -> str:
    """Say where something stands: the titles of what it stands in, outermost first, sections with their numbers."""
    return SEPARATOR.join(crumbs(items))


def crumbs(items: Sequence[Item]) -> list[str]:
    """Return the titles of items, outermost first, sections with their numbers."""
    numbers = section_numbers(items[0]) if items and isinstance(items[0], Briefing) else {}
    return [
        f"{numbers[item.place]} {item.title}" if isinstance(item, Section) and item.place in numbers else heading(item)
        for item in items
    ]


def citation(standing: Standing) -> str:
    """Cite an item: title of the briefing, date or "undated", section, table, row, source, marking, place."""
    item, within = standing
    chain = [*within, item]
    briefing = chain[0]
    parts = []
    if isinstance(briefing, Briefing):
        parts += [briefing.title, briefing.date or "undated"]
    for one in chain[1:]:
        match one:
            case Section():
                parts.append(f"section “{one.title}”")
            case PriorityTable():
                parts.append(f"table “{one.name}”")
            case Initiative():
                parts.append(f"row “{heading(one)}”")
            case _:
                parts.append("text")
    if isinstance(briefing, Briefing) and (source := briefing.url or briefing.source):
        parts.append(source)
    marking = getattr(item, "marking", "") or (briefing.marking if isinstance(briefing, Briefing) else "")
    if marking:
        parts.append(marking)
    return f"{', '.join(parts)} [{item.place}]"
