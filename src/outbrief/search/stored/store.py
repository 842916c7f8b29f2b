"""The store on disk: a library searched where it lies, of which only what is looked at comes into memory."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from itertools import islice
from threading import Lock

import numpy as np

from outbrief.briefing.place import Place
from outbrief.search.answer import Evidence, Hit
from outbrief.search.entries import Entry, Field, Kind
from outbrief.search.evidence import chain_evidence, evidence
from outbrief.search.facets import Counts, Facets
from outbrief.search.grades import Grade
from outbrief.search.initials import LONGEST, Chain, Chains
from outbrief.search.matches import Match
from outbrief.search.narrowing import Narrowing
from outbrief.search.reading import Reading, Wanted
from outbrief.search.shelved import shelve
from outbrief.search.slots import KIND_WEIGHTS, Slot, Slots
from outbrief.search.store import MOST_CHAINED, Candidate, Laid, least_mean
from outbrief.search.stored.candidates import Candidates
from outbrief.search.stored.columns import StoredColumns
from outbrief.search.stored.container import Container, Damaged
from outbrief.search.stored.days import Days
from outbrief.search.stored.graded import Graded
from outbrief.search.stored.grading import StoredVocabulary
from outbrief.search.stored.leaving import Leaving
from outbrief.search.stored.lexicon import Lexicon
from outbrief.search.stored.numbers import Flags, Numbers, is_in, spread
from outbrief.search.stored.passages import Passages
from outbrief.search.stored.postings import Postings
from outbrief.search.stored.reach import Reach, title_slots
from outbrief.search.stored.records import Contexts, Records
from outbrief.search.stored.texts import said
from outbrief.search.stored.titles import StoredTitles

_KINDS = tuple(Kind)
_KEPT, _LEAST_KEPT, _MOST_HELD = 24, 8, 1_000_000
"""Words whose grades and reach are kept, those of a query and of what it was a letter ago; fewer, but as many as a
query has, where they hold more entries than that: 6 MB of a session's memory."""
LOST = "The file has changed; read the library again to see what it says now."
"""What is shown of an entry whose text is nowhere any more."""


@dataclass(frozen=True, slots=True)
class _Laid:
    """The words of an entry, as ranking wants them."""

    words: Sequence[Sequence[str]]
    title: Sequence[str]


