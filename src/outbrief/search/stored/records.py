"""Records: for each entry of a library, in the order of ties, its words as numbers, and what it stands in."""

import json
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from outbrief.search.entries import Kind
from outbrief.search.slots import DATE, MARKING, WITHIN, Slots
from outbrief.search.stored.container import Container, ContainerWriter
from outbrief.search.stored.numbers import Numbers, read, starts_of, write
from outbrief.search.words import split


class Context:
    """What entries of a kind stand in: titles, outermost first, marking and date."""

    __slots__ = ("date", "kind", "marking", "where")

    def __init__(self, kind: Kind, where: tuple[str, ...], marking: str, date: str) -> None:
        self.kind = kind
        self.where = where
        self.marking = marking
        self.date = date

    def texts(self) -> list[tuple[str, str]]:
        """Return its texts, each with the key it is asked for under."""
        texts = [*((WITHIN, title) for title in self.where), (MARKING, self.marking), (DATE, self.date)]
        return [(key, text) for key, text in texts if text]


def write_contexts(writer: ContainerWriter, contexts: Sequence[Context], slots: Slots, numbers: dict[str, int]) -> None:
    """Write what entries stand in; `numbers` are those of the words."""
    blobs = [json.dumps([one.kind, one.where, one.marking, one.date]).encode() for one in contexts]
    writer.add("contexts", b"".join(blobs))
    write(writer, "context starts", starts_of(np.array([len(blob) for blob in blobs], np.int64)))
    kinds = {kind: number for number, kind in enumerate(Kind)}
    write(writer, "context kinds", np.array([kinds[one.kind] for one in contexts], np.uint8))

    @cache
    def words(text: str) -> list[int]:
        # A title stands around everything below it.
        return [numbers[word] for word in split(text)]

    slot_of = cache(slots.number)
    owner: list[int] = []
    slot: list[int] = []
    tokens: list[list[int]] = []
    for number, one in enumerate(contexts):
        for key, text in one.texts():
            owner.append(number)
            slot.append(slot_of(one.kind, key))
            tokens.append(words(text))
    write(writer, "title contexts", np.array(owner, np.uint32))
    write(writer, "title slots", np.array(slot, np.uint16))
    write(writer, "title tokens", np.array([token for some in tokens for token in some], np.uint32))
    write(writer, "title starts", starts_of(np.array([len(some) for some in tokens], np.int64)))


class Contexts:
    """What entries stand in, mapped. Their titles (markings and dates too) are rows of words with a slot."""

    def __init__(self, container: Container) -> None:
        self._blobs = container.run("contexts")
        self._starts: NDArray[np.int64] = read(container, "context starts", np.int64)
        self.kinds: NDArray[np.uint8] = read(container, "context kinds", np.uint8)
        self.owners: NDArray[np.uint32] = read(container, "title contexts", np.uint32)
        """The context of each row; they ascend."""
        self.slots: NDArray[np.uint16] = read(container, "title slots", np.uint16)
        self.tokens: NDArray[np.uint32] = read(container, "title tokens", np.uint32)
        self.starts: NDArray[np.int64] = read(container, "title starts", np.int64)
        self.count = len(self.kinds)

    def context(self, number: int) -> Context:
        """Return one of them."""
        kind, where, marking, date = json.loads(bytes(self._blobs[self._starts[number] : self._starts[number + 1]]))
        return Context(Kind(kind), tuple(where), marking, date)


class Records:
    """The words of entries, mapped."""

    def __init__(self, container: Container) -> None:
        self.origins: NDArray[np.uint32] = read(container, "origins", np.uint32)
        """The number of each entry in the order of the library."""
        self.contexts: NDArray[np.uint32] = read(container, "entry contexts", np.uint32)
        self.by_context: NDArray[np.uint32] = read(container, "entries by context", np.uint32)
        self.context_starts: NDArray[np.int64] = read(container, "entries by context starts", np.int64)
        self.namings: NDArray[np.uint16] = read(container, "namings", np.uint16)
        self.field_starts: NDArray[np.uint32] = read(container, "field starts", np.uint32)
        """The first field of each entry, and after the last the number of fields."""
        self.field_slots: NDArray[np.uint16] = read(container, "field slots", np.uint16)
        self.token_starts: NDArray[np.uint32] = read(container, "token starts", np.uint32)
        """The first word of each field, and after the last the number of words."""
        self.tokens: NDArray[np.uint32] = read(container, "tokens", np.uint32)
        self.count = len(self.origins)

    def in_contexts(self, contexts: Numbers) -> NDArray[np.uint32]:
        """Return the entries that stand in one of some contexts, ascending."""
        runs = [self.by_context[self.context_starts[one] : self.context_starts[one + 1]] for one in contexts.tolist()]
        return np.sort(np.concatenate(runs)) if runs else np.zeros(0, np.uint32)
