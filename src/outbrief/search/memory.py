"""The memory store: every entry of a small library held ready, found through lists of numbers."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice

from outbrief.search.answer import Hit
from outbrief.search.entries import Entry, Kind
from outbrief.search.evidence import chain_evidence, dated, evidence
from outbrief.search.facets import Counts, Facets
from outbrief.search.grades import Grade
from outbrief.search.index import Index
from outbrief.search.initials import Chain, Titles
from outbrief.search.letters import bits_of
from outbrief.search.matches import Match
from outbrief.search.memory_columns import MemoryColumns
from outbrief.search.narrowing import Narrowing
from outbrief.search.ranking import has_phrase
from outbrief.search.reach import Reach
from outbrief.search.reading import Reading, Wanted
from outbrief.search.shelf import Shelf
from outbrief.search.shelved import Shelved
from outbrief.search.slots import KIND_WEIGHTS, Slots
from outbrief.search.store import MOST_CHAINED, Candidate, least_mean
from outbrief.search.vocabulary import Vocabulary


def index_of(entries: Iterable[Entry]) -> Index:
    """Index entries in memory."""
    return Index(MemoryStore(entries))


class MemoryStore:
    """Entries in memory, in the order of ties."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._shelf = Shelf(entries)
        self.vocabulary = Vocabulary(self._shelf.postings)
        self._titles = Titles([shelved.title for shelved in self._shelf.entries])
        self._reach = Reach(self._shelf, self.vocabulary, self._titles)
        self._kind_weights = [KIND_WEIGHTS[shelved.entry.kind] for shelved in self._shelf.entries]

    def __len__(self) -> int:
        return len(self._shelf.entries)

    @property
    def slots(self) -> Slots:
        """The fields that the entries have."""
        return self._shelf.slots

    def prepare(self) -> None:
        """Work out now what else the first misspelt word would wait for."""
        self.vocabulary.prepare()
        _ = self._titles.steps

    @cached_property
    def _facets(self) -> Facets[frozenset[int]]:
        return Facets(MemoryColumns(shelved.entry for shelved in self._shelf.entries))

    def counts(self, narrowing: Narrowing) -> Counts:
        """Count what a narrowing leaves, and what each value of each column would."""
        return self._facets.counts(narrowing)

    def _among(self, reading: Reading) -> frozenset[int] | None:
        """Return the entries among which a reading may lead to some; None for all."""
        # Not asked of the facets where there is no need: they look at every entry when they are made.
        return self._facets.among(reading.narrowing) if reading.narrowing else None

    def kind(self, number: int) -> Kind:
        """Return what an entry is."""
        return self._shelf.entries[number].entry.kind

    def candidates(self, reading: Reading, most: int) -> tuple[list[Candidate], bool]:
        """Return the best entries that hold every word of a reading (function words excepted); whether there are more.

        Those whose mean is below what chance gives are left out.
        """
        least = least_mean(reading, len(self._shelf.postings))
        if len(reading.wanted) == 1 and not (reading.unwanted or reading.phrases or reading.compared):
            reached = self._reach.best(reading.wanted[0], least, most, self._among(reading))
            return list(islice(reached.items(), most)), len(reached) > most
        weights = self._kind_weights
        rough = self._rough(reading).items()
        found = [(-value, number) for number, value in rough if value >= least * weights[number]]
        found.sort()
        return [(number, -value) for value, number in found[:most]], len(found) > most

    def listed(self, reading: Reading, most: int) -> tuple[list[int], bool]:
        """Return the entries of some kinds, in the order of ties, but for those that are not wanted."""
        entries, kinds = self._shelf.entries, reading.everything
        found = {number for number, shelved in enumerate(entries) if shelved.entry.kind in kinds}
        found = self._with_dates(self._allowed(found, reading), reading) - self._unwanted(reading)
        return sorted(found)[:most], len(found) > most

    def chains(self, reading: Reading, want: Wanted) -> Iterator[tuple[int, Chain]]:
        """Yield the entries whose title a word runs through as a chain, as far as the rest of the reading allows."""
        unwanted, among = self._unwanted(reading), self._among(reading)
        bits = None if among is None else bits_of(sorted(among))
        for number, chain in self._titles.chains(want.word, MOST_CHAINED, bits):
            usable = self._shelf.entries[number].title_slot in want.slots and number not in unwanted
            if usable and self._with_dates({number}, reading):
                yield number, chain

    def laid_out(
        self, numbers: Sequence[int], wanted: Sequence[Wanted]
    ) -> tuple[Sequence[Shelved], Sequence[Mapping[str, Grade]]]:
        """Return some entries and, for each word wanted, the words of the library that answer it."""
        return [self._shelf.entries[number] for number in numbers], [self._reach.grades(want) for want in wanted]

    def hit(self, number: int, match: Match) -> Hit:
        """Return a match as a hit; what proves it is worked out when it is looked at."""
        shelved, reading, chain = self._shelf.entries[number], match.reading, match.chain
        if chain is not None:
            typed = reading.wanted[0].typed
            return Hit(lambda: shelved.entry, match.score, lambda: chain_evidence(shelved, typed, chain))
        grades = [self._reach.grades(want) for want in reading.wanted]
        return Hit(lambda: shelved.entry, match.score, lambda: evidence(self.slots, shelved, reading, grades))

    def _rough(self, reading: Reading) -> dict[int, float]:
        """Return the entries that a reading leads to, each with the mean of its words' scores."""
        wanted = reading.wanted
        reaches = [self._reach.reached(want) for want in wanted]
        needed = [want for want in wanted if not want.is_function] or list(wanted)
        held = sorted([self._reach.reached(want) for want in needed], key=len)
        numbers = self._allowed(set(held[0]).intersection(*held[1:]), reading)
        by_context = [self._reach.by_context(want) for want in needed if want.bare]
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

    def _allowed(self, numbers: set[int], reading: Reading) -> set[int]:
        among = self._among(reading)
        return numbers if among is None else numbers & among

    def _with_dates(self, numbers: set[int], reading: Reading) -> set[int]:
        """Return those of some entries that mention the dates asked for."""
        for compared in reading.compared:
            numbers = {
                number
                for number in numbers
                if bool(dated(self.slots, self._shelf.entries[number], compared)) is not compared.negative
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
        slots, titles = phrase[0].slots, not phrase[0].bare
        return {
            number
            for number in numbers
            if any(
                has_phrase(words, grades)
                for words in self._shelf.words_in(self._shelf.entries[number], slots, titles=titles)
            )
        }
