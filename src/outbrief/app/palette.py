"""The command palette: every place, and every action that has a key."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from textual import events
from textual.app import App, ComposeResult
from textual.await_complete import AwaitComplete
from textual.command import CommandList, CommandPalette, DiscoveryHit, Hit, Hits, Provider
from textual.content import Content
from textual.dom import DOMNode
from textual.errors import NoWidget
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, OptionList

from outbrief.app.pages.flow import text
from outbrief.app.pages.path import even_path_line
from outbrief.app.screens.searching import Searching
from outbrief.app.themes import THEMES
from outbrief.app.widgets.search_bar import LONGEST
from outbrief.briefing.place import Place
from outbrief.library.named import entry_named
from outbrief.search.answer import Hit as Found
from outbrief.search.entries import Entry, Field, Kind
from outbrief.search.memory import index_of

MOST = 30
"""Hits; whoever needs more of them types another letter."""

LONG_ENOUGH = 3
"""Letters from which on what is typed names an action; `t` begins half of them."""

NAMED = 3.0
"""The score of what is named by its place: above that of any action."""

MARGINS = 6
"""Cells that the palette keeps free at the sides of a line."""

LIT = "bold underline"
UNLIT = "not bold dim"


class Commands(CommandList):
    """The list of the palette."""

    async def _on_click(self, event: events.Click) -> None:
        """Choose what was clicked, unless another query has taken it away since it was drawn (Textual 8.2.8 fails)."""
        event.prevent_default()
        with suppress(LookupError):
            await super()._on_click(event)


class Palette(CommandPalette):
    """The palette. Its cursor does not blink: an idle line stays idle. It is left once, what was chosen done once."""

    CSS_PATH = "palette.tcss"

    def on_mount(self) -> None:
        """Keep the cursor still, and what is typed short."""
        # There is none where the reader ends before the palette is there.
        for line in self.query(Input):
            line.cursor_blink, line.max_length = False, LONGEST

    def compose(self) -> ComposeResult:
        """Put our own list in the place of Textual's."""
        for widget in super().compose():
            yield Commands() if isinstance(widget, CommandList) else widget

    def dismiss(self, result: object = None) -> AwaitComplete:
        """Leave, unless that has been done: keys come faster than a screen goes."""
        return super().dismiss() if self.is_on_top else AwaitComplete()

    def leave_at_once(self) -> None:
        """Leave without a message of its own: it may be at one that does not end."""
        self.workers.cancel_node(self)
        self.dismiss()

    @property
    def is_on_top(self) -> bool:
        """Whether it is what is left next; Textual counts a screen that is seen below another as current."""
        return self.app.screen_stack[-1:] == [self]

    def get_widget_at(self, x: int, y: int) -> tuple[Widget, Region]:
        """Return what is below the mouse, or the palette itself: it is left by a click beside it (Textual 8.2.8)."""
        try:
            return super().get_widget_at(x, y)
        except NoWidget:
            return self, self.region

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Move in the list where there is room for it: without, Textual 8.2.8 fails to find a line to move to."""
        return action != "command_list" or any(one.size.area > 0 for one in self.query(OptionList))

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """Do nothing more once it has been left."""
        if not self.is_on_top:
            event.prevent_default()


class PlaceCommands(Provider):
    """Goes to a briefing, section, table, initiative or point. What the file says is content, never markup."""

    async def search(self, query: str) -> Hits:
        """Offer the places that a query finds, as the search bar finds them; before them the one that it is."""
        if not isinstance(self.screen, Searching):
            return
        entry = entry_named(self.screen.library, query)
        if entry is not None:
            yield Hit(NAMED, self._named(entry, text(entry.title)), partial(self._go, entry.place))
        if (index := await self.screen.wanted_index()) is None:
            return
        kinds = frozenset(Kind) - {Kind.PARAGRAPH}
        for hit in index.search(query, limit=MOST, kinds=kinds).hits:
            if entry is None or hit.entry.place != entry.place:
                yield Hit(_share(hit.score), self._named(hit.entry, _lit(hit)), partial(self._go, hit.entry.place))

    def _named(self, entry: Entry, title: Content) -> Content:
        below = even_path_line(entry.where, self.screen.size.width - MARGINS)
        return title + (text("\n") + below.stylize(UNLIT) if below else Content(""))

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
            # Whoever types what a key does wants that, whatever the guide or a briefing says of it.
            named = 1 if _names(query, hit.entry.title) else 0
            yield Hit(named + _share(hit.score), _lit(hit), commands[hit.entry.place])


def _names(query: str, title: str) -> bool:
    """Tell whether each word of a query begins a word of a title; a few letters alone say too little."""
    words = title.casefold().split()
    asked = query.casefold().split()
    return len("".join(asked)) >= LONG_ENOUGH and all(any(word.startswith(one) for word in words) for one in asked)


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
