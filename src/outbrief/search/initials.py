"""Initials and chains: `UCTF` and `uncytf` for "Unified Cybersecurity Task Force"."""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

_FUNCTION_WORDS = "a an and the of for to in on by with or as at from is are be that this its their into not"
FUNCTION_WORDS = frozenset(_FUNCTION_WORDS.split())
"""Words that carry a sentence, not its sense: initials leave them out, and a long query may miss them."""

LONGEST = 12
"""Letters and words: initials are shorter, and a chain that needs more words is none."""

NEW_WORD, NEW_FUNCTION_WORD = 0.10, 0.30
"""What a chain pays for beginning a word: nobody abbreviates `from`."""
NEXT_LETTER, LATER_LETTER = 0.02, 0.15
"""What it pays for a word's next letter, and for one after left-out vowels."""
SKIPPED, SKIPPED_FUNCTION, LEADING, TRAILING = 0.35, 0.08, 0.45, 0.12
"""What it pays for a word left out: between others, a function word, before the first, after the last."""
_VOWELS = "aeiou"


CAPITALS, INITIALS, INITIALS_BEGUN = 0.96, 0.89, 0.62
"""What a title's initials count: typed in capitals next to a whole word, else next to a beginning; least while some
of them are missing."""

SHORTEST_BEGUN = 3
"""Letters of initials not all typed: every two letters begin some."""


class Chain(NamedTuple):
    """How a chain runs through a title: its cost and, for each letter, the word and the letter in it."""

    cost: float
    letters: tuple[tuple[int, int], ...]


class Titles:
    """The titles of a library as word lists, findable by initials and by chains."""

    def __init__(self, titles: Sequence[list[str]]) -> None:
        self._titles = [words[:LONGEST] for words in titles]
        self._initials: dict[str, list[int]] = {}
        for number, words in enumerate(titles):
            for letters in whole_initials(words):
                self._initials.setdefault(letters, []).append(number)
        self._sorted = sorted(self._initials)
        self._letters: list[tuple[int, set[str]]] = []

    def initials(self, word: str) -> list[int]:
        """Return the numbers of the titles with exactly these initials, function words counted or not."""
        return self._initials.get(word, [])

    def initials_begun(self, word: str) -> list[int]:
        """Return the numbers of the titles whose initials go on after these."""
        first = bisect_left(self._sorted, word)
        last = bisect_left(self._sorted, word + "\U0010ffff")
        return [number for letters in self._sorted[first:last] if letters != word for number in self._initials[letters]]

    def chains(self, word: str) -> list[tuple[int, Chain]]:
        """Return the titles that a chain runs through, with the cheapest chain.

        A chain is made of beginnings of at least two words, in order, inside which vowels may be left out.
        """
        if not self._letters:
            self._letters = [(_letter_set("".join(words)), {part[0] for part in words}) for words in self._titles]
        needed, goal = _letter_set(word), 1 << len(word)
        steps: dict[str, list[tuple[int, int]]] = {}
        found: list[tuple[int, Chain]] = []
        for number, (letters, starts) in enumerate(self._letters):
            if letters & needed == needed and word[0] in starts:
                # Bit n of the state: the first n letters can be reached. All titles are tried this way, few walked.
                state = 1
                for part in self._titles[number]:
                    if part not in steps:
                        steps[part] = _steps(word, part)
                    for begin, reached in steps[part]:
                        if state & begin:
                            state |= reached
                if state & goal and (chain := chain_through(word, self._titles[number])):
                    found.append((number, chain))
        return found


def initials_in(word: str, title: Sequence[str]) -> Chain | None:
    """Return how a title's initials begin with `word`, as a chain of first letters; None where they do not."""
    for letters, places in _all_initials(title):
        if letters.startswith(word):
            return Chain(0.0, tuple((place, 0) for place in places[: len(word)]))
    return None


def whole_initials(title: Sequence[str]) -> set[str]:
    """Return a title's initials, with and without those of its function words."""
    return {letters for letters, _ in _all_initials(title)}


def initials_value(typed: str, *, whole: bool) -> float:
    """Return what initials count, as they were typed."""
    if not whole:
        return INITIALS_BEGUN
    return CAPITALS if typed.isupper() else INITIALS


def _all_initials(title: Sequence[str]) -> list[tuple[str, list[int]]]:
    """Return a title's initials with the numbers of their words: without function words, then with them."""
    if not 2 <= len(title) <= 2 * LONGEST:
        return []
    content = [place for place, word in enumerate(title) if word not in FUNCTION_WORDS]
    every = list(range(len(title)))
    chosen = [content] if content == every else [content, every]
    return [
        ("".join([title[place][0] for place in places]), places) for places in chosen if 2 <= len(places) <= LONGEST
    ]


def chain_through(word: str, title: Sequence[str]) -> Chain | None:
    """Return the cheapest chain of `word` through the words of a title; None where there is none."""
    best: dict[int, Chain] = {0: Chain(0.0, ())}
    for number, part in enumerate(title):
        after: dict[int, Chain] = {}
        for done, chain in best.items():
            _keep(after, done, Chain(chain.cost + _skip(done, len(word), part), chain.letters))
            cost, letters, before = chain.cost, chain.letters, -1
            for place, at in enumerate(_run(word, done, part)):
                if place == 0:
                    cost += NEW_FUNCTION_WORD if part in FUNCTION_WORDS else NEW_WORD
                else:
                    cost += NEXT_LETTER if at == before + 1 else LATER_LETTER
                letters, before = (*letters, (number, at)), at
                _keep(after, done + place + 1, Chain(cost, letters))
        best = after
    whole = best.get(len(word))
    return whole if whole and whole.letters[0][0] != whole.letters[-1][0] else None


def _run(word: str, begin: int, part: str) -> list[int]:
    """Return where in `part`, from its first letter on, the letters of `word` from `begin` on stand."""
    if begin == len(word) or part[0] != word[begin]:
        return []
    places = [0]
    for letter in word[begin + 1 :]:
        at = places[-1] + 1
        while at < len(part) and part[at] != letter and (part[at] in _VOWELS or part[at] == part[at - 1]):
            at += 1
        if at == len(part) or part[at] != letter:
            break
        places.append(at)
    return places


def _steps(word: str, part: str) -> list[tuple[int, int]]:
    """Return, for each letter of `word` that `part` begins with, that position as a bit and those reached from it."""
    return [
        (1 << begin, (1 << (begin + len(run) + 1)) - (1 << (begin + 1)))
        for begin in range(len(word))
        if (run := _run(word, begin, part))
    ]


def _letter_set(text: str) -> int:
    """Return the letters of a text as bits, so that titles that lack one are passed over at once."""
    bits = 0
    for letter in set(text):
        bits |= 1 << (ord(letter) & 63)
    return bits


def _skip(done: int, length: int, part: str) -> float:
    if done == length:
        return TRAILING
    if part in FUNCTION_WORDS:
        return SKIPPED_FUNCTION
    return LEADING if done == 0 else SKIPPED


def _keep(chains: dict[int, Chain], done: int, chain: Chain) -> None:
    if done not in chains or chain.cost < chains[done].cost:
        chains[done] = chain
