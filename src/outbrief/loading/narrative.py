"""What the narrative announces and does not keep: a table, a list, anything that is to follow a colon."""

import re
from collections.abc import Sequence

from outbrief.briefing.model import Briefing, Paragraph, Point, Points, PriorityTable, Section
from outbrief.loading.report import Report, excerpt

_A_TABLE = re.compile(
    r"\b(?:following|next|accompanying|summary|overview) (?:table|matrix)\b"
    r"|\b(?:table|matrix) (?:below|underneath|that follows|follows)\b"
    r"|\b(?:see|in) table \d"
    r"|\b(?:tabulated|in tabular form)\b",
    re.I,
)
"""Sure signs in English. `on the table`, `table a motion` and `a round table` are none."""

_AN_OUTLINE = re.compile(
    r"\b(?:outline|summary|overview|breakdown|list) of\b[^.]*\b(?:priorit|initiativ|measure|action)", re.I
)
"""What readouts say above a table, but above a list of points, too."""


def check_narratives(briefing: Briefing, report: Report) -> None:
    """Report what the sections announce and do not hold."""
    sections = [section for outer in briefing.sections for section in _with_inner(outer)]
    for number, section in enumerate(sections):
        inside = _with_inner(section)
        following = sections[number + len(inside) : number + len(inside) + 1]
        # The caption of a table may be a heading, and then the table stands alone in a section of its own.
        has_table = any(one.tables for one in inside) or any(
            isinstance(one.body[0], PriorityTable) for one in following if one.body
        )
        _check_narrative(section, has_table, report)


def _check_narrative(section: Section, has_table: bool, report: Report) -> None:
    if not has_table and _A_TABLE.search(section.title):
        _report_no_table(section, section.title, report)
    for number, block in enumerate(section.body):
        follows = number + 1 < len(section.body) or bool(section.sections)
        match block:
            case Paragraph():
                _check_text(block, block.text, follows, has_table, report)
            case Points():
                _check_points(block.points, follows, has_table, report)


def _check_points(points: Sequence[Point], follows: bool, has_table: bool, report: Report) -> None:
    for number, point in enumerate(points):
        more = follows or number + 1 < len(points) or bool(point.points)
        _check_text(point, point.text, more, has_table, report)
        _check_points(point.points, more, has_table, report)


def _check_text(item: Paragraph | Point, text: str, follows: bool, has_table: bool, report: Report) -> None:
    if not has_table and _A_TABLE.search(text):
        _report_no_table(item, text, report)
    elif text.endswith((":", "：")) and not follows:
        report.warning(
            item.mark,
            f"this announces something, and nothing follows: {_end(text)}",
            "add it, or end the text with a full stop",
        )
    elif text.endswith(":") and not has_table and _AN_OUTLINE.search(text.rpartition(". ")[2]):
        report.hint(item.mark, f"this may announce a table, and there is none here: {_end(text)}")


def _report_no_table(item: Section | Paragraph | Point, text: str, report: Report) -> None:
    report.warning(item.mark, f"this announces a table, and there is none here: {_end(text)}", "add: table: …")


def _end(text: str) -> str:
    """Return the last sentence of a text, as it may stand in a message."""
    return excerpt(text.rpartition(". ")[2])


def _with_inner(section: Section) -> list[Section]:
    return [section, *(one for inner in section.sections for one in _with_inner(inner))]
