"""Evidence: which characters of a hit are lit, and which word of the query each of them answers."""

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from outbrief.search.answer import Reason, Span
from outbrief.search.dates import Period, compares, periods
from outbrief.search.grades import Grade, How
from outbrief.search.initials import SHORTEST_BEGUN, Chain, initials_in, initials_value, whole_initials
from outbrief.search.reading import Compared, Reading, Wanted
from outbrief.search.shelved import Shelved, around
from outbrief.search.slots import KIND_WEIGHTS, Slots
from outbrief.search.words import Token, fold, split, tokens

ALSO_LIT = 0.08
"""How far below the best match of a word another one may be and still be lit: beside `Cyber`, `Cybersecurity` too,
but not a misspelling."""


class _Held(NamedTuple):
    """A word of an entry that answers a typed one."""

    worth: float
    grade: Grade
    field: int
    word: str


def evidence(
    slots: Slots, shelved: Shelved, reading: Reading, grades: Sequence[Mapping[str, Grade]]
) -> tuple[tuple[Span, ...], tuple[Reason, ...]]:
    """Return the spans and reasons of a hit, word by word of its reading."""
    wanted, joined = reading.wanted, reading.joined
    spans: list[Span] = []
    reasons: list[Reason] = []
    located: dict[int, list[Token]] = {}
    only_function_words = all(want.is_function for want in wanted)
    for want, graded in zip(wanted, grades, strict=True):
        if want.is_function and not only_function_words:
            continue
        held = _held(slots, shelved, want, graded)
        context = [(graded[word], word, key) for key, word in _within(slots, shelved, want) if word in graded]
        best = max(held, key=lambda found: (found.worth, -found.field), default=None)
        initials = _initials(shelved, want, best.worth if best else 0.0)
        if initials:
            more, why = chain_evidence(shelved, want.typed, initials)
            spans.extend(more)
            reasons.extend(why)
        elif best:
            for found in dict.fromkeys(held):
                if found.grade.value >= best.grade.value - ALSO_LIT:
                    spans.extend(
                        Span(found.field, *_lit(token, want.word, found.grade))
                        for token in _located(located, shelved, found.field)
                        if token.word == found.word
                    )
            field = shelved.entry.fields[best.field]
            token = next(token for token in _located(located, shelved, best.field) if token.word == best.word)
            how = (
                How.JOINED
                if joined and best.grade.how is How.EXACT and fold(want.typed) != want.word
                else best.grade.how
            )
            reasons.append(Reason(want.typed, field.text[token.start : token.end], field.key, how))
        elif context:
            grade, word, key = max(context, key=lambda found: (found[0].value, found[1]))
            reasons.append(Reason(want.typed, word, key, grade.how))
    for one in reading.compared:
        for number, key, text, period in dated(slots, shelved, one):
            if number is not None:
                spans.append(Span(number, period.start, period.end))
            reasons.append(Reason(one.typed, text[period.start : period.end], key, How.EXACT))
    return merged(spans), tuple(reasons)


def dated(slots: Slots, shelved: Shelved, compared: Compared) -> list[tuple[int | None, str, str, Period]]:
    """Return the dates of an entry that are as asked for: number of the field (None for its briefing's), key, text."""
    numbered = zip(shelved.slots, shelved.entry.fields, strict=True)
    texts: list[tuple[int | None, str, str]] = [
        (number, field.key, field.text) for number, (slot, field) in enumerate(numbered) if slot in compared.slots
    ]
    texts += [(None, key, text) for key, text in around(shelved.entry, slots, compared.slots)]
    return [
        (number, key, text, period)
        for number, key, text in texts
        for period in periods(text)
        if compares(period, compared.sign, compared.bound)
    ]


def chain_evidence(shelved: Shelved, typed: str, chain: Chain) -> tuple[tuple[Span, ...], tuple[Reason, ...]]:
    """Return the spans and the reason of a hit whose title a chain of letters runs through."""
    field = shelved.naming
    placed = tokens(shelved.entry.fields[field].text)
    spans = merged(Span(field, *placed[word].part(letter, letter + 1)) for word, letter in chain.letters)
    return spans, (Reason(typed, shelved.entry.title, shelved.entry.fields[field].key, How.INITIALS),)


def _within(slots: Slots, shelved: Shelved, want: Wanted) -> list[tuple[str, str]]:
    """Return the words of what an entry stands in, each with the key it stands under."""
    return [(key, word) for key, text in around(shelved.entry, slots, want.slots) for word in split(text)]


def _held(slots: Slots, shelved: Shelved, want: Wanted, graded: Mapping[str, Grade]) -> list[_Held]:
    return [
        _Held(graded[word].value * slots[slot].weight, graded[word], number, word)
        for number, (slot, words) in enumerate(zip(shelved.slots, shelved.words, strict=True))
        if slot in want.slots
        for word in words
        if word in graded
    ]


def _initials(shelved: Shelved, want: Wanted, worth: float) -> Chain | None:
    """Return the initials that a word stands for, where they are worth more than what it found as a word."""
    if not want.bare or shelved.title_slot not in want.slots:
        return None
    title = shelved.title
    chain = initials_in(want.word, title)
    whole = chain is not None and want.word in whole_initials(title)
    value = initials_value(want.typed, whole=whole) * KIND_WEIGHTS[shelved.entry.kind]
    return chain if value > worth and (whole or len(want.word) >= SHORTEST_BEGUN) else None


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return spans in the order of the text, those that touch or overlap made one."""
    result: list[Span] = []
    for span in sorted(spans):
        if result and span.field == result[-1].field and span.start <= result[-1].end:
            result[-1] = result[-1]._replace(end=max(span.end, result[-1].end))
        else:
            result.append(span)
    return tuple(result)


def _located(located: dict[int, list[Token]], shelved: Shelved, field: int) -> list[Token]:
    if field not in located:
        located[field] = tokens(shelved.entry.fields[field].text)
    return located[field]


def _lit(token: Token, word: str, grade: Grade) -> tuple[int, int]:
    """Return the characters that answer: what was typed where that stands there, else the whole word."""
    if grade.how is How.PREFIX:
        return token.part(0, len(word))
    if grade.how is How.INSIDE:
        at = token.word.find(word)
        return token.part(at, at + len(word))
    return token.start, token.end
