"""Answers: what a search gives back."""

from dataclasses import dataclass
from typing import NamedTuple

from outbrief.search.entries import Entry
from outbrief.search.query import Query
from outbrief.search.vocabulary import How


class Span(NamedTuple):
    """Characters to light in a field of an entry, end exclusive."""

    field: int
    start: int
    end: int


class Reason(NamedTuple):
    """Why an entry matched a word of the query."""

    word: str
    """As typed."""
    matched: str
    """The word in the text, as written."""
    field_key: str
    """The field it stands in; `in` for the titles that the entry stands in."""
    how: How


@dataclass(frozen=True, slots=True)
class Hit:
    """An entry that answers a query."""

    entry: Entry
    score: float
    """From 0 to a little over 1; only good for comparing hits of one answer."""
    spans: tuple[Span, ...]
    """In the order of the text, none touching another."""
    reasons: tuple[Reason, ...]
    """One a word of the query, in its order."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The best hits of a query."""

    query: Query
    hits: tuple[Hit, ...]
    """The best, best first."""
    total: int
    """How many entries match, shown or not."""
    nearest: tuple[str, ...] = ()
    """Where nothing matches: the words of the library most like those typed."""
    hint: str = ""
    """What of the query was not understood, empty for nothing."""


def why(hit: Hit) -> str:
    """Return in one line why a hit matched: `outcome: resilience · area: Cybersecurity (prefix)`."""
    parts = [
        f"{reason.field_key}: {reason.matched}" + ("" if reason.how is How.EXACT else f" ({reason.how})")
        for reason in hit.reasons
    ]
    return " · ".join(dict.fromkeys(parts))
