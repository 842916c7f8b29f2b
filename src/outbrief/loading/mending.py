"""Lines that break the YAML, mended as they were probably meant, so that what stands below them can be read too."""

import re

from outbrief.loading.quoting import quoted

MOST = 40
"""Lines mended in a file. One with more has another mistake than the ones that would be told."""

WORTH_READING = 4_000_000
"""Characters read again and again in all, a second's work: a file is read anew for each line that is mended."""

_VALUE = re.compile(r"\s*(?:- +)*(?:[^:\s'\"\[{#][^:]*:[ \t]+)?(?=\S)")
_BARE = re.compile(r"\s*(?:- +)*[\w-]+\s*")
_GLUED = re.compile(r"(\s*(?:- +)*[\w-]+:)(?=[^\s:/])")


class Mender:
    """Mends the lines of one file: each first by quotes, then by leaving it out with all that hangs on it."""

    def __init__(self, text: str) -> None:
        self.text = text
        """The text as it has been mended so far."""
        self.mended: set[int] = set()
        """The numbers of the lines that are not read as they were written."""
        self.silent: set[int] = set()
        """Those, and the lines that what was left out hangs on: what is said of them is not the writer's doing."""
        self.left_out = False
        """Whether there are lines that are not read at all."""
        self._left = min(MOST, WORTH_READING // max(len(text), 1))

    def mend(self, number: int) -> bool:
        """Mend a line that is to blame, counted from 1; False where there is nothing left to try."""
        lines = self.text.split("\n") if self._left else []
        line = lines[number - 1] if 0 < number <= len(lines) else ""
        if not line.strip():
            return False
        self._left -= 1
        better = _probable(line)
        if number in self.mended or better == line:
            self._leave_out(lines, number)
        else:
            lines[number - 1] = better
        self.mended.add(number)
        self.silent.add(number)
        self.text = "\n".join(lines)
        return True

    def _leave_out(self, lines: list[str], number: int) -> None:
        """Leave out a line and all that is indented further below it."""
        self.left_out = True
        indent = _indent(lines[number - 1])
        lines[number - 1] = ""
        for at in range(number, len(lines)):
            if lines[at].strip() and _indent(lines[at]) <= indent:
                break
            lines[at] = ""
            self.mended.add(at + 1)
        above = (at for at in range(number - 1, 0, -1) if lines[at - 1].strip() and _indent(lines[at - 1]) < indent)
        self.silent |= {*self.mended, next(above, number)}


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def _probable(line: str) -> str:
    """Return a line as it was probably meant: indented by spaces, its colon followed by one, its value in quotes."""
    body = line.lstrip()
    indent = line[: len(line) - len(body)]
    if "\t" in indent:
        return indent.replace("\t", "  ") + body
    if _GLUED.match(line):
        return _GLUED.sub(r"\1 ", line, count=1)
    if _BARE.fullmatch(line):
        return f"{line.rstrip()}:"
    value = _VALUE.match(line)
    if value is None or value.end() == len(indent):
        return line
    return line[: value.end()] + quoted(line[value.end() :].strip())
