"""Sections out of nodes: their body in the order written, and the sections inside them."""

from collections.abc import Iterator

from outbrief.briefing.keys import BLOCKS, SECTION
from outbrief.briefing.model import Block, Points, Section
from outbrief.loading.clean import clean_line
from outbrief.loading.decode_points import points
from outbrief.loading.decode_table import table
from outbrief.loading.decode_text import (
    UNPLACED,
    check_keys,
    extra,
    is_empty,
    line_under,
    marking_in_force,
    paragraphs,
    written_id,
)
from outbrief.loading.nodes import Entry, Mapping, Node, Scalar, Sequence, texts
from outbrief.loading.quoting import written
from outbrief.loading.report import Report


def sections(node: Node, marking: str, report: Report) -> Iterator[Section]:
    """Yield the sections of a list, not placed yet."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield _section(item, marking, report)
    elif not is_empty(node):
        report.error(node.mark, "`sections` must be a list", "start each section with `- title: `")
        yield _section(node, marking, report)


def _section(node: Node, marking: str, report: Report) -> Section:
    if not isinstance(node, Mapping):
        title = clean_line(" ".join(texts(node))).strip()
        report.error(node.mark, "a section must be a mapping with a `title`", f"write: - title: {written(title)}")
        return Section(UNPLACED, title, marking=marking, mark=node.mark)
    check_keys(node, SECTION, "a section", report)
    marking = marking_in_force(node, marking, report)
    body = tuple(block for entry in node.entries.values() for block in _blocks(entry, marking, report))
    nested = node.entries.get("sections")
    return Section(
        UNPLACED,
        line_under(node, "title", report),
        body,
        tuple(sections(nested.node, marking, report)) if nested else (),
        id=written_id(node, report),
        marking=marking,
        extra=extra(node, report),
        mark=node.mark,
    )


def _blocks(entry: Entry, marking: str, report: Report) -> Iterator[Block]:
    """Yield the blocks under one key of a section: none where it holds something else."""
    match entry.key:
        case "text":
            yield from paragraphs(entry.node, "`text`", report)
        case "points":
            found = tuple(points(entry.node, marking, report))
            if found:
                yield Points(found)
        case "table":
            read = table(entry.node, entry.mark, marking, report)
            if read:
                yield read
        case "body":
            yield from _body(entry.node, marking, report)


def _body(node: Node, marking: str, report: Report) -> Iterator[Block]:
    if not isinstance(node, Sequence):
        if is_empty(node):
            return
        report.error(
            node.mark, "`body` must be a list of blocks", "start each with `- text:`, `- points:` or `- table:`"
        )
        listed = Sequence(node.mark)
        listed.items.append(node)
        node = listed
    for item in node.items:
        if isinstance(item, Mapping):
            yield from _block(item, marking, report)
        else:
            what = "text" if isinstance(item, Scalar) else item.kind
            report.error(item.mark, f"a block needs its kind: this is {what}", "write: - text: …")
            yield from paragraphs(item, "a block", report)


def _block(mapping: Mapping, marking: str, report: Report) -> Iterator[Block]:
    check_keys(mapping, BLOCKS, "a block", report)
    known = [entry for entry in mapping.entries.values() if entry.key in BLOCKS]
    for entry in known[1:]:
        report.error(entry.mark, f"a second kind in one block: `{entry.key}`", f"write it as a block: - {entry.key}:")
    for entry in known:
        yield from _blocks(entry, marking, report)
