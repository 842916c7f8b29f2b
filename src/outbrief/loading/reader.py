"""The bounded reader: YAML events into a tree of text, with every limit and refusal that a stranger's file needs.

PyYAML's loaders build objects, resolve types and lose duplicate keys; the events under them do none of that, and they
can be left early, which is what keeps a file of a million brackets from costing more than its first thousand.
"""

import gc
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from outbrief.briefing.model import Mark
from outbrief.loading.clean import clean
from outbrief.loading.mending import Mender
from outbrief.loading.nodes import Mapping, Node, Sequence
from outbrief.loading.report import Mistake, Report
from outbrief.loading.syntax import Complaint, mistake
from outbrief.loading.tree import Stopped, Tree

if TYPE_CHECKING:
    from yaml import CSafeLoader, SafeLoader
    from yaml.error import Mark as YamlMark


class Reading(NamedTuple):
    """What was read of a file."""

    root: Node | None
    whole: bool
    """Whether that is all of the file, as it is written."""
    complete: bool
    """Whether nothing was left out: a line that was only put into quotes is there."""


def read(text: str, report: Report) -> Reading:
    """Read text (see `stream.parseable`) into a tree; what is refused, and why, goes into the report.

    A line that breaks the YAML is reported, mended as it was probably meant, and what stands below it is read too.
    Where that cannot be done, what stands before it is kept, with every open list and mapping closed.
    """
    return _read_mending(Mender(text), report)


def mended(text: str) -> Mender:
    """Return a text with its lines mended as `read` mends them."""
    mender = Mender(text)
    _read_mending(mender, Report(""))
    return mender


def _read_mending(mender: Mender, report: Report) -> Reading:
    while True:
        attempt = Report(report.path)
        root, whole, found = _read_once(mender.text, attempt)
        if found is None:
            break
        if found.mark.line not in mender.mended:
            report.error(*found)
        if not mender.mend(found.mark.line):
            break
    # What is said of a mended line would be said of what the writer did not write.
    report.take(attempt, mender.silent)
    return Reading(root, whole and not mender.mended, whole and not mender.left_out)


def _read_once(text: str, report: Report) -> tuple[Node | None, bool, Mistake | None]:
    """Return the tree, whether it is all of the text, and the error of syntax that ended the reading, if one did."""
    from yaml import YAMLError

    lines = text.split("\n")
    tree = Tree(lines, report)
    collecting = gc.isenabled()
    # Nothing made here is garbage, and the collector would look at all of it again and again.
    gc.disable()
    try:
        parser = parser_of(text)
        try:
            _follow(parser, tree)
        finally:
            parser.dispose()
    except Stopped:
        return tree.rescued(None), False, None
    except (YAMLError, ValueError, OverflowError) as error:
        # PyYAML without libyaml lets chr() fail on `"\UFFFFFFFF"`.
        found = _understood(error, tree, lines)
        return tree.rescued(found.mark.line), False, found
    finally:
        if collecting:
            gc.enable()
    return tree.root, True, None


def parser_of(text: str) -> "CSafeLoader | SafeLoader":
    """Return a parser of events: libyaml's where there is one. PyYAML is imported late: most starts need no file."""
    import yaml

    return yaml.CSafeLoader(text) if yaml.__with_libyaml__ else yaml.SafeLoader(text)


def _follow(parser: "CSafeLoader | SafeLoader", tree: Tree) -> None:
    """Feed the events of a stream to the tree, one document of them."""
    from yaml import events

    documents = 0
    next_event: Callable[[], Any] = parser.get_event
    while (event := next_event()) is not None:
        kind = type(event)
        if kind is events.ScalarEvent:
            tree.scalar(event)
        elif kind is events.MappingStartEvent:
            tree.open(Mapping(Mark(event.start_mark.line + 1, event.start_mark.column + 1)), event)
        elif kind is events.SequenceStartEvent:
            tree.open(Sequence(Mark(event.start_mark.line + 1, event.start_mark.column + 1)), event)
        elif kind is events.MappingEndEvent or kind is events.SequenceEndEvent:
            tree.close(event)
        elif kind is events.AliasEvent:
            tree.alias(event)
        elif kind is events.DocumentStartEvent:
            documents += 1
            if documents > 1:
                tree.stop(event.start_mark, "a second document; it is not read", "put it in a file of its own")
        elif kind is events.StreamEndEvent:
            break


def _understood(error: Exception, tree: Tree, lines: list[str]) -> Mistake:
    """Turn a parser's error into what the writer of the file did."""
    from yaml import MarkedYAMLError

    last = tree.before.end if tree.before else Mark(1, 1)
    if not isinstance(error, MarkedYAMLError):
        return Mistake(last, f"this is not YAML: {clean(str(error))}")
    at = _mark(error.problem_mark) or last
    since = _mark(error.context_mark) or at
    context = error.context or ""
    if "a flow node" in context:
        # The parser means what it missed inside the brackets; the writer looks for the bracket.
        since = tree.innermost or since
    return mistake(Complaint(context, since, error.problem or "", at), lines, tree.before)


def _mark(mark: "YamlMark | None") -> Mark | None:
    return Mark(mark.line + 1, mark.column + 1) if mark else None
