"""What a YAML parser's complaint means to a person: what was done, and the line that mends it."""

import re
from typing import NamedTuple

from outbrief.briefing.model import Mark
from outbrief.loading.quoting import quoted, value_quoted
from outbrief.loading.report import Mistake, excerpt


class Complaint(NamedTuple):
    """A parser's error: what it was reading (and since where), what it met (and where). libyaml's or PyYAML's words."""

    context: str
    since: Mark
    problem: str
    at: Mark


class Closed(NamedTuple):
    """What the parser had read just before: the node's start, its end, and the sign that opened it, if any."""

    start: Mark
    end: Mark
    opened_by: str


_KEY = re.compile(r"\s*(?:- +)*[^:\s][^:]*:\s+")
_BARE_KEY = re.compile(r"\s*(?:- +)*[\w-]+\s*")
_GLUED_KEY = re.compile(r"\s*(?:- +)*[\w-]+:[^\s:/]")


def mistake(complaint: Complaint, lines: list[str], before: Closed | None) -> Mistake:
    """Say what the writer of the file did, where, and how to mend it."""
    line = _line(lines, complaint.at)
    if "mapping values are not allowed" in complaint.problem:
        return _stray_colon(complaint.at, lines)
    if "quoted scalar" in complaint.context:
        return _bad_quote(complaint, lines)
    if "cannot start any token" in complaint.problem or "a tab character" in complaint.problem:
        if line.startswith("\t", complaint.at.column - 1) or "\t" in line[: len(line) - len(line.lstrip())]:
            return Mistake(complaint.at, "a tab; only spaces may indent", f"put spaces: `{_untabbed(line)}`")
        return _bad_start(complaint.at, lines)
    if any(what in complaint.context for what in ("an alias", "an anchor", "a tag", "a block scalar")):
        return _bad_start(complaint.since, lines)
    if "sequence entries are not allowed" in complaint.problem or "mapping keys are not allowed" in complaint.problem:
        return _bad_start(complaint.at, lines)
    if "could not find expected ':'" in complaint.problem:
        start = _line(lines, complaint.since)
        return Mistake(complaint.since, f"no colon after `{excerpt(start)}`", "write `key: text`, or indent it further")
    if "a flow" in complaint.context:
        return _open_bracket(complaint, lines)
    if "a block" in complaint.context or "document start" in complaint.problem:
        return _misplaced(complaint, lines, before)
    return Mistake(complaint.at, f"this is not YAML: {complaint.problem}")


def _line(lines: list[str], mark: Mark) -> str:
    return lines[mark.line - 1] if 0 < mark.line <= len(lines) else ""


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _untabbed(line: str) -> str:
    body = line.lstrip()
    return line[: len(line) - len(body)].replace("\t", "  ") + body


def _quote_it(lines: list[str], start: Mark) -> str:
    return f"quote it: {value_quoted(_line(lines, start), start.column - 1)}"


def _bad_start(at: Mark, lines: list[str]) -> Mistake:
    sign = _line(lines, at)[at.column - 1 : at.column]
    if not sign:
        return Mistake(at, "a text is missing here")
    return Mistake(at, f"a text that starts with `{sign}` needs quotes", _quote_it(lines, at))


def _stray_colon(at: Mark, lines: list[str]) -> Mistake:
    line = _line(lines, at)
    key = _KEY.match(line)
    if key and key.end() < at.column:
        hint = _quote_it(lines, Mark(at.line, key.end() + 1))
        return Mistake(at, "a colon and a space inside a text without quotes", hint)
    above = next((number for number in range(at.line - 1, 0, -1) if lines[number - 1].strip()), 0)
    if above and _BARE_KEY.fullmatch(lines[above - 1]) and _indent(lines[above - 1]) < _indent(line):
        key_alone = lines[above - 1].strip()
        return Mistake(
            Mark(above, _indent(lines[above - 1]) + 1), f"no colon after `{key_alone}`", f"write: {key_alone}:"
        )
    if above and _GLUED_KEY.match(lines[above - 1]):
        mended = lines[above - 1].strip().replace(":", ": ", 1)
        return Mistake(Mark(above, 1), "no space after the colon", f"write: {mended}")
    return Mistake(
        at,
        "a colon where no key can stand: the line above goes on here",
        "line the key up with the keys above it, or quote the whole text",
    )


def _bad_quote(complaint: Complaint, lines: list[str]) -> Mistake:
    start = _line(lines, complaint.since)
    column = complaint.since.column - 1
    quote = start[column : column + 1]
    if "escape" in complaint.problem:
        inside = start[column + 1 :].rstrip().removesuffix(quote)
        hint = "in single quotes a backslash is a backslash: " + (start[:column] + _single(inside)).strip()
        return Mistake(complaint.at, "no such escape in double quotes", hint)
    hint = f"close it: {start.strip() + quote}" if start.count(quote) == 1 else f"close it with {quote}"
    return Mistake(complaint.since, f"this quote ({quote}) is never closed", hint)


def _single(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _open_bracket(complaint: Complaint, lines: list[str]) -> Mistake:
    start = _line(lines, complaint.since)
    sign = start[complaint.since.column - 1 : complaint.since.column]
    closing = {"[": "]", "{": "}"}.get(sign, "bracket")
    hint = f"close it with `{closing}`; if it is meant as text, {_quote_it(lines, complaint.since)}"
    return Mistake(complaint.since, f"this `{sign}` is not closed, or a comma is missing inside", hint)


def _misplaced(complaint: Complaint, lines: list[str], before: Closed | None) -> Mistake:
    at = complaint.at
    if before and before.opened_by and before.end.line == at.line:
        if before.start.line == at.line:
            what = "quote" if before.opened_by in "'\"" else "bracket"
            return Mistake(at, f"text after the closing {what}", _quote_it(lines, before.start))
        message = f"the quote opened on line {before.start.line} closes only here"
        return Mistake(before.start, message, f"close it on its own line: {_closed(lines, before)}")
    if at.line > len(lines) or not _line(lines, at).strip():
        return Mistake(at, "the file ends, or a part of it, where something must follow")
    if "'-'" in complaint.problem:
        return Mistake(at, "a line that is no part of the list above", "start it with `- `, or indent it less")
    return Mistake(at, "a line that fits nothing above it", "line it up with the keys or the dashes it belongs to")


def _closed(lines: list[str], before: Closed) -> str:
    start = _line(lines, before.start)
    return (start[: before.start.column - 1] + quoted(start[before.start.column :].strip())).strip()
