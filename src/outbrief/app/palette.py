"""The command palette: every place, and every action that has a key."""

from collections.abc import Callable
from functools import partial

from textual.app import App
from textual.command import CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widgets import Input

from outbrief.app.pages.flow import text
from outbrief.app.pages.path import even_path_line
from outbrief.app.screens.searching import Searching
from outbrief.app.themes import THEMES
from outbrief.briefing.place import Place
from outbrief.search.answer import Hit as Found
from outbrief.search.entries import Entry, Field, Kind
from outbrief.search.memory import index_of

MOST = 30
"""Hits; whoever needs more of them types another letter."""

MARGINS = 6
"""Cells that the palette keeps free at the sides of a line."""

LIT = "bold underline"
UNLIT = "not bold dim"


class Palette(CommandPalette):
    """The palette. Its cursor does not blink: an idle line stays idle."""

    def on_mount(self) -> None:
        """Keep the cursor still."""
        self.query_one(Input).cursor_blink = False


class PlaceCommands(Provider):
    """Goes to a briefing, section, table, initiative or point. What the file says is content, never markup."""

    async def search(self, query: str) -> Hits:
        """Offer the places that a query finds, as the search bar finds them."""
        if not isinstance(self.screen, Searching) or self.screen.index is None:
            return
        kinds = frozenset(Kind) - {Kind.PARAGRAPH}
        for hit in self.screen.index.search(query, limit=MOST, kinds=kinds).hits:
            below = even_path_line(hit.entry.where, self.screen.size.width - MARGINS)
            named = _lit(hit) + (text("\n") + below.stylize(UNLIT) if below else Content(""))
            yield Hit(_share(hit.score), named, partial(self._go, hit.entry.place))

    def _go(self, place: Place) -> None:
        if isinstance(self.screen, Searching):
            self.screen.leave_bar()
            self.screen.go(place)
            self.screen.focus_pane(self.screen.detail)


class ActionCommands(Provider):
    """Does what a key does, or changes the look."""

    def _commands(self) -> dict[str, Callable[[], object]]:
        """Return what the screen and the program can do; moving a cursor is no command."""
        keys: dict[tuple[str, str], list[str]] = {}
        nodes: dict[str, DOMNode] = {}
        # What stands in the line of keys comes first.
        for active in sorted(self.screen.active_bindings.values(), key=lambda active: not active.binding.show):
            binding = active.binding
            if active.enabled and binding.id and binding.tooltip and isinstance(active.node, Screen | App):
                shown = self.app.get_key_display(binding)
                keys.setdefault((binding.tooltip, binding.action), []).append(shown)
                nodes[binding.action] = active.node
        commands: dict[str, Callable[[], object]] = {
            f"{said}  ({' '.join(shown)})": partial(self.app.run_action, action, nodes[action])
            for (said, action), shown in keys.items()
        }
        for name in THEMES:
            commands[f"Theme: {name}"] = partial(self.app.run_action, f"app.look({name!r})")
        return commands

    async def discover(self) -> Hits:
        """Offer all of them before anything is typed."""
        for title, command in self._commands().items():
            yield DiscoveryHit(Content(title), command)

    async def search(self, query: str) -> Hits:
        """Offer the actions that a query finds."""
        commands = self._commands()
        index = index_of(Entry(Kind.SECTION, Place(title), (Field("title", "Title", title),)) for title in commands)
        for hit in index.search(query, limit=MOST).hits:
            yield Hit(_share(hit.score), _lit(hit), commands[hit.entry.place])


def _lit(hit: Found) -> Content:
    naming = hit.entry.naming
    content = Content(hit.entry.title)
    for span in hit.spans:
        if span.field == naming:
            content = content.stylize(LIT, span.start, span.end)
    return content


def _share(score: float) -> float:
    """Bring a score between 0 and 1, as Textual wants it, in the same order."""
    return score / (1 + score) if score > 0 else 0.0
