"""Readings: what a query asks of this library, word by word, and the other ways to read what was typed."""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from outbrief.search.dates import Period, asked_for, may_become
from outbrief.search.entries import Kind
from outbrief.search.filters import (
    KIND,
    fields_of,
    is_meant,
    is_no_year,
    kinds_of,
    no_column,
    no_date,
    no_kind,
    no_sign,
)
from outbrief.search.grades import LEAST_IN_FILTER
from outbrief.search.initials import FUNCTION_WORDS
from outbrief.search.narrowing import WHOLE, Narrowing
from outbrief.search.query import Query, Term
from outbrief.search.slots import ASKED_ONLY, CONTEXT, DATE, Slot
from outbrief.search.vocabulary import Words
from outbrief.search.words import fold, split_query

JOINED_COST, SPLIT_COST = 0.04, 0.06
"""Off the score of a reading that writes two words as one, or one as two."""
_YEAR = re.compile(r"(19|20)[0-9]{2}")
"""What is a year wherever it is typed. Any other number may count something."""
MOST_OTHER_READINGS = 6
"""Other readings tried: one slip a query is likely, two are rare."""


class Wanted(NamedTuple):
    """A word that an entry must hold."""

    typed: str
    word: str
    slots: frozenset[int]
    """Where it may stand."""
    bare: bool = True
    """Whether no filter holds it, so that initials count too."""
    begun: bool = False
    """Whether it may be only begun."""
    doubted: bool = False
    """Whether it is taken for a misspelling even where it is a word."""
    strict: bool = False
    """Whether only the word itself will do, begun or in the other spelling: in quotes, or to be left out."""
    dated: bool = False
    """Whether it is a year among other words, which the date of the briefing completes as its titles do."""

    @property
    def is_function(self) -> bool:
        """Whether it only carries the sentence, so that an entry may lack it; as the value of a filter it is meant."""
        return self.bare and self.word in FUNCTION_WORDS

    @property
    def least(self) -> float:
        """What a word that it may be a misspelling of counts at least."""
        return 0.0 if self.bare else LEAST_IN_FILTER

    @property
    def weight(self) -> float:
        """What it counts among the words of its query: the longer, the more it says."""
        return 0.35 if self.is_function else min(len(self.word), 7) ** 0.5


class Unwanted(NamedTuple):
    """Words that an entry must not hold, all of them; as a phrase, not one after the other."""

    words: tuple[Wanted, ...]
    phrase: bool


