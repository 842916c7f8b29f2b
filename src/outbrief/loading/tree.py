"""The tree while it is built from events: limits, refusals, and what is rescued where the reading ends early."""

from typing import Any, NoReturn

from outbrief.briefing.model import Mark
from outbrief.loading.clean import clean, clean_line
from outbrief.loading.nodes import Entry, Mapping, Node, Scalar, Sequence, texts
from outbrief.loading.quoting import quoted, value_quoted
from outbrief.loading.report import Report, excerpt
from outbrief.loading.syntax import Closed

DEPTH_LIMIT = 32
"""Levels. Eight sections deep with a table in the last takes twenty; more is an attack or an accident."""

NODE_LIMIT = 2_000_000
"""Texts, lists and mappings in a file. A row of six cells takes thirteen: 150,000 rows."""

SCALAR_LIMIT = 65_536
"""Characters in one text. A long section has ten thousand."""


REFUSAL_LIMIT = 1_000
"""Duplicate keys, anchors and the like in a file. One that has more is no briefing, and is not worth the time."""


class Stopped(Exception):
    """The reading ends here; the report says why."""


class Tree:
    """Builds the nodes of one document. Events are PyYAML's (typed `Any`: libyaml's have no types of their own)."""

    def __init__(self, lines: list[str], report: Report) -> None:
        self.root: Node | None = None
        self.before: Closed | None = None
        """What was read last."""
        self._lines = lines
        self._report = report
        self._open: list[Mapping | Sequence] = []
        self._keys: list[Scalar | None] = []
        """For each open container, the key that waits for its value."""
        self._last: Entry | None = None
        self._nodes = 0
        self._refusals = 0
        self._hashes = any(" #" in line for line in lines)

    @property
    def innermost(self) -> Mark | None:
        """The mark of the innermost list or mapping that is still open."""
        return self._open[-1].mark if self._open else None

    def scalar(self, event: Any) -> None:
        """Take a text."""
        start = event.start_mark
        mark = Mark(start.line + 1, start.column + 1)
        value: str = event.value
        style = event.style
        if len(value) > SCALAR_LIMIT:
            self._refuse(mark, f"a text of {len(value):,} characters; only the first {SCALAR_LIMIT:,} are shown")
            value = value[:SCALAR_LIMIT]
        if event.anchor is not None or event.tag is not None:
            value = self._refused(event, mark) or value
        node = Scalar(clean(value), mark)
        if style == "|":
            node.content = self._content(start.line)
        elif style:
            end = event.end_mark
            self.before = Closed(mark, Mark(end.line + 1, end.column + 1), style)
            node.folded = end.line > start.line
        else:
            if self._hashes:
                self._lost(event, mark)
            self.before = None
            node.folded = "\n" in value
        self._put(node)

    def open(self, node: Mapping | Sequence, event: Any) -> None:
        """Start a mapping or a list."""
        if len(self._open) == DEPTH_LIMIT:
            self.stop(event.start_mark, f"nested deeper than {DEPTH_LIMIT} levels; the rest of the file is not read")
        if event.anchor is not None or event.tag is not None:
            self._refused(event, node.mark)
        self._open.append(node)
        self._keys.append(None)

    def close(self, event: Any) -> None:
        """End the innermost mapping or list."""
        node = self._open.pop()
        self._keys.pop()
        start, end = node.mark, event.end_mark
        line = self._lines[start.line - 1] if start.line <= len(self._lines) else ""
        if line[start.column - 1 : start.column] in ("[", "{") and end.line + 1 >= start.line:
            self.before = Closed(start, Mark(end.line + 1, end.column + 1), "[")
            if end.line + 1 == start.line:
                node.source = clean_line(line[start.column - 1 : end.column])
        else:
            self.before = None
        self._put(node)

    def alias(self, event: Any) -> None:
        """Refuse an alias: it is shown as the text it was probably meant to be."""
        start = event.start_mark
        mark = Mark(start.line + 1, start.column + 1)
        hint = self._quote_it(start, event.end_mark)
        self._refuse(mark, "`*` at the start of a text makes it an alias; briefings have none", hint)
        self._put(Scalar(clean_line(self._lines[start.line][start.column : event.end_mark.column]), mark))

    def stop(self, start: Any, message: str, hint: str = "") -> NoReturn:
        """Report an error at a mark of the parser's and end the reading."""
        self._report.error(Mark(start.line + 1, start.column + 1), message, hint)
        raise Stopped

    def rescued(self, line: int | None) -> Node | None:
        """Close what is open and return the root. `line` is where the reading broke, if an error of syntax broke it."""
        if line and self._last and self._last.mark.line == line:
            # `title: NATO: a visit` was read as far as the second colon; show all that was written.
            self._last.node = Scalar(self._rest(self._last.mark), self._last.mark)
        while self._open:
            key = self._keys[-1]
            if key:
                self._put(Scalar(self._rest(key.mark) if key.mark.line == line else "", key.mark))
            node = self._open.pop()
            self._keys.pop()
            self._put(node)
        return self.root

    def _put(self, node: Node) -> None:
        self._nodes += 1
        if self._nodes == NODE_LIMIT + 1:
            self._report.error(node.mark, f"more than {NODE_LIMIT:,} texts, lists and mappings; the rest is not read")
            raise Stopped
        if not self._open:
            self.root = node
            return
        within = self._open[-1]
        if isinstance(within, Sequence):
            within.items.append(node)
            return
        key = self._keys[-1]
        if key is None:
            self._keys[-1] = node if isinstance(node, Scalar) else self._complex_key(node)
            return
        self._keys[-1] = None
        name = clean_line(key.text)
        self._last = Entry(name, key.mark, node)
        first = within.entries.setdefault(name, self._last)
        if first is not self._last:
            where = f"the key `{excerpt(name)}` stands here twice, first on line {first.mark.line}"
            self._refuse(key.mark, f"{where}; this one is not shown: {excerpt(' '.join(texts(node)))}")

    def _complex_key(self, node: Mapping | Sequence) -> Scalar:
        hint = f"quote it: {quoted(node.source)}" if node.source else ""
        self._refuse(node.mark, "a key must be text", hint)
        return Scalar(node.source or " ".join(texts(node)), node.mark)

    def _refused(self, event: Any, mark: Mark) -> str:
        """Report an anchor or a tag; return the text as it was written, sign and all, where it stands on one line."""
        sign, what = ("&", "an anchor") if event.anchor is not None else ("!", "a tag")
        line = self._lines[event.start_mark.line]
        column = event.start_mark.column
        hint = self._quote_it(event.start_mark, event.end_mark)
        self._refuse(mark, f"`{sign}` at the start of a text makes it {what}; briefings have none", hint)
        return line[column : event.end_mark.column].rstrip() if event.start_mark.line == event.end_mark.line else ""

    def _quote_it(self, start: Any, end: Any) -> str:
        """Return a hint: the line with its value in quotes; only the value where it ends sooner, as inside brackets."""
        line = self._lines[start.line]
        if start.line == end.line and line[end.column : end.column + 2].strip():
            return f"if it is text, quote it: {quoted(line[start.column : end.column])}"
        return f"if it is text, quote it: {value_quoted(line, start.column)}"

    def _refuse(self, mark: Mark, message: str, hint: str = "") -> None:
        self._report.error(mark, message, hint)
        self._refusals += 1
        if self._refusals == REFUSAL_LIMIT:
            self._report.error(mark, f"{REFUSAL_LIMIT:,} errors; the rest of the file is not read")
            raise Stopped

    def _lost(self, event: Any, mark: Mark) -> None:
        """Report text that one space and a `#` turned into a comment. Two spaces are a comment that is meant."""
        end = event.end_mark
        line = self._lines[end.line] if end.line < len(self._lines) else ""
        if line.startswith(" #", end.column) and (end.column == 0 or line[end.column - 1] != " "):
            column = event.start_mark.column if event.value and end.line == event.start_mark.line else end.column + 1
            if end.line != event.start_mark.line:
                column = len(line) - len(line.lstrip())
            self._report.warning(
                Mark(end.line + 1, end.column + 2),
                f"text lost after ' #': {excerpt(line[end.column + 1 :])}",
                f"quote it: {value_quoted(line, column)}",
            )

    def _content(self, header: int) -> Mark:
        """Return the mark of the first line of a literal block whose header stands on line `header`, from 0."""
        line = self._lines[header + 1] if header + 1 < len(self._lines) else ""
        return Mark(header + 2, len(line) - len(line.lstrip(" ")) + 1)

    def _rest(self, key: Mark) -> str:
        """Return what stands after a key on its line."""
        line = self._lines[key.line - 1]
        return clean_line(line[line.find(":", key.column - 1) + 1 :]).strip()
