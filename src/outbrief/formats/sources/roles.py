"""Which column of a table has which role, and why: by its label, else by its neighbours and its cells.

A role is given once. `Priority Area` heads the first column of one table and the second of another: an area is what
stands before the initiatives, so of two columns that might be one the first is, and the second says what is to be done.
What is not clear becomes a plain column, whose key is made from its label.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

from outbrief.briefing.keys import ROLES
from outbrief.briefing.place import slug
from outbrief.formats.sources.role_words import NAMING, ROLE_OF_PHRASE, ROLE_WORDS, words_of

LONGEST_ID = 24
"""Characters. `CVE-2025-48384` has fourteen; what is longer, or holds spaces, is no number of a row."""
MOST_ALIKE = 0.6
"""Of the cells that name a row at least so many are different: what repeats is a category or a formula."""


class Role(NamedTuple):
    """The key of a column, and why it has it: empty for a plain column."""

    key: str
    why: str = ""


class _Claim(NamedTuple):
    strength: int
    role: str
    why: str


def roles(labels: Sequence[str], columns: Sequence[Sequence[str]], told: Mapping[str, str]) -> list[Role]:
    """Return the key of every column. `columns` holds the cells of each, `told` the keys that a person has given."""
    return _Roles(labels, columns, told).found()


class _Roles:
    def __init__(self, labels: Sequence[str], columns: Sequence[Sequence[str]], told: Mapping[str, str]) -> None:
        self.labels = labels
        self.columns = [[cell for cell in column if cell] for column in columns]
        self.roles: dict[int, Role] = {}
        for number, label in enumerate(labels):
            if (key := told.get(label.casefold())) and key not in self._taken():
                self.roles[number] = Role(key, "as told")
        self.claims = [self._claims(label) for label in labels]

    def found(self) -> list[Role]:
        """Decide, in the order in which the decisions depend on one another."""
        self._give("id", self._is_id)
        for role in ROLES:
            if role not in ("id", "area", "initiative"):
                self._give(role, lambda number: True)
        self._give("initiative", self._names_rows)
        self._give_areas()
        self._give_by_place()
        return self._with_plain()

    def _taken(self) -> set[str]:
        return {role.key for role in self.roles.values()}

    def _claims(self, label: str) -> list[_Claim]:
        words = words_of(label)
        if not words:
            return []
        claims = []
        if role := ROLE_OF_PHRASE.get(" ".join(words)):
            claims.append(_Claim(3, role, "its label"))
        for role, known in ROLE_WORDS.items():
            if words[-1] in known:
                claims.append(_Claim(2, role, "its label"))
            elif found := next((word for word in words if word in known), ""):
                claims.append(_Claim(1, role, f"«{found}» in its label"))
        if words[-1] in NAMING:
            claims.append(_Claim(1, "initiative", "its label: it names the row"))
        return claims

    def _give(self, role: str, fits: Callable[[int], bool]) -> None:
        """Give a role to the column with the best claim to it, the first of several."""
        if role in self._taken():
            return
        best: tuple[int, int, str] | None = None
        for number, claims in enumerate(self.claims):
            if number in self.roles or not fits(number):
                continue
            for strength, claimed, why in claims:
                is_rival = any(one.strength > strength for one in claims if one.role != role)
                if claimed == role and not is_rival and (best is None or strength > best[0]):
                    best = strength, number, why
        if best:
            self.roles[best[1]] = Role(role, best[2])

    def _is_id(self, number: int) -> bool:
        cells = self.columns[number]
        short = sum(len(cell) <= LONGEST_ID and " " not in cell for cell in cells)
        return bool(cells) and short >= 0.8 * len(cells) and len(set(cells)) >= 0.95 * len(cells)

    def _names_rows(self, number: int) -> bool:
        cells = self.columns[number]
        return len(set(cells)) >= MOST_ALIKE * len(cells)

    def _give_areas(self) -> None:
        """Give the role of the area; of two areas in a row, where nothing else is one, the second is the initiative."""
        if "area" in self._taken():
            return
        found = [
            number
            for number, claims in enumerate(self.claims)
            if number not in self.roles and any(claim.role == "area" for claim in claims)
        ]
        if not found:
            return
        self.roles[found[0]] = Role("area", next(one.why for one in self.claims[found[0]] if one.role == "area"))
        if len(found) > 1 and "initiative" not in self._taken() and self._names_rows(found[1]):
            self.roles[found[1]] = Role("initiative", "the second of two columns that may be an area")

    def _give_by_place(self) -> None:
        """Let the column beside the id name the row, where no other does and its cells are words and differ."""
        if "initiative" in self._taken():
            return
        at = next((number for number, role in self.roles.items() if role.key == "id"), None)
        if at is None or at + 1 >= len(self.labels) or at + 1 in self.roles:
            return
        cells = self.columns[at + 1]
        has_words = sum(any(letter.isalpha() for letter in cell) for cell in cells) >= 0.8 * len(cells)
        if cells and has_words and len(set(cells)) >= 0.9 * len(cells):
            self.roles[at + 1] = Role("initiative", "it stands beside the id, and names the row")

    def _with_plain(self) -> list[Role]:
        """Return all keys; a plain one is made from its label, and is no role by chance."""
        taken = self._taken()
        found: list[Role] = []
        for number, label in enumerate(self.labels):
            role = self.roles.get(number)
            if role is None:
                key = slug(" ".join(words_of(label))) or f"column-{number + 1}"
                role = Role(free(key, taken))
                taken.add(role.key)
            found.append(role)
        return found


def free(key: str, taken: set[str]) -> str:
    """Return a key that is no role and not taken: a number is added to it."""
    found, number = key, 2
    while found in taken or found in ROLES:
        found = f"{key}-{number}"
        number += 1
    return found
