"""A briefing, or one place of it, as JSON values: the model's own structure, keys left out where they are empty.

* a briefing: `outbrief` (the model's version), `id`, `place`, `title`, the head keys it has, `intro` (a text a
  paragraph), `sections`
* a section: `place`, `title`, `marking`, `body`, `sections`; its body is a list of one-key objects in the order written
  (`points` and `table` as in the file), a paragraph being `{"paragraph": text, "place": …}`
* a point: `place`, `name`, `text`, `marking`, `cells`, `points`
* a table: `place`, `title`, `marking`, `intro`, `columns` (`key` and `label` each), `rows`
* a row: `place`, `marking`, `cells` (text by column key)

A `marking` is the one in force. What is shown on its own also says where it stands (`within`: the place and title of
each thing around it, outermost first) and, if it is a row, has its table's `columns`.
"""

from outbrief.briefing.model import (
    MODEL_VERSION,
    Block,
    Briefing,
    Initiative,
    Item,
    Paragraph,
    Point,
    Points,
    PriorityTable,
    Section,
    Standing,
    heading,
)

Value = dict[str, object]
"""A JSON object."""


def value_of(standing: Standing) -> Value:
    """Return what stands at a place as a JSON object, as this module describes it."""
    item, within = standing
    value = _item(item)
    if isinstance(item, Initiative) and isinstance(within[-1], PriorityTable):
        value["columns"] = _columns(within[-1])
    if within:
        value["within"] = [{"place": outer.place, "title": heading(outer)} for outer in within]
    return value


def _item(item: Item) -> Value:
    match item:
        case Briefing():
            return _briefing(item)
        case Section():
            return _section(item)
        case PriorityTable():
            return _table(item)
        case Initiative():
            return _row(item)
        case Point():
            return _point(item)
        case Paragraph():
            return _paragraph(item)


def _briefing(briefing: Briefing) -> Value:
    return {
        "outbrief": MODEL_VERSION,
        "id": briefing.id,
        **_filled(
            place=briefing.place,
            title=briefing.title,
            date=briefing.date,
            version=briefing.version,
            lang=briefing.lang,
            marking=briefing.marking,
            source=briefing.source,
            url=briefing.url,
            statuses=list(briefing.statuses),
            tags=list(briefing.tags),
            log=[dict(event) for event in briefing.log],
            origin=briefing.origin,
            translates=briefing.translates,
            intro=[paragraph.text for paragraph in briefing.intro],
            sections=[_section(section) for section in briefing.sections],
        ),
    }


def _section(section: Section) -> Value:
    return _filled(
        place=section.place,
        title=section.title,
        marking=section.marking,
        body=[_block(block) for block in section.body],
        sections=[_section(nested) for nested in section.sections],
    )


def _block(block: Block) -> Value:
    match block:
        case Paragraph():
            return _paragraph(block)
        case Points():
            return {"points": [_point(point) for point in block.points]}
        case PriorityTable():
            return {"table": _table(block)}


def _paragraph(paragraph: Paragraph) -> Value:
    return {"paragraph": paragraph.text, "place": paragraph.place}


def _point(point: Point) -> Value:
    return _filled(
        place=point.place,
        name=point.name,
        text=point.text,
        marking=point.marking,
        cells=dict(point.cells),
        points=[_point(nested) for nested in point.points],
    )


def _table(table: PriorityTable) -> Value:
    return _filled(
        place=table.place,
        title=table.title,
        marking=table.marking,
        intro=[paragraph.text for paragraph in table.intro],
        columns=_columns(table),
        rows=[_row(row) for row in table.rows],
    )


def _columns(table: PriorityTable) -> list[Value]:
    return [{"key": column.key, "label": column.label} for column in table.columns]


def _row(row: Initiative) -> Value:
    return _filled(place=row.place, marking=row.marking, cells=dict(row.cells))


def _filled(**values: object) -> Value:
    """Return the values that are not empty."""
    return {key: value for key, value in values.items() if value}
