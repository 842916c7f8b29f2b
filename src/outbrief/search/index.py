"""The index: what a query finds, reading by reading, best first."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice

from outbrief.search.answer import Answer
from outbrief.search.entries import Kind
from outbrief.search.facets import Counts
from outbrief.search.fewer import ASKING, Fewer, fewer
from outbrief.search.filters import KIND, names_of
from outbrief.search.initials import LONGEST
from outbrief.search.matches import Matches
from outbrief.search.narrowing import WHOLE, Facet, Narrowing
from outbrief.search.query import Query, parse
from outbrief.search.ranking import bound, fit
from outbrief.search.reading import Reading, Wanted, others, read
from outbrief.search.slots import KIND_WEIGHTS
from outbrief.search.store import Store
from outbrief.search.words import fold

CONTENT = 0.84
"""A score that needs no other reading: whole words or good beginnings in the fields that count."""
DOUBTED_BELOW, CHAIN_BELOW = 0.765, 0.72
"""Where nothing scores this, even known words are taken for misspellings: a whole word in a note scores more, a
beginning there does not. And a lone word is taken for a chain: none scores more."""
CHAIN, CHAIN_COST = 0.74, 0.10
"""What a chain through a title counts, and what each unit of its cost takes off.
Below a word one slip away: a chain is a guess."""
SHORTEST_CHAIN = 4
"""Letters. Three letters run through half of all titles."""
POOL = 64
"""Candidates whose rank is refined. The refinement moves a score by a tenth, and ties are in order already."""
LAID_AT_ONCE = 20
"""Candidates whose words are fetched together: after those, the rest can often do no better."""
COUNTED = 1_000
"""Entries that are counted; of more it is only said that there are more."""
EVERYTHING = 1.0
"""The score of an entry that no word was asked of."""
VALUES = 8
"""Values of a column named where it has none as was asked for: a line of them."""
NEAREST = 3
"""Words named where nothing matches."""


class Index:
    """Entries, ready to be searched. Every answer is a function of the query alone, however it was typed."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def __len__(self) -> int:
        return len(self._store)

    @property
    def filters(self) -> tuple[str, ...]:
        """What may stand before a colon in a query: the columns that there are, and what every entry has."""
        keys = (slot.key for slot in self._store.slots)
        return tuple(sorted({key for key in keys if not any(sign in key for sign in ' :"<>')} | {KIND}))

    @cached_property
    def _names(self) -> frozenset[str]:
        return names_of(self._store.slots)

    def prepare(self) -> None:
        """Work out now what else the first misspelt word would wait for."""
        self._store.prepare()

    def counts(self, narrowing: Narrowing = WHOLE) -> Counts:
        """Count what a narrowing leaves, and what each value of each column would."""
        return self._store.counts(narrowing)

    def search(
        self,
        query: Query | str,
        limit: int = 50,
        kinds: Collection[Kind] | None = None,
        narrowing: Narrowing = WHOLE,
    ) -> Answer:
        """Return the best `limit` hits, of some kinds only or of all, among what a narrowing leaves.

        An empty query is answered by nothing. Where nothing is found, the answer says what the whole library has.
        """
        asked = parse(query if isinstance(query, str) else query.text, self._names)
        answer = self._search(asked, limit, kinds, narrowing)
        if answer.total:
            return answer
        is_part = bool(narrowing and asked.terms)
        whole = self._search(asked, 0, kinds, WHOLE) if is_part else None
        of_all = whole or answer
        hint = of_all.hint if of_all.total else "; ".join(filter(None, (of_all.hint, *self._why_nothing(asked, kinds))))
        fewer_words = self._fewer(asked, kinds, narrowing)
        return replace(answer, nearest=of_all.nearest, hint=hint, whole=whole, fewer=fewer_words)

    def _why_nothing(self, asked: Query, kinds: Collection[Kind] | None) -> Sequence[str]:
        """Say why all of the library has nothing, as far as that is known."""
        return tuple(self._no_values(asked)) or (self._apart(read(asked, self._store.slots, kinds, WHOLE)),)

    def _apart(self, reading: Reading) -> str:
        """Say that every word is there, where that is so."""
        if not reading.wanted or any(want.word not in self._store.vocabulary for want in reading.wanted):
            return ""
        alone = "the word occurs, but not where it was asked for"
        return alone if len(reading.wanted) == 1 else "each of these words occurs, but nowhere together"

    def _no_values(self, asked: Query) -> Iterator[str]:
        """Say which values there are of each column that was asked for another, most rows first, years in order."""
        filters = [term for term in asked.terms if term.words and not (term.negative or term.comparison)]
        for term in filters:
            if term.field in {*Facet} and (found := self.counts().values.get(Facet(term.field))):
                values = [value.text for value in found if value.key]
                is_year = term.field == Facet.YEAR
                if is_year:
                    values.sort()
                # In a year no other number stands.
                has: Callable[[str, str], bool] = str.startswith if is_year else str.__contains__
                if values and not any(has(fold(value), word) for value in values for word in term.words):
                    more = len(values) - VALUES
                    named = [*values[:VALUES], *([f"{more} more"] if more > 0 else [])]
                    yield f"no {term.field} “{term.text}”: there are {', '.join(named)}"

    def _search(self, asked: Query, limit: int, kinds: Collection[Kind] | None, narrowing: Narrowing) -> Answer:
        reading = read(asked, self._store.slots, kinds, narrowing)
        if not reading.wanted:
            return self._listed(asked, reading, limit)
        matches = self._gather(reading, limit)
        # What is nearest is told of the whole library.
        nearest = () if matches or narrowing else self._nearest(reading)
        return self._answer(asked, matches, reading, nearest)

    def _fewer(self, asked: Query, kinds: Collection[Kind] | None, narrowing: Narrowing) -> Fewer | None:
        """Return a query of fewer words that finds something."""

        def is_found(query: Query) -> bool:
            reading = read(query, self._store.slots, kinds, narrowing)
            # Without what is around it, a part may be a word that is not wanted: `(-pier`.
            return bool(reading.wanted and self._store.candidates(reading, 1)[0])

        def find(query: Query) -> Fewer:
            reading = read(query, self._store.slots, kinds, narrowing)
            matches = self._gather(reading, 0) if reading.wanted else Matches(0)
            return Fewer(query.text, len(matches), matches.uncounted)

        return fewer(asked, is_found, find)

    def _gather(self, reading: Reading, limit: int) -> Matches:
        """Gather the entries that the readings of a query lead to."""
        matches = Matches(max(limit, 0))
        self._match(matches, reading)
        if matches.best < CONTENT:
            for other in others(reading, self._store.vocabulary):
                self._match(matches, other)
        if matches.best < DOUBTED_BELOW and any(self._is_believed(want) for want in reading.wanted):
            self._match(matches, reading.doubted())
        if matches.best < CHAIN_BELOW:
            self._match_chains(matches, reading)
        return matches

    def listed(self, kinds: Collection[Kind], limit: int = 50, narrowing: Narrowing = WHOLE) -> Answer:
        """Return the first `limit` entries of some kinds among what a narrowing leaves, whatever is in them."""
        return self._listed(parse(""), Reading((), everything=frozenset(kinds), narrowing=narrowing), limit)

    def _listed(self, asked: Query, reading: Reading, limit: int) -> Answer:
        matches = Matches(max(limit, 0))
        numbers, matches.uncounted = self._store.listed(reading, max(matches.limit, COUNTED))
        matches.add_rest([(number, EVERYTHING) for number in numbers], reading)
        return self._answer(asked, matches, reading)

    def _answer(self, query: Query, matches: Matches, reading: Reading, nearest: tuple[str, ...] = ()) -> Answer:
        hits = tuple(self._store.hit(number, match) for number, match in matches.ranked())
        told = (nearest, reading.hint, reading.not_understood)
        return Answer(query, hits, len(matches), matches.uncounted, *told)

    def _is_believed(self, want: Wanted) -> bool:
        """Tell whether a word was taken for what it seems to be; any other has been taken for a misspelling already."""
        vocabulary = self._store.vocabulary
        return not want.strict and (want.word in vocabulary or (want.begun and vocabulary.begins(want.word)))

    def _match(self, matches: Matches, reading: Reading) -> None:
        """Find the entries that a reading leads to; refine the best of them."""
        candidates, more = self._store.candidates(reading, max(matches.limit, COUNTED))
        matches.uncounted |= more
        most, cost = bound(len(reading.wanted)), reading.cost
        pool = candidates[:POOL]
        if len(reading.wanted) > 1:
            # Behind any number of rows, a briefing may be what was called by its title.
            behind = (one for one in candidates[POOL:] if self._store.kind(one[0]) is Kind.BRIEFING)
            pool += islice(behind, LAID_AT_ONCE)
        for start in range(0, len(pool), LAID_AT_ONCE):
            some = pool[start : start + LAID_AT_ONCE]
            if some[0][1] * most - cost <= matches.least:
                break
            laid, grades = self._store.laid_out([number for number, _ in some], reading.wanted)
            for (number, value), entry in zip(some, laid, strict=True):
                if value * most - cost <= matches.least:
                    break
                kind = self._store.kind(number)
                score = fit(value, entry, reading.wanted, grades, is_briefing=kind is Kind.BRIEFING) - cost
                matches.add(number, score, score / KIND_WEIGHTS[kind], reading)
        matches.add_rest(candidates, reading)

    def _match_chains(self, matches: Matches, reading: Reading) -> None:
        """Find the entries whose title a lone word runs through as a chain."""
        want = reading.wanted[0]
        if len(reading.wanted) > 1 or not want.bare or want.strict or not SHORTEST_CHAIN <= len(want.word) <= LONGEST:
            return
        for number, chain in self._store.chains(reading, want):
            score = CHAIN - CHAIN_COST * chain.cost
            matches.add(number, score * KIND_WEIGHTS[self._store.kind(number)], score, reading, chain)

    def _nearest(self, reading: Reading) -> tuple[str, ...]:
        """Return the words most like those that the library has not."""
        # A word that is there needs none; what a question is made of is near to a word or two of any library.
        vocabulary = self._store.vocabulary
        asked = [want.word for want in reading.wanted if want.word not in vocabulary and want.word not in ASKING]
        near = [pair for word in asked for pair in vocabulary.nearest(word, NEAREST)]
        near.sort(key=lambda pair: -pair[0])
        return tuple(dict.fromkeys([word for _, word in near]))[:NEAREST]
