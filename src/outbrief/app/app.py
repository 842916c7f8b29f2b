"""The application: its looks, its palette, and the way in from the command line."""

import sys
from collections.abc import Callable, Mapping, Sequence
from typing import ClassVar, NamedTuple

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.filter import LineFilter, Monochrome, NoColor

from outbrief.app.palette import ActionCommands, Palette, PlaceCommands
from outbrief.app.screens.editing import Editing
from outbrief.app.screens.reader import Opened
from outbrief.app.themes import THEMES, choose_theme
from outbrief.briefing.place import Place
from outbrief.library.files import exists
from outbrief.library.library import Library
from outbrief.library.memory import Memory
from outbrief.library.names import file_path, library_name
from outbrief.library.opening import Opening
from outbrief.library.state import Left
from outbrief.loading.clean import clean_line


class Own(NamedTuple):
    """What is this user's own: without it, the reader begins and acts as it does for everybody."""

    memory: Memory
    keys: Mapping[str, str] = {}
    """The keys by the ids of their actions, where they are not the usual ones; as `keymap_of` gives them."""
    left: Left | None = None
    """How the library was left, if that is where to begin."""
    editor: str = Editing.editor
    """The editor, as a command line."""


class OutbriefApp(App[None]):
    """outbrief on the screen."""

    CSS_PATH = "outbrief.tcss"
    TITLE = "outbrief"
    ENABLE_COMMAND_PALETTE = True
    COMMANDS = {PlaceCommands, ActionCommands}  # noqa: RUF012 - Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "keys", "keys", id="keys", tooltip="All keys", key_display="?"),
        Binding(
            "ctrl+p", "command_palette", "palette", id="palette", tooltip="Every place and every action", show=False
        ),
        Binding("q", "quit", "quit", id="quit", tooltip="Leave outbrief"),
        Binding("ctrl+c", "quit", "quit", id="interrupt", tooltip="Leave outbrief", show=False, system=True),
    ]

    def __init__(
        self,
        library: Library,
        opened: Opened | None = None,
        at: Place | None = None,
        theme: str | None = None,
        own: Own | None = None,
    ) -> None:
        super().__init__()
        own = own or Own(Memory())
        self.reader = Editing(library, opened, at, own.memory, own.left)
        self.reader.editor = own.editor
        self._keys = own.keys
        for look in THEMES.values():
            self.register_theme(look)
        self.theme = choose_theme(theme, self.console.color_system, own.memory.state.theme.name)

    def get_default_screen(self) -> Editing:
        """Open with the reader."""
        return self.reader

    def on_mount(self) -> None:
        """Set the keys as they are configured; what the reader says of them in passing follows."""
        if self._keys:
            self.set_keymap(self._keys)
            self.reader.search_key = self._key_shown("search", self.reader.search_key)
            self.reader.bookmark_key = self._key_shown("bookmark", self.reader.bookmark_key)

    def _key_shown(self, identity: str, usual: str) -> str:
        key = self._keys.get(identity, "").partition(",")[0]
        return self.get_key_display(Binding(key, "")) if key else usual

    def get_key_display(self, binding: Binding) -> str:
        """Write `ctrl+d`, as the guide does, where Textual writes `^d`."""
        if binding.key == "enter":
            return "enter"
        shown = super().get_key_display(binding)
        return f"ctrl+{shown[1:]}" if shown.startswith("^") and len(shown) > 1 else shown

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Drop colours where NO_COLOR asks for it; Textual 8.2.8 would turn the default ones black."""
        own = self.native_ansi_color
        return [NoColor() if own and isinstance(one, Monochrome) else one for one in super().get_line_filters()]

    async def on_event(self, event: events.Event) -> None:
        """Clean what is typed and pasted before any input sees it: it is shown as it comes."""
        if isinstance(event, events.Paste):
            event.text = clean_line(event.text)
        elif isinstance(event, events.Key) and event.is_printable and event.character:
            event.character = clean_line(event.character)
        await super().on_event(event)

    async def action_command_palette(self) -> None:  # type: ignore[override]
        """Open the palette; the next key waits for it."""
        if not isinstance(self.screen, Palette):
            await self.push_screen(Palette(placeholder="a place or an action", id="--command-palette"))

    def action_keys(self) -> None:
        """List all keys that do something here."""
        from outbrief.app.screens.keys import Keys

        self.push_screen(Keys(self.screen.active_bindings.values()))

    def action_look(self, name: str) -> None:
        """Change to another look, and remember it."""
        self.theme = THEMES[name].name
        self.reader.remember(lambda state: state.with_theme(name))


def run(
    opening: Opening, at: str | None, theme: str | None, own: Own, ready: Callable[[], None], mouse: bool = True
) -> int:
    """Open the reader on files and folders; return the exit status: 2 where there is nothing to open.

    The first briefing is loaded before the screen appears, so that it appears with something on it; the others follow.
    A place may lie in any of them, so with `at` they are loaded until it is there; where the library was left likewise,
    if its file is still there. `ready` is called before the screen appears.
    """
    library, steps = Library(), opening.steps()
    left = None if at else own.memory.state.left.get(library_name(opening.paths))
    if left is not None and not exists(str(file_path(left.file))):
        left = None
    for step in steps:
        library = step.library
        is_there = library.find(at) is not None if at else left is None or library.loaded_for(left.page) is not None
        if library.headings and is_there:
            break
    if left is not None and library.find(left.page) is None:
        left = None
    ready()
    if not library.headings:
        for problem in library.problems:
            print(f"outbrief: {problem}", file=sys.stderr)
        return 2
    if at is not None and library.find(at) is None:
        nearest = library.nearest(at)
        advice = f"; did you mean {nearest}?" if nearest else ""
        print(f"outbrief: there is no place {at}{advice}", file=sys.stderr)
        return 2
    app = OutbriefApp(library, Opened(opening, steps), Place(at) if at else None, theme, own._replace(left=left))
    app.run(mouse=mouse)
    for notice in app.reader.leave_library():
        print(f"outbrief: {notice}", file=sys.stderr)
    return app.return_code or 0
