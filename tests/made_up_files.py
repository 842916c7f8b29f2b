"""Briefings as different people write them by hand: every style of YAML that the format allows, from a number."""

from random import Random

WORDS = (
    *("cyber", "Unified", "Task Force", "don't", "50 %", "Größe", "北約", "dé\u0301fense", "1.10", "no", "2026-12-31"),
    *("a#b", "x, y", "(sic)", "http://a.b/c", "🛡️", "C:\\tmp", "tilde ~", "half — full", "NATO’s", "ends;", "true"),
)
NASTY = (
    *(": ", " #", "a: b", "- x", "[x", "{y}", "'q'", '"q"', "*x", "&x", "!x", "%x", "@x", "`x`", "x:", "? x", ">", "|"),
    *("#x", "\\", "x,", "]", 'it\'s: "both"', "null", "~", "---", "...", "<<", "=", "- ", ", ", "\ttab\tbed"),
)
"""Values that a file can hold only in quotes, or that some program takes for something else than text."""

ROLES = (
    "id",
    "area",
    "initiative",
    "outcome",
    "lead",
    "partners",
    "due",
    "status",
    "kpi",
    "note",
    "plain key",
    "Größe",
)


def text_of(random: Random) -> str:
    return " ".join(random.choice(WORDS) for _ in range(random.randint(1, 4)))


def value_of(random: Random) -> str:
    """Return a value to set: plain, nasty, or nothing."""
    chance = random.random()
    if chance < 0.15:
        return ""
    return text_of(random) if chance < 0.5 else random.choice(NASTY) + random.choice(("", text_of(random)))


