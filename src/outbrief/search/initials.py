"""Initials and chains: `UCTF` and `uncytf` for "Unified Cybersecurity Task Force"."""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from itertools import pairwise
from typing import NamedTuple

from outbrief.search.letters import Bits, numbers
from outbrief.search.steps import VOWELS, Steps

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
DEAREST = 2.0
"""The cost above which a chain is chance."""


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

    def initials(self, word: str) -> list[int]:
        """Return the numbers of the titles with exactly these initials, function words counted or not."""
        return self._initials.get(word, [])

    def initials_begun(self, word: str) -> list[int]:
        """Return the numbers of the titles whose initials go on after these."""
        first = bisect_left(self._sorted, word)
        last = bisect_left(self._sorted, word + "\U0010ffff")
        return [number for letters in self._sorted[first:last] if letters != word for number in self._initials[letters]]

    def chains(self, word: str, most: int, among: Bits | None = None) -> list[tuple[int, Chain]]:
        """Return those of the first `most` titles that might do that a chain runs through, with the cheapest chain.

        A chain is made of beginnings of at least two words, in order, inside which vowels may be left out. `among` are
        the titles to look at, all where it is None.
        """
        chains = Chains(word)
        found = ((number, chains.through(self._titles[number])) for number in self._passable(word, among)[:most])
        return [(number, chain) for number, chain in found if chain]

    @cached_property
    def steps(self) -> Steps:
        """The steps that chains can take."""
        return Steps(self._titles)

    def _passable(self, word: str, chosen: Bits | None) -> list[int]:
        """Return the titles that have, for each letter of a chain, a step to it: in a word, or to the start of one."""
        steps = self.steps
        among = steps.starting(word[0])
        for before, letter in pairwise(word):
            among &= steps.inside(before, letter) | steps.starting(letter)
        return numbers(among if chosen is None else among & chosen)


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


Taken = tuple["Taken", int, int] | None
"""The letters of a chain, last first: what came before, the number of the word, the letter in it."""


class Chains:
    """The chains of one word through titles. What a word of a title offers is worked out once: titles share words."""

    def __init__(self, word: str) -> None:
        self._word = word
        self._runs: dict[str, list[tuple[int, list[int]]]] = {}
        self._moves: dict[str, list[tuple[int, int]]] = {}
        self._begins: dict[str, list[int]] = {}
        for begin, letter in enumerate(word):
            self._begins.setdefault(letter, []).append(begin)

    def through(self, title: Sequence[str]) -> Chain | None:
        """Return the cheapest chain of the word through at least two words of a title; None where there is none."""
        if not self._passes(title):
            return None
        length = len(self._word)
        # For each number of letters taken, and whether from several words: what it costs at the least, and how.
        best: dict[tuple[int, bool], tuple[float, Taken]] = {(0, False): (0.0, None)}
        for number, part in enumerate(title):
            runs = self._runs.get(part)
            if runs is None:
                runs = self._runs[part] = self._runs_of(part)
            is_function = part in FUNCTION_WORDS
            after: dict[tuple[int, bool], tuple[float, Taken]] = {}
            for state, (cost, taken) in best.items():
                done = state[0]
                skipped = TRAILING if done == length else SKIPPED_FUNCTION if is_function else SKIPPED
                cost += LEADING if done == 0 and not is_function else skipped
                if cost <= DEAREST and (state not in after or cost < after[state][0]):
                    after[state] = (cost, taken)
            for begin, places in runs:
                for several in (False, True):
                    if (begin, several) in best:
                        cost, taken = best[begin, several]
                        _take(after, cost, taken, number, places, begin, several or begin > 0, is_function)
            best = after
        found = best.get((length, True))
        return Chain(found[0], _in_order(found[1])) if found else None

    def _passes(self, title: Sequence[str]) -> bool:
        """Tell whether a chain runs through a title at whatever cost; it does through one in ten that have its steps.

        A bit for every number of letters says whether the words so far, one or several, can take so many.
        """
        one, several = 0, 0
        for part in title:
            moves = self._moves.get(part)
            if moves is None:
                moves = self._moves[part] = self._moves_of(part)
            if moves:
                before = one | several
                for begin, taken in moves:
                    if begin == 1:
                        one |= taken
                    elif before & begin:
                        several |= taken
        return bool(several >> len(self._word))

    def _moves_of(self, part: str) -> list[tuple[int, int]]:
        """Return, for each run of a part, the bit of the letters before it and those of what it can take them to."""
        return [(1 << begin, (2 << begin + len(run)) - (2 << begin)) for begin, run in self._runs_of(part)]

    def _runs_of(self, part: str) -> list[tuple[int, list[int]]]:
        """Return, for each letter of the word that a part begins with, where the letters from there on stand in it."""
        return [(begin, self._run(begin, part)) for begin in self._begins.get(part[0], ())]

    def _run(self, begin: int, part: str) -> list[int]:
        places = [0]
        for letter in self._word[begin + 1 :]:
            at = places[-1] + 1
            while at < len(part) and part[at] != letter and (part[at] in VOWELS or part[at] == part[at - 1]):
                at += 1
            if at == len(part) or part[at] != letter:
                break
            places.append(at)
        return places


def _take(
    after: dict[tuple[int, bool], tuple[float, Taken]],
    cost: float,
    taken: Taken,
    number: int,
    places: list[int],
    done: int,
    several: bool,
    is_function: bool,
) -> None:
    """Add what is reached by taking one or more letters of a word."""
    before = -2
    for at in places:
        if at == 0:
            cost += NEW_FUNCTION_WORD if is_function else NEW_WORD
        else:
            cost += NEXT_LETTER if at == before + 1 else LATER_LETTER
        if cost > DEAREST:
            return
        taken, before, done = (taken, number, at), at, done + 1
        if (done, several) not in after or cost < after[done, several][0]:
            after[done, several] = (cost, taken)


def _in_order(taken: Taken) -> tuple[tuple[int, int], ...]:
    letters: list[tuple[int, int]] = []
    while taken is not None:
        taken, number, at = taken
        letters.append((number, at))
    return tuple(reversed(letters))