class StoredStore:
    """A library on disk; `part` opens what is kept beside one of its briefings."""

    def __init__(self, index: Container, part: Callable[[int], Container]) -> None:
        """Map a library. Raises Damaged where the index holds less than it should."""
        meta = json.loads(bytes(index.run("meta")))
        self._part = part
        self._part_starts: list[int] = meta["parts"]
        self.slots = Slots([Slot(Kind(kind), key, label) for kind, key, label in meta["slots"]])
        self._lexicon = Lexicon(index, meta["words"], meta["spelt"])
        self.vocabulary = StoredVocabulary(self._lexicon)
        self._records = Records(index)
        self._contexts = Contexts(index)
        self._postings = Postings(index)
        self._titles = StoredTitles(index, meta["entries"])
        self._days = Days(index)
        self._facets: Facets[Flags] = Facets(StoredColumns(index, self._records, self._contexts.count))
        self._graded = lru_cache(maxsize=_KEPT)(self._grade)
        self._lock = Lock()
        self._reached: dict[Wanted, Reach] = {}
        """The one not asked for longest first."""
        weights = np.array([KIND_WEIGHTS[kind] for kind in _KINDS])
        self._kinds = weights[self._contexts.kinds]

    def __len__(self) -> int:
        return self._records.count

    @cached_property
    def _around(self) -> Passages:
        return Passages.around(self._contexts)

    @cached_property
    def _leaving(self) -> Leaving:
        words, slots = self._lexicon.count, len(self.slots)
        return Leaving(self._records, self._around, self._days, slots, words, self._reach, self._facets)

    @cached_property
    def _candidates(self) -> Candidates:
        return Candidates(self._records, self._kinds, self._lexicon.count, self._reach, self._leaving)

    def prepare(self) -> None:
        """Work out now what else the first search would wait for."""
        _ = self._around

    def counts(self, narrowing: Narrowing) -> Counts:
        """Count what a narrowing leaves, and what each value of each column would."""
        return self._facets.counts(narrowing)

    def kind(self, number: int) -> Kind:
        """Return what an entry is."""
        return _KINDS[int(self._contexts.kinds[self._records.contexts[number]])]

    def candidates(self, reading: Reading, most: int) -> tuple[list[Candidate], bool]:
        """Return the best entries that hold every word of a reading (function words excepted); whether there are more.

        Those whose mean is below what chance gives are left out.
        """
        least = least_mean(reading, self._lexicon.count)
        if len(reading.wanted) == 1 and not (reading.unwanted or reading.phrases or reading.compared):
            numbers, values = self._reach(reading.wanted[0]).best(least, most, self._leaving.among(reading))
            more = len(numbers) > most
        else:
            numbers, values, more = self._candidates.of(reading, least, most)
        return list(zip(numbers[:most].tolist(), values[:most].tolist(), strict=True)), more

    def listed(self, reading: Reading, most: int) -> tuple[list[int], bool]:
        """Return the entries of some kinds, in the order of ties, but for those that are not wanted."""
        of_kinds = np.isin(self._contexts.kinds, [_KINDS.index(kind) for kind in reading.everything])
        numbers: Numbers = np.flatnonzero(of_kinds[self._records.contexts])
        numbers = self._leaving.allowed(numbers, reading)
        return numbers[:most].tolist(), len(numbers) > most

    def chains(self, reading: Reading, want: Wanted) -> Iterator[tuple[int, Chain]]:
        """Yield the entries whose title a word runs through as a chain, as far as the rest of the reading allows."""
        numbers = self._titles.passable(want.word, MOST_CHAINED, self._leaving.among(reading))
        slots = np.array(sorted(want.slots), np.int64)
        usable = numbers[np.isin(title_slots(self._records, numbers), slots)]
        usable = usable[is_in(usable, self._leaving.allowed(usable, reading))]
        chains = Chains(want.word)
        for number, title in zip(usable.tolist(), self._title_words(usable), strict=True):
            if chain := chains.through(title):
                yield number, chain

    def _title_words(self, numbers: Numbers) -> Iterator[list[str]]:
        records = self._records
        fields = records.field_starts[numbers] + records.namings[numbers]
        begins = records.token_starts[fields]
        lengths = np.minimum(records.token_starts[fields + 1] - begins, LONGEST)
        tokens = records.tokens[spread(begins, lengths)].tolist()
        words = self._spelled(tokens)
        at = 0
        for length in lengths.tolist():
            yield [words[token] for token in tokens[at : at + length]]
            at += length

    def laid_out(
        self, numbers: Sequence[int], wanted: Sequence[Wanted]
    ) -> tuple[Sequence[Laid], Sequence[Mapping[str, Grade]]]:
        """Return the words of some entries and, for each word wanted, how theirs answer it."""
        records = self._records
        entries = np.array(numbers, np.uint32)
        firsts = records.field_starts[entries]
        counts = records.field_starts[entries + 1] - firsts
        namings = records.namings[entries]
        if len(wanted) == 1:
            # Of a lone word only the title matters.
            firsts, counts, namings = firsts + namings, np.minimum(counts, 1), np.zeros(len(entries), np.uint16)
        fields = spread(firsts, counts)
        starts = records.token_starts[fields]
        lengths = records.token_starts[fields + 1] - starts
        tokens = records.tokens[spread(starts, lengths)].tolist()
        words = self._spelled(tokens)
        spelled = [words[token] for token in tokens]
        laid, of_fields, at = [], iter(lengths.tolist()), 0
        for count, naming in zip(counts.tolist(), namings.tolist(), strict=True):
            every = []
            for length in islice(of_fields, count):
                every.append(spelled[at : at + length])
                at += length
            laid.append(_Laid(every, every[naming] if every else []))
        return laid, [self._reach(want).graded.among(words) for want in wanted]

    def hit(self, number: int, match: Match) -> Hit:
        """Return a match as a hit; it is fetched when it is looked at, and what proves it worked out."""
        entry = cache(lambda: self._entry(number))
        return Hit(entry, match.score, lambda: self._evidence(entry(), number, match))

    def _entry(self, number: int) -> Entry:
        records = self._records
        context = self._contexts.context(int(records.contexts[number]))
        origin = int(records.origins[number])
        part = int(np.searchsorted(self._part_starts, origin, "right")) - 1
        try:
            place, *texts = said(self._part(part), origin - self._part_starts[part])
        except (Damaged, OSError):
            # The cache was cleared and the file has changed, both since the index was opened.
            lost = Field("title", "Title", LOST)
            return Entry(context.kind, Place(""), (lost,), context.where, context.marking, context.date)
        first, last = records.field_starts[number : number + 2].tolist()
        slots = [self.slots[slot] for slot in records.field_slots[first:last].tolist()]
        fields = tuple(Field(slot.key, slot.label, text) for slot, text in zip(slots, texts, strict=True))
        return Entry(context.kind, Place(place), fields, context.where, context.marking, context.date)

    def _evidence(self, entry: Entry, number: int, match: Match) -> Evidence:
        reading = match.reading
        if not entry.place:
            return (), ()
        shelved = shelve(entry, self.slots)
        if match.chain is not None:
            return chain_evidence(shelved, reading.wanted[0].typed, match.chain)
        records, around = self._records, self._around
        first, last = records.field_starts[number : number + 2].tolist()
        own = records.tokens[records.token_starts[first] : records.token_starts[last]].tolist()
        context = records.contexts[number]
        words = self._spelled([*own, *around.tokens[around.owners == context].tolist()])
        grades = [self._reach(want).graded.among(words) for want in reading.wanted]
        return evidence(self.slots, shelved, reading, grades)

    def _spelled(self, tokens: Sequence[int]) -> dict[int, str]:
        distinct = np.array(sorted(set(tokens)), np.int64)
        return dict(zip(distinct.tolist(), self._lexicon.words(distinct), strict=True))

    def _reach(self, want: Wanted) -> Reach:
        # Of how it was typed only the capitals matter.
        want = want._replace(typed="A" if want.typed.isupper() else "")
        # Two threads may ask at once: one for what was typed, one still for what had been typed before.
        with self._lock:
            known = self._reached.pop(want, None)
            if known is not None:
                self._reached[want] = known
                return known
        reach = self._reach_of(want)
        with self._lock:
            self._reached[want] = reach
            held = sum(one.held for one in self._reached.values())
            while len(self._reached) > _KEPT or (held > _MOST_HELD and len(self._reached) > _LEAST_KEPT):
                held -= self._reached.pop(next(iter(self._reached))).held
        return reach

    def _reach_of(self, want: Wanted) -> Reach:
        graded = self._graded(want.word, want.begun, want.doubted, want.strict, want.least)
        return Reach(
            want, graded, self.slots, self._records, self._around, self._postings, self._titles, self._lexicon.count
        )

    def _grade(self, word: str, begun: bool, doubted: bool, strict: bool, least: float) -> Graded:
        if strict:
            return self.vocabulary.grade_strictly(word, begun=begun)
        return self.vocabulary.grade(word, begun=begun, doubted=doubted, least=least)