class Scribe:
    """Writes one briefing in a style of its own."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)
        self.lines: list[str] = []
        self.comments = 0
        self.step = self.random.choice((1, 2, 2, 2, 4))
        """Columns of one level."""
        self.offset = self.random.choice((0, 0, self.step))
        """Columns of a dash under its key."""
        self.gap = " " * self.random.choice((1, 1, 1, 3))
        """Between a dash and what it begins."""
        self.chatty = self.random.choice((0.0, 0.05, 0.3))

    def written(self) -> bytes:
        """Return the file."""
        random = self.random
        self.lines += [
            "# yaml-language-server: $schema=x.json",
            "outbrief: 1",
            f"title: {self.scalar(text_of(random))}",
        ]
        if random.random() < 0.3:
            self.lines += ["statuses:", *(f"{' ' * self.offset}- {word}" for word in ("open", "in progress", "done"))]
        self.sections(0, 0)
        ends = random.choice(("\n", "\n", "\r\n", "\r"))
        text = ends.join(self.lines) + (ends if random.random() < 0.8 else "")
        return (b"\xef\xbb\xbf" if random.random() < 0.2 else b"") + text.encode()

    def chat(self, indent: int, inside: bool = True) -> None:
        """Write a comment or an empty line, now and then."""
        if self.random.random() < self.chatty:
            self.comments += 1
            column = self.random.choice((0, indent, indent + 3)) if inside else indent
            self.lines.append(self.random.choice(("", " " * indent, f"{' ' * column}# c{self.comments}.")))

    def aside(self) -> str:
        """Return a comment for the end of a line, now and then."""
        if self.random.random() >= self.chatty:
            return ""
        self.comments += 1
        return f"{self.random.choice(('  ', '   ', chr(9)))}# c{self.comments}."

    def scalar(self, text: str, in_braces: bool = False) -> str:
        """Return a text on one line, in some style that holds it."""
        style = self.random.choice(("", "", "", "'", '"'))
        if not style and (in_braces or ": " in text or " #" in text or text[0] in "-?:,[]{}#&*!|>'\"%@`"):
            style = "'"
        if style == "'":
            return "'" + text.replace("'", "''") + "'"
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"' if style else text

    def entry(self, head: str, indent: int, key: str, text: str) -> None:
        """Write a key and a value of some style; `head` is what stands before the key."""
        # An id must not be one of two alike.
        chance = self.random.random() if key != "id" else 1.0
        deeper = " " * (indent + self.random.randint(1, 3))
        colon = self.random.choice((":", ":", ": ", ":  "))
        if chance < 0.06:
            self.lines += [f"{head}{key}:{self.aside()}"]
        elif chance < 0.12:
            sign = self.random.choice(("|", ">", "|-", ">+"))
            self.lines += [f"{head}{key}: {sign}{self.aside()}", f"{deeper}{text}", "", f"{deeper}# no comment {text}"]
            self.lines += [""] * self.random.randint(0, 1)
        elif chance < 0.16:
            self.lines += [f"{head}{key}: multi", f"{deeper}line {text}".rstrip(":")]
        elif chance < 0.20:
            self.lines += [f'{head}{key}: "double', f'{deeper}line"{self.aside()}']
        elif chance < 0.24:
            self.lines += [f"{head}{key}:{self.aside()}", f"{deeper}{self.scalar(text)}"]
        else:
            self.lines.append(f"{head}{key}{colon} {self.scalar(text)}{self.aside()}")

    def mapping(self, dash_at: int, entries: list[tuple[str, str]]) -> None:
        """Write an item of a list that is a mapping of texts."""
        indent = dash_at + 1 + len(self.gap)
        chance = self.random.random()
        if chance < 0.2 and entries:
            braces = [f"{key}: {self.scalar(text, in_braces=True)}" for key, text in entries]
            glue = self.random.choice((", ", ",", " , ", f",\n{' ' * (indent + 1)}"))
            self.lines += f"{' ' * dash_at}-{self.gap}{{{glue.join(braces)}}}{self.aside()}".split("\n")
            return
        head = f"{' ' * dash_at}-{self.gap}"
        if chance < 0.3:
            self.lines.append(f"{' ' * dash_at}-{self.aside().replace(chr(9), '  ')}")
            head = " " * indent
        for key, text in entries:
            self.entry(head, indent, key, text)
            head = " " * indent
            self.chat(indent)

    def sections(self, indent: int, depth: int) -> None:
        """Write `sections` and what is in them."""
        self.lines.append(f"{' ' * indent}sections:{self.aside()}")
        dash_at = indent + self.offset
        inner = dash_at + 1 + len(self.gap)
        for _ in range(self.random.randint(1, 2)):
            self.lines.append(f"{' ' * dash_at}-{self.gap}title: {self.scalar(text_of(self.random))}{self.aside()}")
            self.chat(inner)
            if self.random.random() < 0.6:
                self.lines.append(f"{' ' * inner}points:")
                self.points(inner + self.offset)
            if self.random.random() < 0.8:
                self.table(inner)
            if depth < 2 and self.random.random() < 0.3:
                self.sections(inner, depth + 1)

    def points(self, dash_at: int) -> None:
        """Write a few points in each of their forms."""
        for _ in range(self.random.randint(1, 3)):
            self.chat(dash_at)
            match self.random.randint(0, 2):
                case 0:
                    self.lines.append(f"{' ' * dash_at}-{self.gap}{self.scalar(text_of(self.random))}")
                case 1:
                    self.lines.append(f"{' ' * dash_at}-{self.gap}Name: {self.scalar(text_of(self.random))}")
                case _:
                    more = self.random.sample(("status", "lead", "due", "note"), self.random.randint(0, 3))
                    self.mapping(dash_at, [(key, text_of(self.random)) for key in ("name", "text", *more)])

    def table(self, indent: int) -> None:
        """Write a table with its columns and rows."""
        roles = [role for role in ROLES if self.random.random() < 0.6] or ["initiative"]
        inner = indent + self.step
        self.lines.append(f"{' ' * indent}table:{self.aside()}")
        if self.random.random() < 0.5:
            columns = ", ".join(f"{role}: {role.title()}" for role in roles)
            self.lines.append(f"{' ' * inner}columns: {{{columns}}}{self.aside()}")
        else:
            self.lines.append(f"{' ' * inner}columns:")
            self.lines += [f"{' ' * (inner + self.step)}{role}: {role.title()}{self.aside()}" for role in roles]
        self.lines.append(f"{' ' * inner}rows:{self.aside()}")
        for number in range(self.random.randint(1, 4)):
            some = [role for role in roles if self.random.random() < 0.7] or roles[:1]
            entries = [(role, f"{number}{len(self.lines)}" if role == "id" else text_of(self.random)) for role in some]
            if self.random.random() < 0.2:
                self.random.shuffle(entries)
            self.mapping(inner + self.offset, entries)
            self.chat(inner)
