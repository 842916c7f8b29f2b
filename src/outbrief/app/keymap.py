"""The keys of every action by its id, as the bindings have them and as a configuration changes them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from textual.app import App
from textual.binding import Binding
from textual.dom import DOMNode
from textual.keys import KEY_ALIASES, Keys

from outbrief.app.app import OutbriefApp
from outbrief.app.screens.bookmarks import BookmarkList, Bookmarks
from outbrief.app.screens.copying import Copying
from outbrief.app.screens.facets import Facets
from outbrief.app.screens.keys import KeyList
from outbrief.app.screens.keys import Keys as KeysScreen
from outbrief.app.screens.problems import ProblemList, Problems
from outbrief.app.screens.statuses import StatusLine
from outbrief.app.widgets.detail import Detail
from outbrief.app.widgets.facets import FacetList
from outbrief.app.widgets.search_bar import QueryLine
from outbrief.app.widgets.sidebar import Sidebar
from outbrief.library.configuration import near
from outbrief.loading.clean import clean_line

TOGETHER: Sequence[Sequence[type[DOMNode]]] = (
    (Sidebar, Copying, OutbriefApp),
    (Detail, Copying, OutbriefApp),
    (QueryLine,),
    (KeyList, KeysScreen),
    (BookmarkList, Bookmarks),
    (ProblemList, Problems),
    (StatusLine,),
    (FacetList, Facets),
)
"""Whose keys act at one time. The bar and the lists go before what lies below them, so their keys may be its too."""

TYPED_IN = (QueryLine, StatusLine)
"""What takes every letter as text: a letter cannot be a key of it."""


class Acting(NamedTuple):
    """An action that has an id: its keys and what it does."""

    keys: tuple[str, ...]
    does: str


def acting(node: type[DOMNode]) -> dict[str, Acting]:
    """Return the actions of a screen or widget by their ids, those of what it is made from included."""
    found: dict[str, Acting] = {}
    for base in node.__mro__:
        for binding in Binding.make_bindings(base.__dict__.get("BINDINGS", ())):
            if binding.id and issubclass(base, DOMNode) and base is not App:
                known = found.get(binding.id, Acting((), binding.tooltip or binding.description))
                found[binding.id] = known._replace(keys=(*known.keys, binding.key))
    return found


def all_acting() -> dict[str, Acting]:
    """Return every action that has an id."""
    return {identity: one for nodes in TOGETHER for node in nodes for identity, one in acting(node).items()}


def written(key: str) -> str:
    """Return a key as it is written in a configuration: a character as itself, if it can be seen."""
    return _CHARACTERS.get(key, key)


def canonical(key: str) -> str:
    """Return the name that Textual has for a key; empty for what is none."""
    if len(key) == 1:
        return "comma" if key == "," else "space" if key == " " else _named(key)
    if key in _ALIASES:
        return _ALIASES[key]
    modifier, plus, last = key.rpartition("+")
    if modifier == "alt" and plus and canonical(last) and "+" not in last:
        return f"alt+{canonical(last)}"
    return key if key in _KNOWN else ""


def keymap_of(keys: Mapping[str, Sequence[str]], where: Callable[[str], str]) -> tuple[dict[str, str], list[str]]:
    """Return the keymap that a configuration makes, as Textual wants it, and what is wrong with it, a line each.

    `where` tells where in the configuration the keys of an id stand.
    """
    known = all_acting()
    chosen: dict[str, list[str]] = {}
    faults: list[str] = []
    for identity, listed in keys.items():
        if identity not in known:
            faults.append(f"{where(identity)}: unknown key id “{identity}”{near(identity, list(known))}")
            continue
        chosen[identity] = []
        for key in listed:
            if found := canonical(key):
                chosen[identity].append(found)
            else:
                faults.append(f"{where(identity)}: unknown key “{key}”{_advice(key)}")
    faults += [f"{where(identity)}: {message}" for identity, message in _clashes(chosen)]
    keymap = {identity: ",".join(dict.fromkeys(listed)) for identity, listed in chosen.items() if listed}
    return keymap, [clean_line(fault) for fault in faults]


def _clashes(chosen: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Yield each chosen id that takes a key which is another's at the same time, unless it was so before."""
    told: set[frozenset[str]] = set()
    for nodes in TOGETHER:
        before = {identity: one.keys for node in nodes for identity, one in acting(node).items()}
        after = {identity: chosen.get(identity) or keys for identity, keys in before.items()}
        for identity in filter(after.__contains__, chosen):
            for key in after[identity]:
                if nodes[0] in TYPED_IN and (len(key) == 1 or key in _CHARACTERS or key == "space"):
                    yield identity, f"“{written(key)}” is typed into the bar, and cannot be the key of “{identity}”"
                for other, keys in after.items():
                    shared = key in before[identity] and key in before[other]
                    pair = frozenset((identity, other, key))
                    if other != identity and key in keys and not shared and pair not in told:
                        told.add(pair)
                        yield identity, f"“{written(key)}” is also the key of “{other}”"


def _advice(key: str) -> str:
    modifier, _, last = key.rpartition("+")
    if modifier.lower() == "shift" and len(last) == 1 and last.isalpha():
        return f": did you mean “{last.upper()}”?"
    return near(key, [*_KNOWN, *_ALIASES])


def _named(character: str) -> str:
    return next(iter(Binding.make_bindings([Binding(character, "")]))).key if character.isprintable() else ""


_CHARACTERS = {_named(chr(code)): chr(code) for code in range(33, 127) if chr(code) != ","} | {"comma": ","}
"""The keys that type a character, by the names that Textual has for them."""

_NEVER = ("return", "ctrl-at")
"""Names that Textual lists and no terminal sends."""

_KNOWN = frozenset(_CHARACTERS) | {key.value for key in Keys if key.value[0] != "<" and key.value not in _NEVER}
_ALIASES = {alias: key for key, aliases in KEY_ALIASES.items() for alias in aliases} | {"esc": "escape"}
"""What a terminal sends as another key."""
