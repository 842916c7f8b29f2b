"""What a page in HTML is made of: briefings, sections, points, tables, records, each with its place as its id."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby

from outbrief.briefing.keys import LOG
from outbrief.briefing.model import (
    Block,
    Briefing,
    Initiative,
    Paragraph,
    Point,
    Points,
    PriorityTable,
    Section,
    Standing,
    heading,
)
from outbrief.briefing.numbering import section_numbers
from outbrief.formats.further_cells import further_keys
from outbrief.formats.html_text import Notes, element, inline, linked, marking_label, opened

DEEPEST = 6
"""Levels of headings that HTML has."""


def title_id(place: str) -> str:
    """Return the id of the heading of what has a place. No place has a colon."""
    return f"title:{place}"


class Body:
    """Writes parts of one briefing. Headings begin at `level`."""

    def __init__(self, briefing: Briefing | None, level: int = 1) -> None:
        self._notes = Notes(briefing.footnotes if briefing else ())
        self._numbers = section_numbers(briefing) if briefing else {}
        self._level = level

    def briefing(self, briefing: Briefing) -> Iterator[str]:
        """Yield a whole briefing."""
        yield self._heading(briefing.title, briefing.place, self._level)
        yield from _facts(briefing)
        for one in briefing.intro:
            yield self._paragraph(one)
        for section in briefing.sections:
            yield from self._section(section, self._level + 1, briefing.marking)
        yield from self._footnotes(briefing.footnotes, briefing.marking)
        yield from self._log(briefing)
        yield from _extra(briefing.extra)

    def alone(self, standing: Standing, marking: str) -> Iterator[str]:
        """Yield what stands at a place within a briefing, the footnotes it refers to at the end.

        `marking` is the one in force, which the page says.
        """
        item, within = standing
        match item:
            case Section():
                yield from self._section(item, self._level, marking)
            case PriorityTable():
                yield self._heading(item.name, item.place, self._level)
                yield from self._table(item, marking, is_named=True)
            case Initiative():
                yield self._heading(heading(item), item.place, self._level)
                table = within[-1] if within else None
                columns = table.columns if isinstance(table, PriorityTable) else ()
                labels = {column.key: column.label for column in columns}
                cells = [(labels.get(key, key.capitalize()), text) for key, text in item.cells.items()]
                yield from self._described(cells, "facts")
            case Point():
                yield from self._points((item,), marking)
            case Paragraph():
                yield self._paragraph(item)
        yield from self._footnotes(self._notes.referred_to(), marking)

    def _heading(self, title: str, place: str, level: int, number: str = "", marking: str = "") -> str:
        tag, deep = (f"h{level}", {}) if level <= DEEPEST else ("div", {"role": "heading", "aria_level": str(level)})
        if deep:
            deep["class_"] = "deep"
        begun = opened(tag, title, id=title_id(place), **deep)
        numbered = f'<span class="number">{number}</span>' if number else ""
        return f"{begun}{numbered}{inline(title, self._notes)}{_label(marking)}</{tag}>\n"

    def _section(self, section: Section, level: int, outer: str) -> Iterator[str]:
        yield opened("section", id=section.place, aria_labelledby=title_id(section.place)) + "\n"
        marking = section.marking if section.marking != outer else ""
        number = self._numbers.get(section.place, "")
        yield self._heading(section.title, section.place, level, number, marking)
        for block in section.body:
            yield from self._block(block, section.marking)
        for nested in section.sections:
            yield from self._section(nested, level + 1, section.marking)
        yield from _extra(section.extra)
        yield "</section>\n"

    def _block(self, block: Block, marking: str) -> Iterator[str]:
        match block:
            case Paragraph():
                yield self._paragraph(block)
            case Points():
                yield from self._points(block.points, marking)
            case PriorityTable():
                yield from self._table(block, marking)

    def _paragraph(self, paragraph: Paragraph) -> str:
        return element("p", paragraph.text, self._notes, id=paragraph.place) + "\n"

    def _points(self, points: Iterable[Point], outer: str) -> Iterator[str]:
        yield "<ul>\n"
        for point in points:
            name = element("strong", point.name, self._notes) if point.name else ""
            yield from self._point(point, ": ".join(filter(None, (name, inline(point.text, self._notes)))), outer)
        yield "</ul>\n"

    def _point(self, point: Point, said: str, outer: str) -> Iterator[str]:
        marking = point.marking if point.marking != outer else ""
        yield f"{opened('li', point.text or point.name, id=point.place)}{said}{_label(marking)}"
        yield from self._described(point.cells.items(), "about")
        if point.points:
            yield from self._points(point.points, point.marking)
        yield "</li>\n"

    def _table(self, table: PriorityTable, outer: str, is_named: bool = False) -> Iterator[str]:
        """Yield a table; its name stands above it already where it `is_named`."""
        for one in table.intro:
            yield self._paragraph(one)
        columns = {column.key: column.label for column in table.columns}
        further = [key for key in dict.fromkeys(further_keys(columns, table.rows)) if key != "group"]
        labels = {**columns, **{key: key.capitalize() for key in further}}
        title = "" if is_named else table.title
        caption = inline(title, self._notes) + _label(table.marking if table.marking != outer else "")
        name = "" if title else table.name
        yield f'<div class="scroll">{opened("table", id=table.place, aria_label=name)}\n'
        if caption:
            yield f"<caption>{caption}</caption>\n"
        headers = "".join(element("th", label, self._notes, scope="col") for label in labels.values())
        yield f"<thead><tr>{headers}</tr></thead>\n"
        for group, rows in groupby(table.rows, lambda row: "" if "group" in columns else row.cells.get("group", "")):
            yield "<tbody>\n"
            if group:
                span = str(max(len(labels), 1))
                cell = element("th", group, self._notes, colspan=span, scope="rowgroup")
                yield f'<tr class="group">{cell}</tr>\n'
            for row in rows:
                yield self._row(row, labels, "initiative" if "initiative" in columns else next(iter(labels), ""))
            yield "</tbody>\n"
        yield "</table></div>\n"
        yield from _extra(table.extra)

    def _row(self, row: Initiative, labels: Mapping[str, str], naming: str) -> str:
        cells = []
        for key, label in labels.items():
            text = row.cells.get(key, "")
            tag, scope = ("th", "row") if key == naming and text else ("td", "")
            if key == "marking" and text:
                cells.append(f"{opened('td', data_label=label)}{marking_label(text)}</td>")
            else:
                cells.append(element(tag, text, self._notes, scope=scope, data_label=label if text else ""))
        return f"{opened('tr', id=row.place)}{''.join(cells)}</tr>\n"

    def _footnotes(self, notes: Iterable[Point], outer: str) -> Iterator[str]:
        notes = list(notes)
        if not notes:
            return
        yield '<section role="doc-endnotes" aria-label="Footnotes">\n<ul class="notes">\n'
        for note in notes:
            label = element("sup", note.name)
            yield from self._point(note, f"{label} {inline(note.text, self._notes)}", outer)
        yield "</ul>\n</section>\n"

    def _log(self, briefing: Briefing) -> Iterator[str]:
        """Yield what happened since, as a table."""
        if not briefing.log:
            return
        found = {key for event in briefing.log for key in event}
        keys = [*(key for key in LOG if key in found), *sorted(found - LOG.keys())]
        yield '<div class="scroll"><table>\n<caption>What happened since</caption>\n<thead><tr>'
        yield "".join(element("th", key.capitalize(), scope="col") for key in keys) + "</tr></thead>\n<tbody>\n"
        for event in briefing.log:
            cells = [element("td", event.get(key, ""), self._notes, data_label=key.capitalize()) for key in keys]
            yield f"<tr>{''.join(cells)}</tr>\n"
        yield "</tbody>\n</table></div>\n"

    def _described(self, texts: Iterable[tuple[str, str]], kind: str) -> Iterator[str]:
        """Yield texts under their labels, of which two may be alike."""
        said = "".join(element("dt", label) + element("dd", text, self._notes) for label, text in texts)
        if said:
            yield f'<dl class="{kind}">{said}</dl>\n'


def _label(marking: str) -> str:
    return f" {marking_label(marking)}" if marking else ""


def _facts(briefing: Briefing) -> Iterator[str]:
    """Yield the head of a briefing."""
    facts = {
        "Date": inline(briefing.date),
        "Version": inline(briefing.version),
        "Language": inline(briefing.lang),
        "Source": linked(briefing.source),
        "Address": linked(briefing.url),
        "Imported from": inline(briefing.origin),
        "Translates": inline(briefing.translates),
        "Tags": inline(", ".join(briefing.tags)),
        "Statuses": inline(", ".join(briefing.statuses)),
        "Marking": marking_label(briefing.marking) if briefing.marking else "",
    }
    said = "".join(f"<dt>{label}</dt><dd>{text}</dd>" for label, text in facts.items() if text)
    if said:
        yield f'<dl class="facts">{said}</dl>\n'


def _extra(extra: Mapping[str, str]) -> Iterator[str]:
    """Yield what the source of something held besides."""
    if extra:
        said = "".join(element("dt", label) + element("dd", text) for label, text in extra.items())
        yield f'<dl class="facts">{said}</dl>\n'
