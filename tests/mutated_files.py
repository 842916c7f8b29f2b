"""Files as accidents leave them: bytes changed, lines moved, pieces put in and cut out, from a number."""

from random import Random

from hostile import PAYLOADS
from made_up_files import NASTY, Scribe

SEEDS = [
    text.encode()
    for text in (
        "outbrief: 1\ntitle: A\nsections:\n- title: B\n  table:\n    columns: {initiative: I, due: D}\n"
        "    rows:\n    - initiative: C\n      due: 2026\n",
        "outbrief: 1\ntitle: A\nid: a\ndate: 2026-05-04\nmarking: TLP:RED\nstatuses: [open, done]\ntags:\n- x\n- 'y'\n",
        "outbrief: 1\ntitle: A\nintro: |\n  One.\n\n  Two.\nsections:\n- title: B\n  text: >\n    Folded\n    so.\n",
        "outbrief: 1\ntitle: A\nsections:\n- title: B\n  points:\n  - Plain\n  - Name: said\n  - {name: N, due: D}\n",
        "outbrief: 1\ntitle: A\nfootnotes:\n- one: Said [^one].\nextra: {k: v}\nlog:\n- {date: 2026, text: 'x'}\n",
        "outbrief: 1\ntitle: A\nsections:\n- title: B\n  body:\n  - text: x\n  - points: [a, b]\n  - table:\n"
        '      columns: {area: "R"}\n      rows: [{area: "q\\u00e9"}]\n  sections:\n  - title: C\n',
        "---\n# yaml-language-server\n'outbrief': \"1\"\n? title\n: A\nsections: []\n...\n",
        "outbrief: 1\r\ntitle: A\r\nsections:\r\n  - title: B  # c\r\n    text: Caf\u00e9 \u5317\u7d04\r\n",
    )
]
PIECES = [
    *(b"\t", b": ", b":", b" #", b"- ", b"-", b"? ", b"[", b"]", b"{", b"}", b"&a ", b"*a", b"!x ", b'"', b"'", b"|\n"),
    *(b">-\n", b"\n---\n", b"...\n", b"\\e", b"\\x", b"\\uD800", b"\\U0010FFFF", b"<<: ", b"%YAML 9\n", b"!!str "),
    *(b"\n", b"\r", b"\r\n", b"  ", b"\0", b"\xff", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"<<<<<<< a\n", b"=======\n"),
    *(b">>>>>>> b\n", b"[" * 60, b"- " * 60, b"? " * 60, b"{a: " * 40, b"x" * 300, b"sections:\n", b"rows:\n"),
    *(text.encode() for text in (*PAYLOADS.values(), *NASTY)),
]
"""What breaks YAML, a reader of it, or a terminal."""


def mutated(random: Random) -> bytes:
    """Return a file after some accidents."""
    data = random.choice(SEEDS) if random.random() < 0.99 else Scribe(random.randrange(1_000)).written()
    for _ in range(random.choice((1, 1, 1, 2, 2, 3, 5, 8))):
        data = _accident(data, random)
    return data


def _accident(data: bytes, random: Random) -> bytes:
    at, end = sorted(random.randrange(len(data) + 1) for _ in range(2))
    end = min(end, at + random.choice((1, 2, 5, 40)))
    match random.randrange(9):
        case 0 | 1:
            return data[:at] + bytes([random.randrange(256)]) + data[at + 1 :]
        case 2 | 3:
            return data[:at] + random.choice(PIECES) + data[at:]
        case 4:
            return data[:at] + random.choice(PIECES) + data[end:]
        case 5:
            return data[:at] + data[end:]
        case 6:
            return data[:end] + data[at:end] * random.choice((1, 1, 9)) + data[end:]
        case 7:
            lines = data.splitlines(keepends=True) or [b""]
            line = lines.pop(random.randrange(len(lines)))
            lines.insert(random.randrange(len(lines) + 1), b" " * random.randrange(4) + line)
            return b"".join(lines)
        case _:
            other = random.choice(SEEDS)
            return data[:at] + other[random.randrange(len(other)) :]
