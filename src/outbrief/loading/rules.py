"""What must hold across a briefing, beyond what decoding sees. It is said, never enforced."""

from collections.abc import Iterable

from outbrief.briefing.model import Briefing, Initiative, PriorityTable, Section, heading, walk
from outbrief.loading.decode_table import UNPRINTED
from outbrief.loading.narrative import check_narratives
from outbrief.loading.report import Report, excerpt

_EXPECTED = ("initiative", "outcome")
"""The cells that every row of a table with such a column has: what is to be done, and what for."""


def check(briefing: Briefing, report: Report) -> None:
    """Report what is missing, what is announced and does not come, and outcomes that were copied."""
    if not briefing.title:
        report.warning(briefing.mark, "a briefing without a title; its id is shown instead", "add: title: …")
    rows: list[Initiative] = []
    check_narratives(briefing, report)
    for item, within in walk(briefing):
        if isinstance(item, Section):
            if not item.title:
                report.error(item.mark, "a section without a title", "add: title: …")
        elif isinstance(item, Initiative):
            table = within[-1]
            if isinstance(table, PriorityTable):
                _check_cells(item, table, report)
            rows.append(item)
    _check_outcomes(rows, report)


def _check_cells(row: Initiative, table: PriorityTable, report: Report) -> None:
    keys = {column.key for column in table.columns}
    if not row.cells.keys() <= keys.union(UNPRINTED):
        # One of them is said to be unknown, and is probably the one that is missing.
        return
    for key in _EXPECTED:
        if key in keys and key not in row.cells:
            report.warning(row.mark, f"a row without an {key}", f"add: {key}: …")


def _check_outcomes(rows: Iterable[Initiative], report: Report) -> None:
    """Report an outcome that stands under another initiative, too: a row that was copied and not finished."""
    first: dict[str, Initiative] = {}
    again: dict[str, int] = {}
    for row in rows:
        outcome = " ".join(row.cells.get("outcome", "").casefold().split())
        # A dash, a tick or a `3` may stand in any number of rows.
        if not any(character.isalpha() for character in outcome):
            continue
        if heading(first.setdefault(outcome, row)).casefold() != heading(row).casefold():
            again[outcome] = again.get(outcome, 0) + 1
            if again[outcome] == 1:
                _report_outcome(row, first[outcome], report)


def _report_outcome(row: Initiative, first: Initiative, report: Report) -> None:
    report.warning(
        row.mark,
        f"the same outcome under another initiative, first on line {first.mark.line}: {excerpt(row.cells['outcome'])}",
        f"that one is `{excerpt(heading(first))}`; is one of the two copied?",
    )
