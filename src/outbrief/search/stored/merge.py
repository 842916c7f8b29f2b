"""Merging: the parts of all briefings of a library become one index on disk, briefing by briefing."""

import json
import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from outbrief.search.dates import day_number, periods
from outbrief.search.entries import Kind
from outbrief.search.slots import WITHIN, Slot, Slots
from outbrief.search.stored.columns import ColumnsWriter
from outbrief.search.stored.container import Container, ContainerWriter
from outbrief.search.stored.days import write_days
from outbrief.search.stored.lexicon import ordered, write_lexicon
from outbrief.search.stored.numbers import Numbers, read, spread, starts_of, write
from outbrief.search.stored.postings import write_postings
from outbrief.search.stored.records import Context, write_contexts
from outbrief.search.stored.titles import title_part, write_initials, write_steps
from outbrief.search.words import split

STEPS = ("words", "order", "records", "postings", "titles", "spelling")
"""What a merge does, each about as long as the next."""


@dataclass(slots=True)
class _Part:
    """A part, its words, slots and contexts numbered as those of the library."""

    parts: Sequence[Container]
    number: int
    count: int
    words: Numbers
    slots: Numbers
    contexts: Numbers

    def numbers(self, name: str, kind: type[np.generic]) -> NDArray[Any]:
        return read(self.container, f"part {name}", kind)

    @property
    def container(self) -> Container:
        """Its container: asked for each time, for it holds a file open, of which there may be thousands."""
        return self.parts[self.number]


def merge(parts: Sequence[Container], writer: ContainerWriter, progress: Callable[[float], None]) -> None:
    """Write the index of a library from the parts of its briefings, in their order.

    `progress` is told how much is done, from 0 to 1. Raises Damaged where a part is, OSError where the disk does.
    """
    done = iter(range(1, len(STEPS) + 1))

    def step() -> None:
        progress(next(done) / len(STEPS))

    slots, contexts = Slots(), _Contexts()
    words, spelt, numbered = _numbered(parts, slots, contexts)
    step()
    starts = starts_of(np.array([part.count for part in numbered], np.int64))
    title_lengths = _joined([part.numbers("title lengths", np.uint32) for part in numbered], np.uint32)
    order = np.argsort(title_lengths, kind="stable").astype(np.uint32)
    rank = np.empty(len(order), np.uint32)
    rank[order] = np.arange(len(order), dtype=np.uint32)
    write(writer, "origins", order)
    for name, kind in (("entry contexts", np.uint32), ("namings", np.uint16)):
        library = _joined([_of_library(part, name, kind) for part in numbered], kind)
        write(writer, name, library[order])
        if name == "entry contexts":
            _write_by_context(writer, library[order], len(contexts.every))
        else:
            namings = library[order]
    step()
    columns = ColumnsWriter()
    for part in numbered:
        columns.add(part.container, part.count)
    columns.write(writer, order, rank, contexts.every)
    field_starts, field_slots, token_starts, tokens = _records(numbered, starts, order, rank)
    write(writer, "field starts", field_starts.astype(np.uint32))
    write(writer, "field slots", field_slots)
    write(writer, "token starts", token_starts.astype(np.uint32))
    write(writer, "tokens", tokens)
    step()
    begins, lengths = title_part(namings, field_starts, token_starts)
    field_lengths = np.diff(token_starts)
    field_entries = np.repeat(np.arange(len(order), dtype=np.uint32), np.diff(field_starts))
    write_postings(writer, tokens, field_lengths, field_slots, field_entries, len(words), len(slots))
    step()
    title_entries = np.repeat(np.arange(len(order), dtype=np.uint32), lengths)
    write_steps(writer, len(order), tokens[spread(begins, lengths)], title_entries, words)
    _write_initials(writer, numbered, starts, rank)
    del tokens
    step()
    write_lexicon(writer, words, spelt)
    write_contexts(writer, contexts.every, slots, dict(zip(words, range(len(words)), strict=True)))
    write_days(writer, *_days(numbered, starts, rank, contexts, slots))
    meta = {"entries": len(order), "words": len(words), "spelt": spelt, "slots": slots, "parts": starts.tolist()}
    writer.add("meta", json.dumps(meta).encode())
    step()


class _Contexts:
    """The contexts of a library, each once."""

    def __init__(self) -> None:
        self.every: list[Context] = []
        self._known: dict[tuple[str, tuple[str, ...], str, str], int] = {}

    def number(self, kind: str, where: Sequence[str], marking: str, date: str) -> int:
        key = (kind, tuple(where), marking, date)
        if key not in self._known:
            self._known[key] = len(self.every)
            self.every.append(Context(Kind(kind), key[1], marking, date))
        return self._known[key]


