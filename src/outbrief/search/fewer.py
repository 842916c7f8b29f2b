"""Fewer words: where not all words of a query stand together anywhere, the most of them that do."""

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations, islice
from typing import NamedTuple

from outbrief.search.initials import FUNCTION_WORDS
from outbrief.search.query import Query, Term, parse

_ASKING = (
    "what which who whom whose where when why how do does did done has have had was were been will would should could "
    "we us our you your they them there about any anything"
)
ASKING = FUNCTION_WORDS | frozenset(_ASKING.split())
"""Words that a question is made of, beside what it asks about. Nothing is worth finding for one of them."""
MOST_WORDS = 10
"""Besides those. A longer query was pasted; what is left of it, taken apart word by word, was not meant."""
MOST_TRIED = 8
"""Queries of fewer words, each about as dear as the first: four words have four of three, and six of two."""
_AROUND = " ,.;:?!()"


class Fewer(NamedTuple):
    """A query that finds something."""

    text: str
    total: int
    """How many entries, as far as they were counted."""
    more: bool


def fewer(query: Query, is_found: Callable[[Query], bool], find: Callable[[Query], Fewer]) -> Fewer | None:
    """Return the query of the most words that are found together; None where that is all of them, or none.

    Of the words that are found alone it tries all, then all but one, and so on down to two; of as many, those first
    that leave out the shortest, for they say least.
    """
    parts = [term for term in query.terms if _may_go(term)]
    asked = [part for part in parts if not ASKING.issuperset(part.words)]
    if len(parts) < 2 or len(asked) > MOST_WORDS:
        return None
    telling = [part for part in asked if is_found(_with(query, parts, [part]))]
    for kept in islice(_tries(telling, is_less=len(telling) < len(parts)), MOST_TRIED):
        if (found := find(_with(query, parts, kept))).total:
            return found
    return None


def _tries(telling: Sequence[Term], is_less: bool) -> Iterator[Sequence[Term]]:
    if is_less and telling:
        yield telling
    longest_first = sorted(range(len(telling)), key=lambda at: -len(telling[at].text))
    for count in range(len(telling) - 1, 1, -1):
        for kept in combinations(longest_first, count):
            yield [telling[at] for at in sorted(kept)]


def _may_go(term: Term) -> bool:
    """Tell whether a part may be left out: what narrows the others down was meant."""
    return not (term.negative or term.comparison or term.field)


def _with(query: Query, parts: Sequence[Term], kept: Sequence[Term]) -> Query:
    """Return a query of some of these parts, and of all else that it has."""
    left = [term for term in query.terms if term not in parts or term in kept]
    return parse(" ".join(term.typed if term.phrase else term.typed.strip(_AROUND) for term in left))
