"""The pen a terminal writes with: what SGR sequences make of it, and the shortest sequence from one pen to another."""

from functools import lru_cache
from typing import NamedTuple

ENDED_BY = {22: (1, 2), 23: (3,), 24: (4, 21), 25: (5, 6), 27: (7,), 28: (8,), 29: (9,), 55: (53,)}
"""What each SGR parameter that ends attributes ends (ECMA-48, 8.3.117)."""
ATTRIBUTES = frozenset({1, 2, 3, 4, 5, 6, 7, 8, 9, 21, 53})


class Pen(NamedTuple):
    """Attributes and colours, each as SGR has them; an empty colour is the terminal's own."""

    attributes: frozenset[int] = frozenset()
    foreground: str = ""
    background: str = ""


PLAIN = Pen()


@lru_cache(maxsize=4096)
def after(pen: Pen, parameters: str) -> Pen | None:
    """Return the pen after an SGR sequence with these parameters, or None where one of them is not known."""
    attributes, foreground, background = set(pen.attributes), pen.foreground, pen.background
    try:
        codes = iter([int(one or 0) for one in parameters.split(";")])
        for code in codes:
            if code == 0:
                attributes, foreground, background = set(), "", ""
            elif code in ATTRIBUTES:
                attributes.add(code)
            elif code in ENDED_BY:
                attributes.difference_update(ENDED_BY[code])
            elif code in (38, 48):
                kind = next(codes)
                values = [next(codes) for _ in range({5: 1, 2: 3}[kind])]
                color = ";".join(map(str, (code, kind, *values)))
                foreground, background = (color, background) if code == 38 else (foreground, color)
            elif 30 <= code <= 39 or 90 <= code <= 97:
                foreground = "" if code == 39 else str(code)
            elif 40 <= code <= 49 or 100 <= code <= 107:
                background = "" if code == 49 else str(code)
            else:
                return None
    except (ValueError, KeyError, StopIteration):
        return None
    return _same(Pen(frozenset(attributes), foreground, background))


@lru_cache(maxsize=4096)
def _same(pen: Pen) -> Pen:
    # One object for one pen: rows of them are compared faster.
    return pen


@lru_cache(maxsize=4096)
def change(old: Pen | None, new: Pen) -> str:
    """Return the sequence that makes one pen of another; of a pen that is not known nothing is relied on."""
    if old == new:
        return ""
    whole = ["0", *map(str, sorted(new.attributes)), new.foreground, new.background]
    ways = [";".join(part for part in whole if part)]
    if old is not None and old.attributes <= new.attributes:
        more = [str(one) for one in sorted(new.attributes - old.attributes)]
        if new.foreground != old.foreground:
            more.append(new.foreground or "39")
        if new.background != old.background:
            more.append(new.background or "49")
        ways.append(";".join(more))
    shortest = min(ways, key=len)
    return f"\x1b[{'' if shortest == '0' else shortest}m"
