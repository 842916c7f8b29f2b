"""The command palette: every place, and every action that has a key."""

from collections.abc import Callable
from functools import partial

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from outbrief.app.screens.browsing import Browsing
from outbrief.app.themes import THEMES
from outbrief.briefing.model import Initiative, walk
from outbrief.briefing.place import Place
from outbrief.formats.citation import breadcrumb
from outbrief.search.entries import Entry, Field, Kind
from outbrief.search.index import Index

MOST = 30
"""Hits; whoever needs more of them types another letter."""


def _found(index: Index, query: str) -> list[tuple[Entry, Content, float]]:
    """Find commands as initiatives are found; what the file says is content, never markup."""
    found = []
    for hit in index.search(query, limit=MOST).hits:
        content = Content(hit.entry.fields[0].text)
        for span in hit.spans:
            content = content.stylize("bold underline", span.start, span.end)
        found.append((hit.entry, content, hit.score))
    return found


class PlaceCommands(Provider):
    """Goes to a briefing, section, table or initiative."""

    async def startup(self) -> None:
        """Collect the places once: the palette is closed again before they change."""
        screen = self.screen
        library = screen.library if isinstance(screen, Browsing) else None
        self._index = Index(
            Entry(Kind.SECTION, item.place, (Field("title", "Title", breadcrumb((*within, item))),))
            for briefing in (library.briefings if library else ())
            for item, within in walk(briefing)
            if not within or hasattr(item, "title") or isinstance(item, Initiative)
        )

    async def search(self, query: str) -> Hits:
        """Offer the places that a query finds."""
        for entry, content, score in _found(self._index, query):
            yield Hit(_share(score), content, partial(self._go, entry.place))

    def _go(self, place: Place) -> None:
        if isinstance(self.screen, Browsing):
            self.screen.go(place)
            self.screen.focus_pane(self.screen.detail)


class ActionCommands(Provider):
    """Does what a key does, or changes the look."""

    def _commands(self) -> dict[str, Callable[[], object]]:
        commands: dict[str, Callable[[], object]] = {}
        for active in self.screen.active_bindings.values():
            binding = active.binding
            said = binding.tooltip or binding.description
            if active.enabled and binding.id and said and not binding.id.startswith(("hit-", "search-")):
                title = f"{said}  ({self.app.get_key_display(binding)})"
                commands.setdefault(title, partial(self.app.run_action, binding.action, active.node))
        for name in THEMES:
            commands[f"Look: {name}"] = partial(self.app.run_action, f"app.look({name!r})")
        return commands

    async def discover(self) -> Hits:
        """Offer all of them before anything is typed."""
        for title, command in self._commands().items():
            yield DiscoveryHit(Content(title), command)

    async def search(self, query: str) -> Hits:
        """Offer the actions that a query finds."""
        commands = self._commands()
        index = Index(Entry(Kind.SECTION, Place(title), (Field("title", "Title", title),)) for title in commands)
        for entry, content, score in _found(index, query):
            yield Hit(_share(score), content, commands[entry.place])


def _share(score: float) -> float:
    """Bring a score between 0 and 1, as Textual wants it, in the same order."""
    return score / (1 + score) if score > 0 else 0.0
