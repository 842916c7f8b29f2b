"""Answers: what a search gives back."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from outbrief.search.entries import Entry
from outbrief.search.fewer import Fewer
from outbrief.search.grades import How
from outbrief.search.query import Query


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


Evidence = tuple[tuple[Span, ...], tuple[Reason, ...]]


class Hit:
    """An entry that answers a query. It is fetched, and what proves it worked out, when first asked for: few are."""

    __slots__ = ("_entry", "_evidence", "_fetch", "_prove", "score")

    def __init__(self, fetch: Callable[[], Entry], score: float, prove: Callable[[], Evidence]) -> None:
        self._fetch = fetch
        self._entry: Entry | None = None
        self.score = score
        """From 0 to a little over 1; only good for comparing hits of one answer."""
        self._prove = prove
        self._evidence: Evidence | None = None

    @property
    def entry(self) -> Entry:
        """What was found; fetched when it is first asked for."""
        if self._entry is None:
            self._entry = self._fetch()
        return self._entry

    @property
    def spans(self) -> tuple[Span, ...]:
        """The characters to light, in the order of the text, none touching another."""
        return self._proven()[0]

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """Why it matches: one reason a word of the query, in its order."""
        return self._proven()[1]

    def _proven(self) -> Evidence:
        if self._evidence is None:
            self._evidence = self._prove()
        return self._evidence

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Hit):
            return NotImplemented
        return (self.entry, self.score, self._proven()) == (other.entry, other.score, other._proven())

    def __hash__(self) -> int:
        return hash((self.entry.place, self.score))

    def __repr__(self) -> str:
        return f"Hit({self.entry.place!r}, {self.score:.4f})"


@dataclass(frozen=True, slots=True)
class Answer:
    """The best hits of a query."""

    query: Query
    hits: tuple[Hit, ...]
    """The best, best first."""
    total: int
    """How many entries match, shown or not, as far as they were counted."""
    more: bool = False
    """Whether there are more than `total`."""
    nearest: tuple[str, ...] = ()
    """Where nothing matches: the words of the library most like those of the query that it has not."""
    hint: str = ""
    """What to say of the query above its hits, or of why there are none; empty for nothing."""
    not_understood: str = ""
    """What of the query was not understood, so that the hits are not what was asked for; also what is only begun."""
    whole: "Answer | None" = None
    """Where nothing was found in a part of the library: the answer of all of it, without its hits."""
    fewer: Fewer | None = None
    """Where nothing matches: a query of fewer of the words, that finds something."""


def count(answer: Answer) -> str:
    """Return how many entries match: `14`, or `1000+` where there are more than were counted."""
    return f"{answer.total}{'+' if answer.more else ''}"


def instead(answer: Answer) -> str:
    """Say which of the words are found together, where not all of them are; nothing where none are."""
    if (fewer := answer.fewer) is None:
        return ""
    return f"«{fewer.text}» finds {fewer.total}{'+' if fewer.more else ''}"


def is_near(answer: Answer) -> bool:
    """Tell whether even the best hit rests on taking a word for a misspelling: nothing has it as it was typed."""
    return any(reason.how is How.TYPO for hit in answer.hits[:1] for reason in hit.reasons)


def why(hit: Hit) -> str:
    """Return in one line why a hit matched, each field once: `outcome: resilience · area: Cybersecurity (prefix)`."""
    words: dict[str, dict[str, None]] = {}
    for reason in hit.reasons:
        said = reason.matched if reason.how is How.EXACT else f"{reason.matched} ({reason.how})"
        words.setdefault(reason.field_key, {})[said] = None
    return " · ".join(f"{key}: {', '.join(said)}" for key, said in words.items())
