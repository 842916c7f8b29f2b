"""The cells of a table's rows that no column names: under which keys, and in which order, they are written."""

from collections.abc import Container, Iterable, Sequence

from outbrief.briefing.model import Initiative


def further_keys(columns: Container[str], rows: Sequence[Initiative]) -> list[str]:
    """Return the keys of the cells that no column names, so that every row can be written under them.

    A row of which no column names anything is called by its first cell: its cells keep their order, for which a key may
    be needed twice.
    """
    further: list[str] = []
    for row in rows:
        start = 0
        for key in row.cells if _is_unnamed(columns, row) else ():
            if key not in further[start:]:
                further.append(key)
            start = further.index(key, start) + 1
    known = {*further}
    others = dict.fromkeys(key for row in rows for key in row.cells if key not in columns and key not in known)
    return [*further, *others]


def row_texts(columns: Iterable[str], further: Sequence[str], row: Initiative) -> list[str]:
    """Return the texts of a row, under its columns and under the further keys."""
    texts = {key: row.cells.get(key, "") for key in columns}
    beside = [""] * len(further)
    start = 0
    for key, text in row.cells.items():
        if key not in texts:
            at = further.index(key, start)
            beside[at] = text
            start = at + 1 if _is_unnamed(texts, row) else 0
    return [*texts.values(), *beside] or [""]


def _is_unnamed(columns: Container[str], row: Initiative) -> bool:
    return not any(key in columns for key in row.cells)
