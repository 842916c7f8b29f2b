"""The lexicon: the distinct words of a library on disk, in order, and the ways to look them up.

Words that are spelt come first, then those with digits, each in the order of their letters. A word's number is its
place in that order.
"""

import zlib
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from outbrief.search.grades import is_spelt
from outbrief.search.letters import class_of
from outbrief.search.spelling import consonants, stem, variant_key
from outbrief.search.stored.container import Container, ContainerWriter
from outbrief.search.stored.numbers import Numbers, read, starts_of, write

WIDTH = 24
"""Letters of a word that are kept as classes: the beginnings of longer words are long enough to be told apart."""
KEYS: dict[str, Callable[[str], str]] = {"variants": variant_key, "stems": stem, "sounds": consonants}
"""Keys under which words meet that are alike."""
_NO_CLASS = 255


def ordered(words: Iterable[str]) -> tuple[list[str], int]:
    """Return words in the order of a lexicon, and how many of them are spelt."""
    spelt: list[str] = []
    codes: list[str] = []
    for word in words:
        (spelt if is_spelt(word) else codes).append(word)
    spelt.sort()
    codes.sort()
    return spelt + codes, len(spelt)


def write_lexicon(writer: ContainerWriter, words: Sequence[str], spelt: int) -> None:
    """Write the words of a lexicon, in order."""
    encoded = [word.encode() for word in words]
    write(writer, "word starts", starts_of(np.array([len(word) + 1 for word in encoded], np.int64)).astype(np.uint32))
    writer.add("words", b"\n", b"\n".join(encoded), b"\n")
    lengths = np.array([min(len(word), 255) for word in words], np.uint8)
    write(writer, "word lengths", lengths)
    for name, key in KEYS.items():
        keys = np.fromiter((check(key(word)) for word in words[:spelt]), np.uint32, spelt)
        order = np.argsort(keys, kind="stable").astype(np.uint32)
        write(writer, f"{name} keys", keys[order])
        write(writer, f"{name} words", order)
    points = np.array(words[:spelt] or [""], f"U{WIDTH}").view(np.uint32).reshape(-1, WIDTH)[:spelt]
    write(writer, "shared letters", _shared(points))
    write(writer, "letter classes", _classes(points))
    masks = np.fromiter((mask(word) for word in words[:spelt]), np.uint64, spelt)
    write(writer, "letter masks", masks)


def check(key: str) -> int:
    """Return the number under which a key is looked up. Different keys may share one: who looks up compares."""
    return zlib.crc32(key.encode())


def mask(text: str) -> int:
    """Return the classes of a text's letters as the bits of a number."""
    bits = 0
    for letter in set(text):
        bits |= 1 << class_of(letter)
    return bits


