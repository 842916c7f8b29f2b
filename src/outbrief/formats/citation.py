"""Citations: how a memo says where a sentence comes from."""

from collections.abc import Sequence

from outbrief.briefing.model import (
    Briefing,
    Initiative,
    Item,
    Paragraph,
    Point,
    PriorityTable,
    Section,
    Standing,
    heading,
    marking_of,
)
from outbrief.briefing.numbering import section_numbers

SEPARATOR = " › "

DEFAULT = (
    "{briefing}, {date}[, section “{section}”][, table “{table}”][, row “{row}”][, point “{point}”]"
    "[, {source}][, {url}][, {marking}] [[{place}]]"
)
"""The template of a citation, where none is configured."""

UNDATED = "undated"

FIELDS = {
    "briefing": "the title of the briefing",
    "id": "the id of the briefing",
    "date": f"its date, or “{UNDATED}”",
    "version": "its version",
    "section": "the titles of the sections it stands in, outermost first",
    "number": "the number of the innermost section",
    "table": "the name of the table",
    "row": "what names the row",
    "point": "the name of the point, or how its text begins",
    "source": "where it comes from: the source of the row or the point itself, else of the briefing",
    "url": "the address of the briefing's source",
    "marking": "the marking in force",
    "place": "the place",
}
"""The fields that a template may have, and what each says; all but `date` may be empty."""

POINT_LENGTH = 60
"""Characters. As many of a point without a name tell it from its neighbours."""


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


def citation(standing: Standing, template: str = DEFAULT) -> str:
    """Cite an item as a template of FIELDS says. Raises NoTemplate where it is none."""
    # Whoever only says where something stands needs no templates.
    from outbrief.formats.template import parsed_template

    return parsed_template(template, FIELDS).filled(_fields(standing))


def _fields(standing: Standing) -> dict[str, str]:
    """Return the value of every field, on one line."""
    item, within = standing
    values = dict.fromkeys(FIELDS, "") | {"marking": marking_of(standing), "place": str(item.place)}
    sections: list[Section] = []
    for one in (*within, item):
        match one:
            case Briefing():
                values |= {
                    "briefing": one.title,
                    "id": one.id,
                    "date": one.date or UNDATED,
                    "version": one.version,
                    "source": one.source,
                    "url": one.url,
                }
            case Section():
                sections.append(one)
            case PriorityTable():
                values["table"] = one.name
            case Initiative():
                values |= {"row": heading(one), "source": one.cells.get("source") or values["source"]}
            case Point():
                values |= {"point": _beginning(heading(one)), "source": one.cells.get("source") or values["source"]}
            case Paragraph():
                pass
    values["section"] = SEPARATOR.join(section.title for section in sections)
    if sections and within and isinstance(within[0], Briefing):
        values["number"] = section_numbers(within[0]).get(sections[-1].place, "")
    return {name: " ".join(text.split("\n")) for name, text in values.items()}


def _beginning(text: str) -> str:
    if len(text) <= POINT_LENGTH:
        return text
    cut = text[: POINT_LENGTH + 1]
    return f"{cut.rpartition(' ')[0] or cut[:-1]}…"
