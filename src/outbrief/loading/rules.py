"""What must hold across a briefing, and between briefings, beyond what decoding sees. It is said, never enforced."""

import re
from collections.abc import Iterable, Iterator

from outbrief.briefing.model import Briefing, Initiative, Mark, Point, PriorityTable, Section, Standing, walk
from outbrief.briefing.place import Place, briefing_id, slug
from outbrief.briefing.problem import Problem, Severity
from outbrief.loading.clean import clean_line
from outbrief.loading.report import Report, excerpt

_BETWEEN_PLACES = re.compile(r"[,;\s]+")


def check(briefing: Briefing, report: Report) -> None:
    """Report titles and names that are missing."""
    if not briefing.title:
        report.warning(briefing.mark, "a briefing without a title; its id is shown instead", "add: title: …")
    for item, within in walk(briefing):
        if isinstance(item, Section) and not item.title:
            report.error(item.mark, "a section without a title", "add: title: …")
        elif isinstance(item, Initiative) and item.cells and "initiative" not in item.cells:
            table = within[-1]
            if isinstance(table, PriorityTable) and any(column.key == "initiative" for column in table.columns):
                report.warning(item.mark, "a row without an initiative", "add: initiative: …")


def unknown_references(briefings: Iterable[tuple[str, Briefing]]) -> list[Problem]:
    """Return a warning for every reference to a place that none of the briefings has.

    Each briefing comes with its path, as shown. A reference is a word in a `see` cell that holds a slash or is the id
    of a briefing; what else stands there is prose. `translates` names a briefing.
    """
    known = list(briefings)
    places = {standing.item.place for _, briefing in known for standing in walk(briefing)}
    by_handle: dict[str, list[Place]] = {}
    for place in sorted(places):
        by_handle.setdefault(place.rpartition("/")[2], []).append(place)
    problems: list[Problem] = []
    for path, briefing in known:
        for mark, reference in _references(briefing):
            if reference not in places:
                hint = _nearest_place(reference, by_handle)
                message = clean_line(f"a reference to nowhere: {excerpt(reference)}")
                problems.append(Problem(clean_line(path), mark.line, mark.column, Severity.WARNING, message, hint))
    return problems


def _references(briefing: Briefing) -> Iterator[tuple[Mark, Place]]:
    if briefing.translates:
        yield briefing.mark, Place(briefing.translates)
    for standing in walk(briefing):
        for word in _BETWEEN_PLACES.split(_see(standing)):
            # A web address has slashes too, and a `1/2` at the end of a sentence its full stop.
            reference = Place(word.strip(".()/"))
            if "/" in reference and "://" not in word:
                yield standing.item.mark, reference


def _see(standing: Standing) -> str:
    item = standing.item
    return item.cells.get("see", "") if isinstance(item, Initiative | Point) else ""


def _nearest_place(reference: Place, by_handle: dict[str, list[Place]]) -> str:
    """Return a hint: a place whose last handle is the same, in the same briefing if there is one."""
    last = slug(reference.rpartition("/")[2])
    found = by_handle.get(last, [])
    same_briefing = [place for place in found if briefing_id(place) == briefing_id(reference)]
    near = (same_briefing or found)[:1]
    return f"did you mean {near[0]}?" if near else ""
