"""Dates: what a text says of when, as a reader would take it. The text itself stays text."""

import re
from calendar import monthrange
from functools import cache, lru_cache
from typing import NamedTuple

_NAMES = "january february march april may june july august september october november december"
_MONTHS = {name[:3]: number for number, name in enumerate(_NAMES.split(), 1)}

_MONTH = "(?:" + "|".join(f"{name[:3]}(?:{name[3:]})?" for name in _NAMES.split()) + "|sept)"

_DATE = (
    r"\b(?P<y1>[12]\d{3})-(?P<m1>\d\d?)(?:-(?P<d1>\d\d?))?\b"
    r"|\b(?P<d2>\d\d?)[./](?P<m2>\d\d?)[./](?P<y2>[12]\d{3})\b"
    rf"|\b(?:(?P<d3>\d\d?)(?:st|nd|rd|th)?\s+(?:of\s+)?)?(?P<m3>{_MONTH})\.?,?\s+(?:(?P<d4>\d\d?),?\s+)?(?P<y3>[12]\d{{3}})\b"
    r"|\bq(?P<q>[1-4])[\s/-]*(?P<y4>[12]\d{3})\b"
    r"|\b(?P<y5>[12]\d{3})[\s/-]*q(?P<q2>[1-4])\b"
    r"|\b(?P<y6>[12]\d{3})\b"
)
"""ISO dates, days with a point or slash (day first, as most of the world writes), months by name, quarters, years."""


class Day(NamedTuple):
    """A day; compared as a tuple."""

    year: int
    month: int
    day: int


class Period(NamedTuple):
    """A date as precise as it was written: its first and last day, and where it stands in its text."""

    first: Day
    last: Day
    start: int = 0
    end: int = 0


def day_number(day: Day) -> int:
    """Return a day as one number that compares as the day does."""
    return day.year * 10_000 + day.month * 100 + day.day


@cache
def _pattern() -> re.Pattern[str]:
    """Compile the pattern when a date is first asked for: most searches ask for none, and it takes 5 ms."""
    return re.compile(_DATE, re.I)


@lru_cache(maxsize=65536)
def periods(text: str) -> tuple[Period, ...]:
    """Return the dates that a text mentions, in its order."""
    found = []
    for match in _pattern().finditer(text):
        first, last = _period(_parts(match))
        found.append(Period(first, last, match.start(), match.end()))
    return tuple(found)


_ASKED_DAY, _ASKED_MONTH = re.compile(r"(\d\d?)-(\d\d?)-([12]\d{3})"), re.compile(r"(\d\d?)[./-]([12]\d{3})")
"""What only somebody who asks for a date writes; in a text it may be anything else."""
_RESTS = (
    *("000", "00", "0", "1", "2000", ".2000", "-2000", "1.2000", "1-2000", ".1.2000", "-1-2000", "1.1.2000"),
    *("2", "6", "04", "904"),
)
"""What may be lacking of a date in figures that has been begun. In January, which has every day, and for 29 February in
a leap year."""


def asked_for(text: str) -> Period | None:
    """Return the date that a text is, whole; None where it is none, or where there is no such day or month.

    A text is taken for what it tells for sure; who asks by 12/31/2024 means neither that nor the whole year.
    """
    plain = _ASKED_MONTH.sub(r"\2-\1", text) if _ASKED_MONTH.fullmatch(text) else _ASKED_DAY.sub(r"\1.\2.\3", text)
    match = _pattern().fullmatch(plain)
    if match is None:
        return None
    part = _parts(match)
    first, last = _period(part)
    kinds = {key[0] for key in part}
    if ("m" in kinds and first.month != last.month) or ("d" in kinds and first != last):
        return None
    return Period(first, last, 0, len(plain))


def may_become(text: str) -> bool:
    """Tell whether a date that somebody asks for, in figures, may begin so."""
    return any(asked_for(text + rest) for rest in _RESTS)


def _parts(match: re.Match[str]) -> dict[str, str]:
    """Return what a date is made of: `y`, `m`, `d` and `q`, each with a number."""
    return {key: value for key, value in match.groupdict().items() if value}


def _period(part: dict[str, str]) -> tuple[Day, Day]:
    year = int(next(value for key, value in part.items() if key[0] == "y"))
    quarter = part.get("q") or part.get("q2")
    if quarter:
        last_month = 3 * int(quarter)
        return Day(year, last_month - 2, 1), Day(year, last_month, monthrange(year, last_month)[1])
    name = part.get("m3")
    month = _MONTHS.get(name[:3].lower(), 0) if name else int(part.get("m1") or part.get("m2") or 0)
    if not 1 <= month <= 12:
        # A year alone, or a thirteenth month: the year is what can be told.
        return Day(year, 1, 1), Day(year, 12, 31)
    length = monthrange(year, month)[1]
    day = int(part.get("d1") or part.get("d2") or part.get("d3") or part.get("d4") or 0)
    if 1 <= day <= length:
        return Day(year, month, day), Day(year, month, day)
    return Day(year, month, 1), Day(year, month, length)


def compares(period: Period, sign: str, bound: Period) -> bool:
    """Tell whether all of a date lies before (`<`), by the end of (`<=`), after (`>`) or not before (`>=`) another."""
    match sign:
        case "<":
            return period.last < bound.first
        case "<=":
            return period.last <= bound.last
        case ">":
            return period.first > bound.last
        case _:
            return period.first >= bound.first
