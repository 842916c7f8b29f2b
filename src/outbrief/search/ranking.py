"""Ranking: how well one entry answers all words of a reading together."""

from collections.abc import Mapping, Sequence

from outbrief.search.grades import PREFIX_OF_KNOWN, Grade, How
from outbrief.search.initials import whole_initials
from outbrief.search.reading import Wanted
from outbrief.search.store import Laid

COVERED = 0.04
"""The share of the score that depends on how much of the title was asked for."""
ORDER = 0.04
"""On top where the words stand next to each other and in order; half of it where they are in order only."""
FIRST = 0.01
"""On top where the title begins with the first word."""

CALLED = 0.18
"""On top where a briefing's title begins with all the words, as they were typed: who types that means the briefing.
Enough for it to go before the rows that have them here and there, not before a row whose name has them together. Of
sections and tables many may be called alike; they would stand before all that is in them."""


def bound(words: int) -> float:
    """Return what a mean is multiplied by at the most when it is refined, in a query of so many words."""
    return 1 + FIRST + (ORDER + CALLED if words > 1 else 0.0)


def fit(
    score: float,
    entry: Laid,
    wanted: Sequence[Wanted],
    grades: Sequence[Mapping[str, Grade]],
    *,
    is_briefing: bool = False,
) -> float:
    """Refine the mean of an entry's word scores by what only the words together show.

    `is_briefing`: whether the title is that of a briefing.
    """
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
        best_order = 0.0
        for words in entry.words:
            best_order = max(best_order, _order(words, grades))
            if best_order == 1.0:
                break
        result += ORDER * best_order * score
        if is_briefing and _begins(title, grades):
            result += CALLED * score
    return result


def _is_typed(grade: Grade) -> bool:
    """Tell whether a word is what was typed, or goes on from it; not from a word of its own that was finished."""
    return grade.how is How.EXACT or (grade.how is How.PREFIX and grade.value > PREFIX_OF_KNOWN)


def _begins(title: Sequence[str], grades: Sequence[Mapping[str, Grade]]) -> bool:
    """Tell whether a title begins with the words, in their order, none of them guessed."""
    begun = zip(title, grades, strict=False)
    return len(title) >= len(grades) and all(word in graded and _is_typed(graded[word]) for word, graded in begun)


def _order(words: Sequence[str], grades: Sequence[Mapping[str, Grade]]) -> float:
    """Return from 0 to 1 how far a field has the words in the order asked for."""
    before: list[int] = []
    total, last = 0.0, len(grades) - 1
    for number, graded in enumerate(grades):
        if not before and number == last and number:
            # Nothing stands before the last word.
            break
        places = [place for place, word in enumerate(words) if word in graded]
        if before and places:
            if not {place - 1 for place in places}.isdisjoint(before):
                total += 1.0
            elif places[-1] > before[0]:
                total += 0.5
        before = places
    return total / last


def has_phrase(words: Sequence[str], grades: Sequence[Mapping[str, Grade]]) -> bool:
    """Return whether a field has words that answer these, one after the other."""
    first, rest, last = grades[0], list(enumerate(grades))[1:], len(words) - len(grades)
    starts = [at for at, word in enumerate(words) if at <= last and word in first]
    return any(all(words[at + k] in graded for k, graded in rest) for at in starts)
