"""Slips: what it takes to have typed one word where another was meant, the likelier the cheaper."""

from itertools import permutations

SWAPPED = 0.5
"""Two letters in each other's place: the commonest slip of fast fingers."""
VOWEL_CHANGED, SOUND_CHANGED, CHANGED = 0.8, 0.6, 1.0
"""A letter in another's place: a vowel for a vowel, a letter for one that is heard alike, any other."""
VOWEL, DOUBLED, MISSING, EXTRA = 0.5, 0.6, 0.7, 0.85
"""A letter left out or put in: a vowel, or `h` and `w`, which are often not heard; one of a pair of the same; any
other, left out, which is easily done, or put in."""
FIRST = 0.8
"""On top where the first letter is wrong: whoever begins to type a word knows how it begins."""

_VOWELS = "aeiouy"
_SILENT = frozenset("aeiouhwy")
_ALIKE = ("ckq", "scz", "gj", "mn", "td", "fv", "bp", "iyj", "vw")
"""Letters that are heard alike."""
_CHANGES = dict.fromkeys(permutations(_VOWELS, 2), VOWEL_CHANGED) | dict.fromkeys(
    [pair for group in _ALIKE for pair in permutations(group, 2)], SOUND_CHANGED
)


def cost(typed: str, meant: str) -> float:
    """Return what it takes at the least to have typed one word for another; 0 where they are the same.

    Only what lies between the beginning and the end that they share is compared, which is seldom more than three
    letters.
    """
    if typed == meant:
        return 0.0
    begin, shorter = 0, min(len(typed), len(meant))
    while begin < shorter and typed[begin] == meant[begin]:
        begin += 1
    end = 0
    while end < shorter - begin and typed[-1 - end] == meant[-1 - end]:
        end += 1
    row = [0.0]
    before: list[float] = []
    left_out = [_lone(meant, at, MISSING) for at in range(begin, len(meant) - end)]
    for price in left_out:
        row.append(row[-1] + price)
    for at in range(begin, len(typed) - end):
        letter, put_in = typed[at], _lone(typed, at, EXTRA)
        least = row[0] + put_in
        after = [least]
        for place, price in enumerate(left_out):
            other = meant[begin + place]
            least = min(
                row[place] if letter == other else row[place] + _CHANGES.get((letter, other), CHANGED),
                row[place + 1] + put_in,
                least + price,
            )
            if place and before and letter == meant[begin + place - 1] and other == typed[at - 1]:
                least = min(least, before[place - 1] + SWAPPED)
            after.append(least)
        before, row = row, after
    return row[-1] + (0.0 if begin else FIRST)


def _lone(word: str, at: int, price: float) -> float:
    """Return what it takes to leave out a letter of a word, or to put it in."""
    letter = word[at]
    if letter in _SILENT:
        return VOWEL
    return DOUBLED if letter in word[max(at - 1, 0) : at] or letter in word[at + 1 : at + 2] else price
