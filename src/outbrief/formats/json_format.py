"""A briefing, or one place of it, as JSON values: the model's own structure, keys left out where they are empty.

* a briefing: `outbrief` (the model's version), `id`, `place`, `title`, the head keys it has, `intro` (a text a
  paragraph), `sections`, `footnotes` (a point each, its name being the label)
* a section: `place`, `id`, `title`, `marking`, `body`, `sections`; its body is a list of one-key objects in the order
  written (`points` and `table` as in the file), a paragraph being `{"paragraph": text, "place": …}`
* a point: `place`, `id`, `name`, `text`, `marking`, `cells`, `points`
* a table: `place`, `id`, `title`, `marking`, `intro`, `columns` (`key` and `label` each), `rows`
* a row: `place`, `marking`, `cells` (text by column key)

A briefing, a section and a table may have `extra`: what their source held besides, text by key.

Every text is a string. A `marking` is the one in force; an `id` is there where one is written in the file, a `place`
always. What is shown on its own begins with `outbrief` too, and says where it stands (`within`: the place and title of
each thing around it, outermost first) and, if it is a row, has its table's `columns`. Several briefings are
`{"outbrief": 1, "briefings": […]}`.

What is new in a version of the model is a key more: who reads this passes over keys he does not know. The value of a
briefing is read back by `loading/restating.py`.
"""

import json
from collections.abc import Iterator, Sequence

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
    value: Value = {"outbrief": MODEL_VERSION, **_item(item)}
    if isinstance(item, Initiative) and isinstance(within[-1], PriorityTable):
        value["columns"] = _columns(within[-1])
    if within:
        value["within"] = [{"place": outer.place, "title": heading(outer)} for outer in within]
    return value


def json_of(standing: Standing) -> str:
    """Return what stands at a place as the text of a JSON object, on several lines, without a line break at its end."""
    return json.dumps(value_of(standing), ensure_ascii=False, indent=2)


def library_json(briefings: Sequence[Briefing]) -> Iterator[str]:
    """Yield the text of one JSON object with all the briefings, in pieces."""
    yield f'{{"outbrief": {MODEL_VERSION}, "briefings": ['
    for number, briefing in enumerate(briefings):
        yield ("," if number else "") + "\n" + json_of(Standing(briefing, ()))
    yield "\n]}\n"


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
            footnotes=[_point(note) for note in briefing.footnotes],
            extra=dict(briefing.extra),
        ),
    }


def _section(section: Section) -> Value:
    return _filled(
        place=section.place,
        id=section.id,
        title=section.title,
        marking=section.marking,
        body=[_block(block) for block in section.body],
        sections=[_section(nested) for nested in section.sections],
        extra=dict(section.extra),
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
        id=point.id,
        name=point.name,
        text=point.text,
        marking=point.marking,
        cells=dict(point.cells),
        points=[_point(nested) for nested in point.points],
    )


def _table(table: PriorityTable) -> Value:
    return _filled(
        place=table.place,
        id=table.id,
        title=table.title,
        marking=table.marking,
        intro=[paragraph.text for paragraph in table.intro],
        columns=_columns(table),
        rows=[_row(row) for row in table.rows],
        extra=dict(table.extra),
    )


def _columns(table: PriorityTable) -> list[Value]:
    return [{"key": column.key, "label": column.label} for column in table.columns]


def _row(row: Initiative) -> Value:
    return _filled(place=row.place, marking=row.marking, cells=dict(row.cells))


def _filled(**values: object) -> Value:
    """Return the values that are not empty."""
    return {key: value for key, value in values.items() if value}
