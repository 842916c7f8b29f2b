"""Text that wants to be more than text, put wherever a file, its name or a command holds any."""

import os
from collections.abc import Iterator, Sequence
from itertools import count
from pathlib import Path

MARKUP = {
    "closing": "[/] [/nope]",
    "colour": "[red]red[/red]",
    "action": "[@click=app.quit]quit[/]",
    "link": '[link="http://a.example"]link[/link]',
    "bold": "[b]bold [NATO]",
    "markdown": "[x](http://a.example) `y` **z**",
    "variables": "$primary {0} %s %(x)s",
}
"""What Textual, Rich or a formatter of strings would take for instructions."""

STEERING = {
    "title": "\x1b]0;pwned\x07",
    "link by ST": "\x1b]8;;http://a.example\x1b\\x\x1b]8;;\x1b\\",
    "clipboard by BEL": "\x1b]52;c;QQ==\x07",
    "clipboard by ST": "\x1b]52;c;QQ==\x1b\\",
    "clear": "\x1b[2J\x1b[H",
    "report": "\x1b[6n\x1b[c\x1b[5n",
    "reset": "\x1bc",
    "DCS": "\x1bP$q\x22p\x1b\\",
    "APC": "\x1b_Gf=24;AAAA\x1b\\",
    "C1 CSI": "\x9b2J",
    "C1 OSC": "\x9d52;c;QQ==\x9c",
    "NUL and DEL": "a\x00b\x7fc",
    "SO and SI": "\x0ea\x0f",
    "BS, VT, FF, CR": "over\b\b\b\bwritten\v\f\rback",
    "tab": "a\tb",
}
"""What a terminal would obey."""

HIDING = {
    "override": "user\u202etxt.exe\u202c",
    "isolate": "a\u2066b\u2069",
    "zero-width": "a\u200bb\u2060c",
    "BOM": "\ufeffa",
    "joiner": "a\u200db\u200c",
    "tags": "a\U000e0041\U000e007f",
    "line ends": "a\x85b\u2028c\u2029d",
    "noncharacter": "a\ufffe\U0010ffff",
    "private": "a\ue000b",
}
"""What would order text anew, hide in it or hide it."""

WIDE = {
    "marks": "e" + "\u0301" * 100,
    "wide": "漢字かな",
    "emoji": "👩\u200d🚀 🇸🇪 ❤\ufe0f 👍🏽",
    "Indic": "क्\u200dष नमस्ते",
    "Arabic": "می\u200cخواهم",
    "long": "x" * 400,
}
"""What takes another width than its number of characters."""

PAYLOADS = MARKUP | STEERING | HIDING | WIDE


def quoted(text: str) -> str:
    """Return a text as YAML has it in double quotes, everything beyond ASCII escaped: the file itself is plain."""
    return '"' + "".join(map(_escaped, text)) + '"'


def _escaped(character: str) -> str:
    code = ord(character)
    if character in '"\\':
        return f"\\{character}"
    if 0x20 <= code < 0x7F:
        return character
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def groups(size: int) -> list[str]:
    """Return the payloads, some of them in a text."""
    texts = list(PAYLOADS.values())
    return [" ".join(texts[start : start + size]) for start in range(0, len(texts), size)]


class Hostile:
    """A briefing with a payload in every place; which one is in which place is told by `turn`."""

    def __init__(self, payloads: Sequence[str], turn: int = 0) -> None:
        self._payloads = payloads
        self._numbers = count(turn)
        self.texts: list[str] = []
        """What stands in it, in its order, as it is meant."""

    def text(self, name: str) -> str:
        """Return the next payload behind the name of its place, as YAML has it."""
        text = f"{name} {self._payloads[next(self._numbers) % len(self._payloads)]}"
        self.texts.append(text)
        return quoted(text)

    def key(self, name: str) -> str:
        """Return likewise a key: one payload, for a parser looks no further than 1,024 characters for its colon."""
        texts = list(PAYLOADS.values())
        self.texts.append(f"{name} {texts[next(self._numbers) % len(texts)]}")
        return quoted(self.texts[-1])

    def file(self) -> str:
        """Return the briefing's file."""
        return "\n".join(self._lines()) + "\n"

    def _lines(self) -> Iterator[str]:
        text, key = self.text, self.key
        yield f"outbrief: 1\ntitle: {text('Title')}"
        for name in ("date", "version", "lang", "marking", "source", "url", "origin", "translates"):
            yield f"{name}: {text(name)}"
        yield f"statuses: [{text('declared')}, open]\ntags: [{text('tag')}]"
        yield f"log:\n  - {{date: {text('when')}, by: {text('by')}, status: {text('then')}, text: {text('what')}}}"
        yield f"intro: {text('Intro')}\nfootnotes:\n  - {key('note')}: {text('footnote')}"
        yield f"extra: {{{key('held')}: {text('besides')}}}"
        yield f"sections:\n  - title: {text('Section')}\n    marking: {text('own')}\n    text: {text('Paragraph')}"
        yield f"    points:\n      - {text('Point')}\n      - {key('Name')}: {text('explained')}"
        yield f"      - {{name: {text('Long')}, text: {text('form')}, status: {text('status')}, due: {text('due')}}}"
        yield f"    table:\n      title: {text('Table')}\n      intro: {text('introduced')}"
        columns = ("id", "area", "initiative", "outcome", "status", "group", "own key")
        yield f"      columns: {{{', '.join(f'{role}: {text(role.upper())}' for role in columns)}}}\n      rows:"
        for row in range(2):
            yield f"        - {columns[0]}: {text(f'r{row}')}"
            yield from (
                f"          {role}: {text(f'{role} {row}')}" for role in (*columns[1:], "note", "marking", "see")
            )
        yield f"          {key('unknown')}: {text('cell')}"
        yield f"    sections:\n      - title: {text('Nested')}\n        text: {text('deep')}"
        yield f"{key('key')}: {text('value')}"


FILE_NAMES = (
    b"\x1b]52;c;QQ==\x07[red].yaml",
    b"[@click=app.quit]x.yaml",
    b"\xff\xfe\x9b2J.yaml",
    "\u202elmay.\u202c.yaml".encode(),
    b"two\nlines\rof\tname.yaml",
)
"""Names that a file may have on the disk."""
FOLDER_NAME = b"\x1b[2J[red]\xff\x1b]0;x\x07"


def write_library(folder: Path, payloads: Sequence[str], turn: int = 0) -> Hostile:
    """Write a hostile briefing, and small ones of hostile names: one is broken, one in a folder of such a name."""
    below = os.path.join(os.fsencode(folder), FOLDER_NAME)
    os.mkdir(below)
    briefing = Hostile(payloads, turn)
    texts = [briefing.file(), *["outbrief: 1\ntitle: Short\n"] * (len(FILE_NAMES) - 2), f"- {quoted(payloads[0])}\n"]
    paths = [os.path.join(os.fsencode(folder), name) for name in FILE_NAMES]
    for path, text in [
        *zip(paths, texts, strict=True),
        (os.path.join(below, b"a.yaml"), "outbrief: 1\ntitle: Below\n"),
    ]:
        with open(path, "w") as file:
            file.write(text)
    return briefing
