"""The sidebar of a narrowed library: only the lines under which something remains, each with how many rows."""

from collections.abc import Iterable, Iterator

from outbrief.app.pages.flow import text, wrapped
from outbrief.app.pages.page import Page, Role, block_of
from outbrief.app.pages.remaining import Remaining
from outbrief.app.pages.sidebar import Node
from outbrief.briefing.place import Place
from outbrief.library.kept import heading_of
from outbrief.library.library import Library


def narrowed(lines: Iterable[Node], library: Library, remaining: Remaining) -> Iterator[Node]:
    """Yield those lines of the sidebar that a narrowing leaves; a file that could not be opened is none of them.

    What stands below an open section says how many rows there are; the section itself does not. A folder says how many
    of its briefings remain.
    """
    briefings = remaining.counts.briefings
    for node in lines:
        if (folder := library.folders.find(node.place)) is not None:
            left = sum(_place_of(library, number) in briefings for number in library.folders.numbers(folder))
            if left:
                yield node._replace(at_right=str(left))
        elif node.place in briefings:
            yield node._replace(at_right=str(briefings[node.place].rows or ""))
        elif node.is_part and (standing := library.find(node.place)) and (tally := remaining.tally(standing)).entries:
            yield node._replace(at_right="" if node.branches and node.open else str(tally.rows or ""))


def _place_of(library: Library, number: int) -> Place | None:
    heading = heading_of(library.loaded[number]) if number < len(library.loaded) else None
    return heading.place if heading else None


def nothing_left_page(remaining: Remaining, width: int) -> Page:
    """Say that nothing remains."""
    return Page([block_of(wrapped(text(f"Nothing here is {remaining.counts.narrowing}.", Role.MUTED), width))])
