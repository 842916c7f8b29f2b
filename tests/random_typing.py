"""What nobody types on purpose: keys, sequences, reports of the mouse, pastes and plain noise, from a number."""

from random import Random

KEYS = (
    *"jkhlgGbnNsSfmHLRM?/'",
    *("\r", "\x1b", "\t", "\x1b[Z", " ", "\x7f", "\x04", "\x15", "\x10", "\n", "[", "]", "{", "}"),
    *(f"\x1b[{final}" for final in "ABCDHF"),
    *(f"\x1b[{number}~" for number in (2, 3, 5, 6)),
    *("\x1bOP", "\x1b[15~", "\x1b[1;5A", "\x1b[1;2D", "\x1b[3;5~"),
)
"""Keys that lead anywhere in the reader but out of it, and some that no action has."""

WORDS = ("cyber", "harbour", "TLP:AMBER", "status:open", "-lamps", '"quay', "due<2027", "[/]", "[@click=app.quit]x[/]")

NASTY = (
    *("\x1b]52;c;QQ==\x07", "\x1b]0;title\x1b\\", "\x1b[2J", "\x1bP+q544e\x1b\\", "\x1b_Gi=1;AAAA\x1b\\", "\x1bc"),
    *("\x9b31m", "\x9d52;c;QQ==\x9c", "\0", "\x7f", "\x0e", "\x0f", "\b", "\v", "\f", "\a", "\u202e", "\u2066"),
    *("\u200b", "\ufeff", "\U000e0041", "e" + "\u0301" * 100, "漢字", "👩‍🚀", "🇸🇪", "❤\ufe0f", "\u2028", "\x85"),
)
"""Text that would be more than text."""

NUMBERS = (0, 1, 2, 8, 13, 24, 27, 48, 57, 97, 127, 155, 200, 255, 9_999, 55_296, 65_534, 1_114_112, 2**31, 10**19)
FINALS = "ABCDEFGHIJKLMPQRSTUXZabcdefghijklmnpqrstuvxyz@^_`{|}~"


def typed(random: Random) -> bytes:
    """Return a piece of input, as a terminal would send it or never would."""
    match random.randrange(12):
        case 0 | 1 | 2 | 3:
            return "".join(random.choices(KEYS, k=random.randint(1, 8))).encode()
        case 4:
            return ("/" + random.choice(WORDS + NASTY)).encode("utf-8", "surrogatepass")
        case 5:
            return mouse(random)
        case 6:
            return sequence(random)
        case 7:
            return pasted(random)
        case 8:
            return random.choice(NASTY).encode()
        case 9:
            return bytes(random.choices(range(32, 127), k=random.randint(1, 12)))
        case _:
            return random.randbytes(random.randint(1, 12))


def sequence(random: Random) -> bytes:
    """Return a control sequence: one of a terminal's reports, one that nearly is, or one cut short."""
    numbers = [str(random.choice(NUMBERS)) for _ in range(random.randint(0, 5))]
    between = random.choice(";;;:")
    if random.random() < 0.2:
        return f"\x1b[48;{random.choice(NUMBERS)};{random.choice(NUMBERS)};{random.choice((0, 600))};0t".encode()
    if random.random() < 0.3:
        return f"\x1b[{between.join(numbers[:3])}u".encode()
    whole = f"\x1b{random.choice('[[[OP]_')}{random.choice(('', '<', '?', '>', '='))}{between.join(numbers)}"
    whole += random.choice(FINALS) + random.choice(("", "", "\x1b\\"))
    return whole[: random.randint(1, len(whole)) if random.random() < 0.2 else None].encode()


def mouse(random: Random) -> bytes:
    """Return a report of the mouse, mostly of a place that is on the screen."""
    x, y = (random.choice(NUMBERS) if random.random() < 0.1 else random.randint(1, most) for most in (90, 30))
    button = random.choice((0, 0, 0, 1, 2, 3, 32, 35, 64, 65, 66, 67, 16, 8, 4, random.randrange(300)))
    reports = [f"\x1b[<{button};{x};{y}{final}" for final in random.choice(("M", "m", "Mm", "MmMm"))]
    return "".join(reports).encode()


def pasted(random: Random) -> bytes:
    """Return a paste: of anything, very long, or without an end."""
    text = random.choice((*WORDS, *NASTY, "".join(random.choices(NASTY, k=5)), "word " * random.choice((3, 3, 2_000))))
    start, end = random.choice((("\x1b[200~", "\x1b[201~"),) * 8 + (("\x1b[200~", ""), ("", "\x1b[201~")))
    return f"{start}{text}{end}".encode()