def _numbered(parts: Sequence[Container], slots: Slots, contexts: _Contexts) -> tuple[list[str], int, list[_Part]]:
    """Return the words of a library, how many of them are spelt, and the parts with what they hold numbered."""
    known: set[str] = set()
    found: list[tuple[Numbers, Numbers]] = []
    for part in parts:
        known.update(_lines(part, "part words"))
        of_part = [Slot(Kind(kind), key, label) for kind, key, label in json.loads(bytes(part.run("part slots")))]
        where = [contexts.number(*one) for one in json.loads(bytes(part.run("part contexts")))]
        found.append((np.array([slots.number(*slot) for slot in of_part], np.uint16), np.array(where, np.uint32)))
    said: set[str] = set()
    fields: dict[tuple[Kind, str], None] = {}
    for one in contexts.every:
        fields[one.kind, WITHIN] = None
        for key, text in one.texts():
            fields[one.kind, key] = None
            said.add(text)
    known.update(word for text in said for word in split(text))
    for field in fields:
        slots.number(*field)
    every, spelt = ordered(known)
    del known
    numbers = dict(zip(every, range(len(every)), strict=True))
    numbered = []
    for number, (of_slots, of_contexts) in enumerate(found):
        # Read again, not kept: together, the words of the parts are many times those of the library.
        words = _lines(parts[number], "part words")
        count = parts[number].run("part title lengths").nbytes // 4
        of_words = np.fromiter(map(numbers.__getitem__, words), np.uint32, len(words))
        numbered.append(_Part(parts, number, count, of_words, of_slots, of_contexts))
    return every, spelt, numbered


def _lines(part: Container, name: str) -> list[str]:
    text = str(part.run(name), "utf-8")
    return text.split("\n") if text else []


def _joined(arrays: Sequence[NDArray[Any]], kind: type[np.generic]) -> NDArray[Any]:
    return np.concatenate(arrays) if arrays else np.zeros(0, kind)


def _of_library(part: _Part, name: str, kind: type[np.generic]) -> NDArray[Any]:
    numbers = part.numbers(name, kind)
    return part.contexts[numbers] if name == "entry contexts" else numbers


def _write_by_context(writer: ContainerWriter, entry_contexts: Numbers, count: int) -> None:
    write(writer, "entries by context", np.argsort(entry_contexts, kind="stable").astype(np.uint32))
    write(writer, "entries by context starts", starts_of(np.bincount(entry_contexts, minlength=count)))


def _records(
    parts: Sequence[_Part], starts: Numbers, order: Numbers, rank: Numbers
) -> tuple[Numbers, NDArray[np.uint16], Numbers, NDArray[np.uint32]]:
    """Return the fields and words of all entries, in the order of ties."""
    counts = _joined([part.numbers("field counts", np.uint16) for part in parts], np.uint16)
    field_starts = starts_of(counts[order])
    field_slots = np.zeros(int(field_starts[-1]), np.uint16)
    field_lengths = np.zeros(int(field_starts[-1]), np.uint32)
    for part, fields in _fields(parts, starts, counts, rank, field_starts):
        field_slots[fields] = part.slots[part.numbers("field slots", np.uint16)]
        field_lengths[fields] = part.numbers("field lengths", np.uint32)
    token_starts = starts_of(field_lengths)
    tokens = np.zeros(int(token_starts[-1]), np.uint32)
    for part, fields in _fields(parts, starts, counts, rank, field_starts):
        of_part = np.frombuffer(zlib.decompress(part.container.run("part tokens")), np.uint32)
        tokens[spread(token_starts[fields], field_lengths[fields])] = part.words[of_part]
    return field_starts, field_slots, token_starts, tokens


def _fields(
    parts: Sequence[_Part], starts: Numbers, counts: Numbers, rank: Numbers, field_starts: Numbers
) -> Iterator[tuple[_Part, Numbers]]:
    """Yield each part with the places that its fields take in the library."""
    for part, first in zip(parts, starts.tolist(), strict=False):
        entries = slice(first, first + part.count)
        yield part, spread(field_starts[rank[entries]], counts[entries])


def _write_initials(writer: ContainerWriter, parts: Sequence[_Part], starts: Numbers, rank: Numbers) -> None:
    initials = [letters for part in parts for letters in _lines(part.container, "part initials")]
    entries = [
        rank[part.numbers("initials entries", np.uint32) + first]
        for part, first in zip(parts, starts.tolist(), strict=False)
    ]
    write_initials(writer, initials, _joined(entries, np.uint32))


def _days(
    parts: Sequence[_Part], starts: Numbers, rank: Numbers, contexts: _Contexts, slots: Slots
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the dates that entries mention, and those of what they stand in: number, slot, first and last day."""
    own = [np.zeros((0, 4), np.int64)]
    for part, first in zip(parts, starts.tolist(), strict=False):
        rows = part.numbers("dates", np.int64).reshape(-1, 4).copy()
        rows[:, 0] = rank[rows[:, 0] + first]
        rows[:, 1] = part.slots[rows[:, 1]]
        own.append(rows)
    dates = cache(lambda text: [(day_number(period.first), day_number(period.last)) for period in periods(text)])
    around = [
        (number, slots.number(one.kind, key), *days)
        for number, one in enumerate(contexts.every)
        for key, text in one.texts()
        for days in dates(text)
    ]
    return np.concatenate(own), np.array(around, np.int64).reshape(-1, 4)
