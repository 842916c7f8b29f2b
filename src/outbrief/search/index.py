"""The index of a small library: every entry in memory, searched word by word through the vocabulary."""

from collections.abc import Collection, Iterable, Sequence
from itertools import islice

from outbrief.search.answer import Answer, Hit
from outbrief.search.entries import Entry, Kind
from outbrief.search.evidence import chain_evidence, dated, evidence
from outbrief.search.initials import FUNCTION_WORDS, LONGEST, Titles
from outbrief.search.matches import Match, Matches
from outbrief.search.query import Query, parse
from outbrief.search.ranking import bound, fit, has_phrase
from outbrief.search.reach import Reach
from outbrief.search.reading import KIND, Reading, Wanted, others, read
from outbrief.search.shelf import KIND_WEIGHTS, Shelf
from outbrief.search.vocabulary import Vocabulary

CONTENT = 0.84
"""A score that needs no other reading: whole words or good beginnings in the fields that count."""
DOUBTED_BELOW, CHAIN_BELOW = 0.75, 0.78
"""Where nothing scores this, even known words are taken for misspellings; a lone word, for a chain."""
LEAST_LONE, LEAST = 0.58, 0.52
"""The mean below which a match is chance, whatever kind of entry it is: of a lone word, and of several, which confirm
each other by meeting in one entry."""
CHAIN, CHAIN_COST = 0.72, 0.10
"""What a chain through a title counts, and what each unit of its cost takes off.
Below a word one slip away: a chain is a guess."""
SHORTEST_CHAIN = 4
"""Letters. Three letters run through half of all titles."""
POOL = 64
"""Candidates whose rank is refined. The refinement moves a score by a tenth, and ties are in order already."""
COUNTED = 1_000
"""Entries that are counted; of more it is only said that there are more."""
EVERYTHING = 1.0
"""The score of an entry that no word was asked of."""
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

    @property
    def filters(self) -> tuple[str, ...]:
        """What may stand before a colon in a query: the columns that there are, and what every entry has."""
        keys = (slot.key for slot in self._shelf.slots)
        return tuple(sorted({key for key in keys if not any(sign in key for sign in ' :"<>')} | {KIND}))

    def prepare(self) -> None:
        """Work out now what else the first misspelt word would wait for."""
        self._vocabulary.prepare()
        _ = self._titles.steps

    def search(self, query: Query | str, limit: int = 50, kinds: Collection[Kind] | None = None) -> Answer:
        """Return the best `limit` hits, of some kinds only or of all. An empty query is answered by nothing."""
        asked = parse(query) if isinstance(query, str) else query
        reading = read(asked, self._shelf.slots, kinds)
        matches = Matches(max(limit, 0))
        if not reading.wanted:
            self._match_everything(matches, reading)
            hits = tuple(self._hit(number, match) for number, match in matches.ranked())
            return Answer(asked, hits, len(matches), matches.uncounted, hint=reading.hint)
        self._match(matches, reading)
        if matches.best < CONTENT:
            for other in others(reading, self._vocabulary):
                self._match(matches, other)
        if matches.best < DOUBTED_BELOW:
            self._match(matches, reading.doubted())
        if matches.best < CHAIN_BELOW:
            self._match_chains(matches, reading)
        hits = tuple(self._hit(number, match) for number, match in matches.ranked())
        nearest, hint = ((), reading.hint) if matches else self._nearest(reading)
        return Answer(asked, hits, len(matches), matches.uncounted, nearest, hint)

    def _match_everything(self, matches: Matches, reading: Reading) -> None:
        """Take every entry of some kinds, in the library's order of ties, but for those that are not wanted."""
        kinds = reading.everything
        found = {number for number, shelved in enumerate(self._shelf.entries) if shelved.entry.kind in kinds}
        found = self._with_dates(found, reading) - self._unwanted(reading)
        candidates = [(number, EVERYTHING) for number in sorted(found)]
        matches.add_rest(candidates, reading)

    def _match(self, matches: Matches, reading: Reading) -> None:
        """Find the entries that hold every word of a reading (function words excepted), and score them."""
        wanted = reading.wanted
        if len(wanted) == 1 and not (reading.unwanted or reading.phrases or reading.compared):
            rough = self._reach.best(wanted[0], LEAST_LONE, max(matches.limit, COUNTED))
            matches.uncounted |= len(rough) > max(matches.limit, COUNTED)
            candidates = list(islice(rough.items(), max(matches.limit, COUNTED)))
        else:
            rough = self._rough(reading)
            least = LEAST if len(wanted) > 1 else LEAST_LONE
            weights = self._kind_weights
            found = [(-value, number) for number, value in rough.items() if value >= least * weights[number]]
            found.sort()
            candidates = [(number, -value) for value, number in found]
        grades = [self._reach.grades(want) for want in wanted]
        most = bound(len(wanted))
        entries, cost = self._shelf.entries, reading.cost
        for number, value in candidates[:POOL]:
            if value * most - cost <= matches.least:
                break
            score = fit(value, entries[number], wanted, grades) - cost
            matches.add(number, score, score / self._kind_weights[number], reading)
        matches.add_rest(candidates, reading)

    def _rough(self, reading: Reading) -> dict[int, float]:
        """Return the entries that a reading leads to, each with the mean of its words' scores."""
        wanted = reading.wanted
        reaches = [self._reach.reached(want) for want in wanted]
        by_context = [self._reach.by_context(want) for want in wanted if want.bare]
        needed = [reach for want, reach in zip(wanted, reaches, strict=True) if want.word not in FUNCTION_WORDS]
        needed = sorted(needed or reaches, key=len)
        numbers = set(needed[0]).intersection(*needed[1:])
        if by_context:
            # The titles that an entry stands in complete a match; alone they make none.
            numbers -= by_context[0].intersection(*by_context[1:])
        for phrase in reading.phrases:
            numbers = self._with_phrase(numbers, phrase)
        numbers = self._with_dates(numbers, reading) - self._unwanted(reading)
        total = sum(want.weight for want in wanted)
        rough = dict.fromkeys(numbers, 0.0)
        for want, reach in zip(wanted, reaches, strict=True):
            share, found = want.weight / total, reach.get
            for number in numbers:
                rough[number] += share * found(number, 0.0)
        return rough

    def _with_dates(self, numbers: set[int], reading: Reading) -> set[int]:
        """Return those of some entries that mention the dates asked for."""
        for compared in reading.compared:
            numbers = {
                number
                for number in numbers
                if bool(dated(self._shelf, self._shelf.entries[number], compared)) is not compared.negative
            }
        return numbers

    def _unwanted(self, reading: Reading) -> set[int]:
        """Return the entries that hold what must not be held."""
        found: set[int] = set()
        for words, is_phrase in reading.unwanted:
            held = sorted((self._reach.reached(want) for want in words), key=len)
            together = set(held[0]).intersection(*held[1:])
            found |= self._with_phrase(together, words) if is_phrase else together
        return found

    def _with_phrase(self, numbers: set[int], phrase: Sequence[Wanted]) -> set[int]:
        grades = [self._reach.grades(want) for want in phrase]
        slots, around = phrase[0].slots, not phrase[0].bare
        return {
            number
            for number in numbers
            if any(
                has_phrase(words, grades)
                for words in self._shelf.words_in(self._shelf.entries[number], slots, around=around)
            )
        }

    def _match_chains(self, matches: Matches, reading: Reading) -> None:
        """Find the entries whose title a lone word runs through as a chain."""
        want = reading.wanted[0]
        if len(reading.wanted) > 1 or not want.bare or want.strict or not SHORTEST_CHAIN <= len(want.word) <= LONGEST:
            return
        unwanted = self._unwanted(reading)
        for number, chain in self._titles.chains(want.word):
            shelved = self._shelf.entries[number]
            score = CHAIN - CHAIN_COST * chain.cost
            usable = shelved.title_slot in want.slots and number not in unwanted
            if usable and self._with_dates({number}, reading):
                matches.add(number, score * self._kind_weights[number], score, reading, chain)

    def _hit(self, number: int, match: Match) -> Hit:
        shelved = self._shelf.entries[number]
        wanted, chain = match.reading.wanted, match.chain
        if chain is not None:
            return Hit(shelved.entry, match.score, lambda: chain_evidence(shelved, wanted[0].typed, chain))
        grades = [self._reach.grades(want) for want in wanted]
        joined = match.reading.joined
        compared = match.reading.compared
        return Hit(shelved.entry, match.score, lambda: evidence(self._shelf, shelved, wanted, grades, joined, compared))

    def _nearest(self, reading: Reading) -> tuple[tuple[str, ...], str]:
        """Return the words most like those asked for; where the library has them all, what to say instead."""
        if all(want.word in self._vocabulary for want in reading.wanted):
            alone = "the word occurs, but not where it was asked for"
            said = alone if len(reading.wanted) == 1 else "each of these words occurs, but nowhere together"
            return (), "; ".join(filter(None, (reading.hint, said)))
        near = [pair for want in reading.wanted for pair in self._vocabulary.nearest(want.word, NEAREST)]
        near.sort(key=lambda pair: -pair[0])
        return tuple(dict.fromkeys([word for _, word in near]))[:NEAREST], reading.hint