class Compared(NamedTuple):
    """A date that some field of an entry must mention."""

    typed: str
    slots: frozenset[int]
    sign: str
    bound: Period
    negative: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to understand a query."""

    wanted: tuple[Wanted, ...]
    phrases: tuple[tuple[Wanted, ...], ...] = ()
    unwanted: tuple["Unwanted", ...] = ()
    compared: tuple[Compared, ...] = ()
    everything: frozenset[Kind] = frozenset()
    """The kinds of entries to list where no word is wanted, only filters that leave some out."""
    cost: float = 0.0
    joined: bool = False
    """Whether words of it were joined or split."""
    hint: str = ""
    """What to say of the query to whoever is still typing it."""
    not_understood: str = ""
    """What of it was not understood, so that what it leads to is not what was asked for."""
    narrowing: Narrowing = WHOLE
    """What all that it leads to must have."""

    def doubted(self) -> "Reading":
        """Return the same with every word taken for a misspelling."""
        return replace(self, wanted=tuple([want._replace(doubted=not want.strict) for want in self.wanted]))


def read(query: Query, slots: Sequence[Slot], kinds: Collection[Kind] | None, narrowing: Narrowing = WHOLE) -> Reading:
    """Resolve a query against the fields that the library has."""
    wanted: list[Wanted] = []
    phrases: list[tuple[Wanted, ...]] = []
    unwanted: list[Unwanted] = []
    hints: list[str] = []
    not_understood: list[str] = []
    compared: list[Compared] = []
    chosen = set(Kind if kinds is None else kinds)
    rest: list[tuple[Term, list[int], bool]] = []
    for term in query.terms:
        fields = fields_of(term.field, slots)
        if term.field == KIND:
            named = kinds_of(fold(term.text).strip())
            if named:
                chosen = chosen - named if term.negative and term.text else chosen & named
                continue
            if not fields:
                hints.append(no_kind(term.text))
                not_understood.append(hints[-1])
        if term.comparison and fields:
            allowed = frozenset(number for number in fields if slots[number].kind in chosen)
            typed = f"{term.field}{term.comparison}{term.text}"
            if (bound := asked_for(term.text.strip())) is not None:
                compared.append(Compared(typed, allowed, term.comparison, bound, term.negative))
            else:
                not_understood.append(no_date(term.text))
                hints += [] if term.open and may_become(term.text) else not_understood[-1:]
            continue
        if term.field and term.field != KIND and not fields:
            hints.append(no_column(term.field, slots))
            not_understood += hints[-1:] if is_meant(term) else []
        hints += no_sign(term)
        rest.append((term, fields, bool(fields) and bool(term.field)))
    for term, fields, filtered in rest:
        # Titles complete a match; they exclude nothing.
        anywhere = _bare(slots, within=not term.negative)
        allowed = frozenset(number for number in fields or anywhere if slots[number].kind in chosen)
        allowed = frozenset() if is_no_year(term, fields, slots) else allowed
        words = term.words if filtered or not term.field else (*split_query(term.field), *term.words)
        strict = term.negative or (term.phrase and not term.open)
        asked = tuple(
            Wanted(_typed(term, word), word, allowed, not filtered, term.open and word is words[-1], strict=strict)
            for word in words
        )
        if term.negative and asked:
            unwanted.append(Unwanted(asked, term.phrase))
        elif term.negative:
            continue
        else:
            wanted.extend(asked)
            if term.phrase and len(asked) > 1:
                phrases.append(asked)
    wanted = _dated(wanted, slots, chosen)
    narrowed = bool(unwanted or compared) or len(chosen) < len(Kind if kinds is None else kinds)
    everything = frozenset(chosen) if narrowed and not wanted else frozenset()
    return Reading(
        tuple(wanted),
        tuple(phrases),
        tuple(unwanted),
        tuple(compared),
        everything,
        hint="; ".join(hints),
        not_understood="; ".join(not_understood),
        narrowing=narrowing,
    )


def _dated(wanted: list[Wanted], slots: Sequence[Slot], kinds: Collection[Kind]) -> list[Wanted]:
    """Return words of which a year may also be that of the briefing, where another word says what is sought in it."""
    years = [want.bare and not want.strict and _YEAR.fullmatch(want.word) is not None for want in wanted]
    beside = [want for want, is_year in zip(wanted, years, strict=True) if not (is_year or want.is_function)]
    if not (beside and any(years)):
        return wanted
    dates = {number for number, slot in enumerate(slots) if slot.context and slot.key == DATE and slot.kind in kinds}
    # Beside filters alone there is no bare word that could stand in the entry itself: their values say what is sought.
    bare = any(want.bare for want in beside)
    return [
        want._replace(slots=want.slots | dates, dated=True, bare=bare) if is_year else want
        for want, is_year in zip(wanted, years, strict=True)
    ]


def others(reading: Reading, vocabulary: Words) -> Iterator[Reading]:
    """Yield the other ways to read a query: two words as one, one as two."""
    wanted = reading.wanted
    count = 0
    for at, want in enumerate(wanted):
        if want.strict:
            continue
        for rewritten, width, cost in _rewritten(wanted, at, want, vocabulary):
            if count < MOST_OTHER_READINGS:
                count += 1
                whole = (*wanted[:at], *rewritten, *wanted[at + width :])
                # What is read as two words must stand together: any word falls apart into others somewhere.
                phrases = (*reading.phrases, rewritten) if len(rewritten) > 1 else reading.phrases
                yield Reading(
                    whole,
                    phrases,
                    reading.unwanted,
                    reading.compared,
                    cost=cost,
                    joined=True,
                    narrowing=reading.narrowing,
                )


def _rewritten(
    wanted: tuple[Wanted, ...], at: int, want: Wanted, vocabulary: Words
) -> Iterator[tuple[tuple[Wanted, ...], int, float]]:
    following = wanted[at + 1] if at + 1 < len(wanted) else want._replace(strict=True)
    if not following.strict and (following.slots == want.slots or (want.bare and following.bare)):
        word, slots = want.word + following.word, want.slots & following.slots
        if vocabulary.begins(word):
            typed = f"{want.typed} {following.typed}"
            yield (following._replace(typed=typed, word=word, slots=slots, dated=False),), 2, JOINED_COST
    for cut in range(3, len(want.word) - 2):
        left, right = want.word[:cut], want.word[cut:]
        if left in vocabulary and (right in vocabulary or (want.begun and len(right) > 3 and vocabulary.begins(right))):
            yield (want._replace(word=left, begun=False), want._replace(word=right)), 1, SPLIT_COST


def _typed(term: Term, word: str) -> str:
    """Return a word as it was typed: in a term of one word the term itself, for the capitals."""
    return term.text if len(term.words) == 1 and not term.phrase else word


def _bare(slots: Sequence[Slot], *, within: bool) -> list[int]:
    left_out = ASKED_ONLY if within else CONTEXT
    return [number for number, slot in enumerate(slots) if not (slot.context and slot.key in left_out)]
