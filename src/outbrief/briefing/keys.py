"""The keys of the file format and what each is for: one source for the decoder, the hints and the JSON Schema."""

ROLES = {
    "id": "The row's own identifier, as printed (`3a`, `005`).",
    "area": "What field the initiative belongs to.",
    "initiative": "What is to be done: the row's name.",
    "outcome": "What is expected to come of it.",
    "lead": "Who is responsible.",
    "partners": "Who else takes part.",
    "due": "When it is to be done, as printed.",
    "was": "What it was called, or when it was due, before.",
    "status": "How far it has come.",
    "kpi": "How its success is measured.",
    "source": "Where the row comes from.",
    "see": "Places it refers to.",
    "note": "A remark.",
    "marking": "The row's own handling marking.",
    "group": "The group of rows it stands in.",
}
"""The reserved roles of a column. Any other key is a plain column."""

EXTRA = "What the document it was imported from held besides, a text under any key."

HEAD = {
    "outbrief": "The version of the model. Always 1.",
    "id": "The briefing's id: the first part of every place in it. Without one, the file's stem.",
    "title": "The title of the briefing.",
    "date": "The date of the briefing, as printed.",
    "version": "The version of the document, as printed.",
    "lang": "The language of the text, as a language tag such as `en` or `fr-CA`.",
    "marking": "The handling marking, such as TLP:GREEN. Everything in the briefing inherits it.",
    "source": "Where the text comes from.",
    "url": "The address of the source.",
    "statuses": "The values that a status may have, in their order.",
    "tags": "Words to file the briefing under.",
    "log": "What happened since, an entry an event: date, place, status, text.",
    "origin": "The file that the briefing was imported from.",
    "translates": "The id of the briefing that this one is a translation of.",
    "intro": "What stands before the first heading.",
    "sections": "The sections of the briefing.",
    "footnotes": "The footnotes, a point each: the name is the label that stands in the text as `[^label]`.",
    "extra": EXTRA,
}
SECTION = {
    "id": "The section's handle in places. Without one, it is made from the title.",
    "title": "The title of the section.",
    "marking": "The section's own handling marking.",
    "text": "Paragraphs, an empty line between them.",
    "points": "Key points.",
    "table": "A priority table.",
    "body": "A list of `text`, `points` and `table` blocks, where a kind repeats.",
    "sections": "The sections inside this one.",
    "extra": EXTRA,
}
BLOCKS = {key: SECTION[key] for key in ("text", "points", "table")}
TABLE = {
    "id": "The table's handle in places. Without one, it is made from the title, or the first label but that of `id`.",
    "title": "The title of the table.",
    "intro": "What stands before the table's first row.",
    "marking": "The table's own handling marking.",
    "columns": "The columns: a role or a plain key, and the label as printed.",
    "rows": "The initiatives: a mapping each, a cell a line; empty cells are left out.",
    "extra": EXTRA,
}
POINT = {
    "name": "What the point is called.",
    "text": "What the point says.",
    "points": "The points under this one.",
    **{role: text for role, text in ROLES.items() if role not in ("area", "initiative", "group")},
    "id": "The point's handle in places. Without one, it is made from its name or text.",
}
LOG = {
    "date": "When it happened.",
    "by": "Who says so.",
    "place": "What it is about.",
    "status": "The status from then on.",
    "text": "What happened.",
    "evidence": "What shows it.",
}
