"""Made-up briefings in the form of the file format, with every text that some other format might take for a sign."""

import json
from pathlib import Path

from hypothesis import strategies as st

from outbrief.briefing.keys import ROLES
from outbrief.briefing.model import Briefing
from outbrief.loading.load import load_text

SIGNS = (
    *("\\", "`", "*", "**", "_", "__", "{", "}", "[", "]", "(", ")", "#", "+", "-", ".", "!", "|", "<", ">", "&", "~"),
    *("~~", "'", '"', ":", ";", ",", "=", "@", "%", "$", "^", "/", "?", " ", " ", " ", "  ", "a", "b", "Z", "0", "9"),
    *("<br>", "<b>", "</table>", "<!--", "-->", "--", "&amp;", "&#65;", "&lt", "```", "~~~", "1. ", "12) ", "# ", "- "),
    *(
        "+ ",
        "> ",
        "| --- |",
        "---",
        "===",
        "[x](y)",
        "![x]",
        "[^1]",
        "[^a]",
        "[a]: b",
        "[ ] ",
        "\\|",
        "\\\\",
        "http://a.b/c_d",
    ),
    *("<!-- outbrief: {} -->", "*Marking: X*", "=cmd|' /C calc'!A0", "Name: text", " #", ": ", "{a}", "word", "Größe"),
    *(
        "北約",
        "שלום",
        "🛡️",
        "\u00a0",
        "’",
        "\t",
        "null",
        "no",
        "1.10",
        "2026-02-30",
        "TLP:RED",
        "]]>",
        "</script>",
        "%s",
    ),
)
"""What a text is put together from."""

lines = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=6).map("".join)
cells = st.lists(lines, min_size=1, max_size=3).map("\n".join)
roles = st.sampled_from((*ROLES, "plain key", "Größe", "=x"))
keys = roles | lines
markings = st.sampled_from(("TLP:GREEN", "TLP:RED", "*NO* <FORN>"))
ids = st.sampled_from(("a", "b", "talks", "x-1"))


def _mapping(**values: st.SearchStrategy[object]) -> st.SearchStrategy[dict[str, object]]:
    """Return mappings of some of the keys."""
    return st.fixed_dictionaries({}, optional=values)


def _with(needed: dict[str, st.SearchStrategy[object]], **values: st.SearchStrategy[object]) -> object:
    return st.fixed_dictionaries(needed, optional=values)


_paragraphs = st.lists(lines, max_size=3).map("\n\n".join)
_point_keys = st.sampled_from(("status", "lead", "due", "note", "kpi", "other", "*b*"))
_points = st.recursive(
    lines | st.builds(lambda name, text: {name: text}, lines, lines),
    lambda inner: st.builds(
        lambda fields, cells: {**cells, **fields},
        st.fixed_dictionaries(
            {"text": lines | st.just("")},
            optional={"name": lines, "id": ids, "marking": markings, "points": st.lists(inner, max_size=3)},
        ),
        st.dictionaries(_point_keys, cells, max_size=2),
    ),
    max_leaves=4,
)
_extra = st.dictionaries(lines, cells, max_size=2)
_notes = st.lists(
    st.builds(lambda label, text: {label: text}, st.sampled_from(("1", "a", "b c", "*")), lines), max_size=2
)
_columns = st.dictionaries(keys, lines, max_size=4)


@st.composite
def _tables(draw: st.DrawFn) -> dict[str, object]:
    columns = draw(_columns)
    further = st.sampled_from(("id", "marking", "see", "was", "stray|key", "*"))
    named = st.sampled_from([*columns, "area"])
    rows = st.lists(st.dictionaries(named | further, cells, min_size=1, max_size=4), max_size=3)
    more = st.fixed_dictionaries({}, optional={"title": lines, "intro": _paragraphs, "id": ids, "marking": markings})
    return {**draw(more), "columns": columns, "rows": draw(rows)}


_blocks = (
    st.fixed_dictionaries({"text": _paragraphs})
    | st.fixed_dictionaries({"points": st.lists(_points, max_size=3)})
    | st.fixed_dictionaries({"table": _tables()})
)
_sections: st.SearchStrategy[dict[str, object]] = st.recursive(
    st.fixed_dictionaries(
        {"title": lines, "body": st.lists(_blocks, max_size=4)},
        optional={"id": ids, "marking": markings, "extra": _extra},
    ),
    lambda inner: st.fixed_dictionaries(
        {"title": lines, "sections": st.lists(inner, max_size=2)},
        optional={"marking": markings, "body": st.lists(_blocks, max_size=1)},
    ),
    max_leaves=4,
)
documents = st.fixed_dictionaries(
    {"outbrief": st.just(1), "title": lines, "sections": st.lists(_sections, max_size=3)},
    optional={
        "id": ids,
        "intro": _paragraphs,
        **dict.fromkeys(("date", "version", "lang", "source", "url", "origin", "translates"), lines),
        "marking": markings,
        "statuses": st.lists(lines, max_size=2),
        "tags": st.lists(lines, max_size=2),
        "footnotes": _notes | st.lists(_points, max_size=2),
        "extra": _extra,
        "log": st.lists(st.dictionaries(st.sampled_from(("date", "status", "text", "a: b")), cells, max_size=2)),
    },
)
"""What may stand in the file of a briefing, as JSON values."""


def loaded(document: object) -> Briefing:
    """Return the briefing that a document is read as."""
    briefing = load_text(json.dumps(document, ensure_ascii=False), Path("made-up.yaml")).briefing
    assert briefing is not None
    return briefing


briefings = documents.map(loaded)
"""Briefings as they are loaded from files."""