def _shared(points: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """Return how many letters each word shares with the one before, at its beginning; at most WIDTH."""
    shared = np.zeros(len(points), np.uint8)
    if len(points) > 1:
        differs = points[1:] != points[:-1]
        shared[1:] = np.where(differs.any(axis=1), differs.argmax(axis=1), WIDTH)
    return shared


def _classes(points: NDArray[np.uint32]) -> NDArray[np.uint8]:
    """Return the class of each of a word's first letters."""
    distinct, places = np.unique(points, return_inverse=True)
    known = np.array([class_of(chr(point)) if point else _NO_CLASS for point in distinct.tolist()], np.uint8)
    classes: NDArray[np.uint8] = known[places.reshape(points.shape)]
    return classes


class Lexicon:
    """The words of a library, mapped."""

    def __init__(self, container: Container, count: int, spelt: int) -> None:
        self.count = count
        self.spelt = spelt
        """How many words are spelt; the rest hold digits."""
        self._blob = container.run("words")
        self._starts: NDArray[np.uint32] = read(container, "word starts", np.uint32)
        self.lengths: NDArray[np.uint8] = read(container, "word lengths", np.uint8)
        self._keys = {name: read(container, f"{name} keys", np.uint32) for name in KEYS}
        self._words = {name: read(container, f"{name} words", np.uint32) for name in KEYS}
        self.masks: NDArray[np.uint64] = read(container, "letter masks", np.uint64)
        self._shared: NDArray[np.uint8] = read(container, "shared letters", np.uint8)
        self._classes: NDArray[np.uint8] = read(container, "letter classes", np.uint8).reshape(-1, WIDTH)

    def word(self, number: int) -> str:
        """Return a word."""
        start = int(self._starts[number]) + 1
        return str(self._blob[start : int(self._starts[number + 1])], "utf-8")

    def words(self, numbers: Numbers) -> list[str]:
        """Return some words."""
        starts = (self._starts[numbers] + 1).tolist()
        ends = self._starts[numbers + 1].tolist()
        blob = self._blob
        return [str(blob[start:end], "utf-8") for start, end in zip(starts, ends, strict=True)]

    def number(self, word: str) -> int | None:
        """Return the number of a word, None where it does not occur."""
        first, last = (0, self.spelt) if is_spelt(word) else (self.spelt, self.count)
        at = self._place(word.encode(), first, last)
        return at if at < last and self.word(at) == word else None

    def starting(self, start: str) -> list[tuple[int, int]]:
        """Return the runs of words that begin so, as their first number and the one after the last.

        One letter begins a word, not a code.
        """
        runs = [self.spelt_starting(start)]
        if len(start) > 1 or not is_spelt(start):
            runs.append(self._starting(start, self.spelt, self.count))
        return [(first, last) for first, last in runs if first < last]

    def spelt_starting(self, start: str) -> tuple[int, int]:
        """Return the run of spelt words that begin so."""
        return self._starting(start, 0, self.spelt)

    def _starting(self, start: str, first: int, last: int) -> tuple[int, int]:
        return self._place(start.encode(), first, last), self._place((start + "\U0010ffff").encode(), first, last)

    def _place(self, word: bytes, low: int, high: int) -> int:
        """Return where a word stands, or would stand, among those from `low` to `high`."""
        starts, blob = self._starts, self._blob
        while low < high:
            middle = (low + high) // 2
            # UTF-8 sorts as its characters do.
            if bytes(blob[int(starts[middle]) + 1 : int(starts[middle + 1])]) < word:
                low = middle + 1
            else:
                high = middle
        return low

    def alike(self, name: str, key: str) -> list[tuple[int, str]]:
        """Return the words, with their numbers, that share a key: one of KEYS."""
        keys = self._keys[name]
        wanted = np.uint32(check(key))
        first, last = np.searchsorted(keys, wanted), np.searchsorted(keys, wanted, "right")
        numbers = self._words[name][first:last]
        make = KEYS[name]
        return [pair for pair in zip(numbers.tolist(), self.words(numbers), strict=True) if make(pair[1]) == key]

    def holding(self, part: str) -> list[int]:
        """Return the numbers of the words that have a part inside."""
        first, last = (0, self.spelt) if is_spelt(part) else (self.spelt, self.count)
        if first == last:
            return []
        low = self._starts[first]
        text = self._spelt_text if first == 0 else bytes(self._blob[int(low) : int(self._starts[last]) + 1])
        wanted, places = part.encode(), []
        at = text.find(wanted)
        while at >= 0:
            places.append(at)
            at = text.find(wanted, text.index(b"\n", at))
        found = np.searchsorted(self._starts[first : last + 1], np.array(places, np.uint32) + low, "right") - 1 + first
        return [int(number) for number in found]

    @cached_property
    def _spelt_text(self) -> bytes:
        return bytes(self._blob[: int(self._starts[self.spelt]) + 1])

    def beginnings(self, first: str, size: int) -> tuple[Numbers, NDArray[np.uint64]]:
        """Return a word for each distinct beginning of `size` letters of longer spelt words, and its letters' classes.

        `first` is the letter that they begin with.
        """
        low, high = self.spelt_starting(first)
        lengths, shared = self.lengths[low:high], self._shared[low:high]
        if size > WIDTH:
            long = np.flatnonzero(lengths > size) + low
            distinct = {word[:size]: number for number, word in zip(long.tolist(), self.words(long), strict=True)}
            masks = np.array([mask(word) for word in distinct], np.uint64)
            return np.array(list(distinct.values()), np.int64), masks
        is_new = shared < size
        is_new[:1] = True
        longer = lengths > size
        # Of words that begin alike only the first can be no longer than the beginning itself; then the next stands for
        # all of them.
        after_short = np.zeros(len(longer), np.bool_)
        after_short[1:] = ~is_new[1:] & is_new[:-1] & ~longer[:-1]
        chosen = np.flatnonzero(longer & (is_new | after_short)) + low
        bits = np.uint64(1) << self._classes[chosen, :size].astype(np.uint64)
        return chosen, np.bitwise_or.reduce(bits, axis=1) if len(chosen) else np.zeros(0, np.uint64)
