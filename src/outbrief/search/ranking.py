"""Ranking: how well one entry answers all words of a reading together."""

from collections.abc import Mapping, Sequence

from outbrief.search.grades import Grade
from outbrief.search.initials import whole_initials
from outbrief.search.reading import Wanted
from outbrief.search.store import Laid

COVERED = 0.07
"""The share of the score that depends on how much of the title was asked for."""
ORDER = 0.04
"""On top where the words stand next to each other and in order; half of it where they are in order only."""
FIRST = 0.01
"""On top where the title begins with the first word."""


def bound(words: int) -> float:
    """Return what a mean is multiplied by at the most when it is refined, in a query of so many words."""
    return 1 + FIRST + (ORDER if words > 1 else 0.0)


def fit(score: float, entry: Laid, wanted: Sequence[Wanted], grades: Sequence[Mapping[str, Grade]]) -> float:
    """Refine the mean of an entry's word scores by what only the words together show."""
    title = entry.title
    covered = 0.0
    if len(grades) == 1:
        only = grades[0]
        for word in title:
            if word in only:
                covered += only[word][0]
    else:
        for word in title:
            best = 0.0
            for graded in grades:
                if word in graded and graded[word][0] > best:
                    best = graded[word][0]
            covered += best
    if not covered and len(wanted) == 1 and wanted[0].bare and wanted[0].word in whole_initials(title):
        covered = len(title)
    share = covered / len(title) if title else 0.0
    result = score * (1 - COVERED + COVERED * share)
    if title and title[0] in grades[0]:
        result += FIRST * score
    if len(wanted) > 1:
        result += ORDER * max([_order(words, grades) for words in entry.words]) * score
    return result


def _order(words: Sequence[str], grades: Sequence[Mapping[str, Grade]]) -> float:
    """Return from 0 to 1 how far a field has the words in the order asked for."""
    before: list[int] = []
    total = 0.0
    for number, graded in enumerate(grades):
        places = [place for place, word in enumerate(words) if word in graded]
        if number and before and places:
            if any(place - 1 in before for place in places):
                total += 1.0
            elif places[-1] > before[0]:
                total += 0.5
        before = places
    return total / (len(grades) - 1)


def has_phrase(words: Sequence[str], grades: Sequence[Mapping[str, Grade]]) -> bool:
    """Return whether a field has words that answer these, one after the other."""
    last = len(words) - len(grades)
    return any(all(words[at + k] in graded for k, graded in enumerate(grades)) for at in range(last + 1))
