"""Questions to a made-up library: queries with their right answers.

Everything follows from a seed. A query's right answers are the items that hold every word it was made from; queries
with more than three of them ask for nothing in particular and are left out.
"""

import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from make_library import OUTCOMES, Item, listed

SPELLINGS = {"harbour": "harbor", "centre": "center", "programme": "program", "labour": "labor", "licence": "license"}
ABSENT = listed("""
    quinoa, zeppelin, sonata, falconry, bagpipe, origami, taxidermy, karaoke, sudoku, haiku, jacuzzi, confetti
""")
NEIGHBOURS = dict(zip("qwertyuiopasdfghjklzxcvbnm", "wertyuioprsdfghjkhxcvbnmn", strict=False))
MOST_RIGHT = 3

_WORD = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Question:
    """A query, what kind of query it is, and the ids that answer it."""

    query: str
    kind: str
    right: frozenset[str]


def questions(library: Sequence[Item], each: int, seed: int = 2) -> Iterator[Question]:
    """Yield up to `each` questions of every kind, and as many that have no answer."""
    chance = random.Random(seed)
    words = {item.id: item.words for item in library}
    for kind, make in KINDS.items():
        asked = 0
        for item in chance.sample(list(library), min(len(library), each * 20)):
            made = make(item, chance)
            if made is None or asked == each:
                continue
            query, intent = made
            right = frozenset(identity for identity, held in words.items() if set(intent) <= held)
            if 0 < len(right) <= MOST_RIGHT:
                asked += 1
                yield Question(query, kind, right)
    for number in range(each):
        absent = ABSENT[number % len(ABSENT)]
        query = f"{absent} {chance.choice(OUTCOMES).split()[0]}" if number % 2 else absent
        yield Question(query, "negative", frozenset())


Made = tuple[str, list[str]] | None


def _title(item: Item) -> list[str]:
    return _WORD.findall(item.title.lower())


def _words(item: Item, chance: random.Random) -> Made:
    chosen = chance.sample(_title(item), 3)
    return " ".join(chosen), chosen


def _begun(item: Item, chance: random.Random) -> Made:
    words = _title(item)[:4]
    return " ".join(word[: max(3, len(word) - 2)] for word in words), words


def _columns(item: Item, chance: random.Random) -> Made:
    chosen = [*chance.sample(_title(item), 2), *chance.sample(_WORD.findall(item.outcome.lower()), 2)]
    return " ".join(chosen), chosen


def _slip(change: Callable[[str, int, random.Random], str]) -> Callable[[Item, random.Random], Made]:
    def make(item: Item, chance: random.Random) -> Made:
        words = _title(item)[:4]
        longest = max(words, key=len)
        slipped = change(longest, chance.randrange(1, len(longest) - 1), chance)
        return " ".join(slipped if word is longest else word for word in words), words

    return make


def _initials(item: Item, chance: random.Random) -> Made:
    words = _title(item)
    return ("".join(word[0] for word in words).upper(), words) if len(words) >= 5 else None


def _chain(item: Item, chance: random.Random) -> Made:
    words = _title(item)[:5]
    return ("".join(word[:2] for word in words), words) if len(words) >= 4 else None


def _spelling(item: Item, chance: random.Random) -> Made:
    words = _title(item)
    if not any(word in SPELLINGS for word in words):
        return None
    return " ".join(SPELLINGS.get(word, word) for word in words[:5]), words[:5]


def _joined(item: Item, chance: random.Random) -> Made:
    words = _title(item)
    return f"{words[1]}{words[2]} {words[0]} {words[-1]}", [words[0], words[1], words[2], words[-1]]


def _filter(item: Item, chance: random.Random) -> Made:
    first = _WORD.findall(item.outcome.lower())[0]
    words = _title(item)[:3]
    return f"outcome:{first} {' '.join(words)}", [first, *words]


KINDS: dict[str, Callable[[Item, random.Random], Made]] = {
    "words": _words,
    "begun": _begun,
    "columns": _columns,
    "dropped": _slip(lambda word, at, _: word[:at] + word[at + 1 :]),
    "swapped": _slip(lambda word, at, _: word[:at] + word[at + 1] + word[at] + word[at + 2 :]),
    "neighbour": _slip(lambda word, at, _: word[:at] + NEIGHBOURS.get(word[at], "x") + word[at + 1 :]),
    "initials": _initials,
    "chain": _chain,
    "spelling": _spelling,
    "joined": _joined,
    "filter": _filter,
}


def read_items(path: Path) -> list[Item]:
    """Read items from a file, a JSON object a line."""
    keys = Item.__dataclass_fields__
    return [Item(**{key: value for key, value in json.loads(line).items() if key in keys}) for line in path.open()]


def read_questions(path: Path) -> list[Question]:
    """Read questions from a file, a JSON object a line: `q`, `class`, `relevant`."""
    values = map(json.loads, path.open())
    return [Question(value["q"], value["class"], frozenset(value["relevant"])) for value in values]
