"""The index of a small library: every entry in memory, searched word by word through the vocabulary."""

import heapq
from collections.abc import Collection, Iterable, Sequence

from outbrief.search.answer import Answer, Hit
from outbrief.search.entries import Entry, Kind
from outbrief.search.evidence import chain_evidence, evidence
from outbrief.search.initials import FUNCTION_WORDS, LONGEST, Titles
from outbrief.search.matches import Match, Matches
from outbrief.search.query import Query, parse
from outbrief.search.ranking import fit, has_phrase
from outbrief.search.reach import Reach
from outbrief.search.reading import Reading, Wanted, others, read
from outbrief.search.shelf import KIND_WEIGHTS, Shelf
from outbrief.search.vocabulary import Vocabulary

CONTENT = 0.84
"""A score that needs no other reading: whole words or good beginnings in the fields that count."""
DOUBTED_BELOW, CHAIN_BELOW = 0.70, 0.78
"""Where nothing scores this, even known words are taken for misspellings; a lone word, for a chain."""
LEAST_LONE, LEAST = 0.58, 0.52
"""The mean below which a match is chance, whatever kind of entry it is: of a lone word, and of several, which confirm
each other by meeting in one entry."""
CHAIN, CHAIN_COST, CHAIN_DEAREST = 0.72, 0.10, 2.0
"""What a chain through a title counts, what each unit of its cost takes off, and the cost above which it is chance.
Below a word one slip away: a chain is a guess."""
SHORTEST_CHAIN = 4
"""Letters. Three letters run through half of all titles."""
POOL = 128
"""Candidates whose rank is refined. The refinement moves a score by a tenth, and ties are in order already."""
NEAREST = 3
"""Words named where nothing matches."""


class Index:
    """Entries, ready to be searched. Every answer is a function of the query alone, however it was typed."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._shelf = Shelf(entries)
        self._vocabulary = Vocabulary(self._shelf.postings)
        self._titles = Titles([shelved.title for shelved in self._shelf.entries])
        self._reach = Reach(self._shelf, self._vocabulary, self._titles)
        self._kind_weights = [KIND_WEIGHTS[shelved.entry.kind] for shelved in self._shelf.entries]

    def __len__(self) -> int:
        return len(self._shelf.entries)

    def search(self, query: Query | str, limit: int = 50, kinds: Collection[Kind] | None = None) -> Answer:
        """Return the best `limit` hits, of some kinds only or of all. An empty query is answered by nothing."""
        asked = parse(query) if isinstance(query, str) else query
        reading = read(asked, self._shelf.slots, kinds)
        if not reading.wanted:
            return Answer(asked, (), 0, hint=reading.hint)
        matches = Matches()
        self._match(matches, reading)
        if matches.best < CONTENT:
            for other in others(reading, self._vocabulary):
                self._match(matches, other)
        if matches.best < DOUBTED_BELOW:
            self._match(matches, reading.doubted())
        if matches.best < CHAIN_BELOW:
            self._match_chains(matches, reading)
        hits = tuple(self._hit(number, match) for number, match in matches.ranked(max(limit, 0)))
        return Answer(asked, hits, len(matches), () if matches else self._nearest(reading), reading.hint)

    def _match(self, matches: Matches, reading: Reading) -> None:
        """Find the entries that hold every word of a reading (function words excepted), and score them."""
        rough = self._rough(reading)
        least = LEAST if len(reading.wanted) > 1 else LEAST_LONE
        weights = self._kind_weights
        candidates = [(-value, number) for number, value in rough.items() if value >= least * weights[number]]
        grades = [self._reach.grades(want) for want in reading.wanted]
        for value, number in heapq.nsmallest(POOL, candidates):
            score = fit(-value, self._shelf.entries[number], reading.wanted, grades) - reading.cost
            matches.add(number, Match(score, reading))
        matches.add_rest(candidates, reading)

    def _rough(self, reading: Reading) -> dict[int, float]:
        """Return the entries that a reading leads to, each with the mean of its words' scores."""
        wanted = reading.wanted
        reaches = [self._reach.reached(want) for want in wanted]
        by_context = [self._reach.by_context(want) for want in wanted if want.bare]
        if len(wanted) == 1 and not (reading.unwanted or reading.phrases or any(by_context)):
            return reaches[0]
        needed = [reach for want, reach in zip(wanted, reaches, strict=True) if want.word not in FUNCTION_WORDS]
        needed = sorted(needed or reaches, key=len)
        numbers = set(needed[0]).intersection(*needed[1:])
        if by_context:
            # The titles that an entry stands in complete a match; alone they make none.
            numbers -= by_context[0].intersection(*by_context[1:])
        for phrase in reading.phrases:
            numbers = self._with_phrase(numbers, phrase)
        for words in reading.unwanted:
            excluded = sorted((self._reach.reached(want) for want in words), key=len)
            numbers.difference_update(set(excluded[0]).intersection(*excluded[1:]))
        total = sum(want.weight for want in wanted)
        shares = [(want.weight / total, reach) for want, reach in zip(wanted, reaches, strict=True)]
        return {number: sum([share * reach.get(number, 0.0) for share, reach in shares]) for number in numbers}

    def _with_phrase(self, numbers: set[int], phrase: Sequence[Wanted]) -> set[int]:
        grades = [self._reach.grades(want) for want in phrase]
        return {
            number
            for number in numbers
            if any(has_phrase(words, grades) for words in self._shelf.entries[number].words_in(phrase[0].slots))
        }

    def _match_chains(self, matches: Matches, reading: Reading) -> None:
        """Find the entries whose title a lone word runs through as a chain."""
        want = reading.wanted[0]
        if len(reading.wanted) > 1 or not want.bare or not SHORTEST_CHAIN <= len(want.word) <= LONGEST:
            return
        for number, chain in self._titles.chains(want.word):
            shelved = self._shelf.entries[number]
            score = CHAIN - CHAIN_COST * chain.cost
            if chain.cost <= CHAIN_DEAREST and shelved.title_slot in want.slots:
                matches.add(number, Match(score * self._kind_weights[number], reading, chain))

    def _hit(self, number: int, match: Match) -> Hit:
        shelved = self._shelf.entries[number]
        wanted = match.reading.wanted
        if match.chain is not None:
            return Hit(shelved.entry, match.score, *chain_evidence(shelved, wanted[0].typed, match.chain))
        grades = [self._reach.grades(want) for want in wanted]
        found = evidence(self._shelf, shelved, wanted, grades, match.reading.joined)
        return Hit(shelved.entry, match.score, *found)

    def _nearest(self, reading: Reading) -> tuple[str, ...]:
        near = [pair for want in reading.wanted for pair in self._vocabulary.nearest(want.word, NEAREST)]
        near.sort(key=lambda pair: -pair[0])
        return tuple(dict.fromkeys([word for _, word in near]))[:NEAREST]
