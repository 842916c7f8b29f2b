"""The application: its looks, its palette, and what is its own of what Textual does for every program."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from textual import events
from textual.binding import Binding, BindingType
from textual.filter import LineFilter, Monochrome, NoColor

from outbrief.app.clipboard.clipboard import Clipboard
from outbrief.app.driver import PaintingDriver, driver_class
from outbrief.app.ending import EndingApp
from outbrief.app.saying import SayingApp
from outbrief.app.screens.copying import Copying
from outbrief.app.screens.reader import Opened
from outbrief.app.themes import THEMES, choose_theme
from outbrief.app.widgets.search_bar import LONGEST, QueryLine
from outbrief.briefing.place import Place
from outbrief.library.library import Library
from outbrief.library.memory import Memory
from outbrief.library.state import Left
from outbrief.loading.clean import clean_line
from outbrief.terminal.guard import Guard

if TYPE_CHECKING:
    from outbrief.app.palette import ActionCommands, PlaceCommands


def _places() -> "type[PlaceCommands]":
    # Here and below: what lies over the reader is imported with its key.
    from outbrief.app.palette import PlaceCommands

    return PlaceCommands


def _actions() -> "type[ActionCommands]":
    from outbrief.app.palette import ActionCommands

    return ActionCommands


class Own(NamedTuple):
    """What is this user's own: without it, the reader begins and acts as it does for everybody."""

    memory: Memory
    keys: Mapping[str, str] = {}
    """The keys by the ids of their actions, where they are not the usual ones; as `keymap_of` gives them."""
    left: Left | None = None
    """How the library was left, if that is where to begin."""
    editor: str = Copying.editor
    """The editor, as a command line; empty where no file may be changed, and then nothing that changes one is there."""
    clipboard: Clipboard = Copying.clipboard
    """Where what is copied goes to."""
    template: str = Copying.template
    """The form of a citation."""


class OutbriefApp(SayingApp, EndingApp, inherit_bindings=False):
    """outbrief on the screen."""

    CSS_PATH = "outbrief.tcss"
    TITLE = "outbrief"
    # The page selects by itself. Textual 8.2.8 fails where a button goes down and there is no widget.
    ALLOW_SELECT = False
    ENABLE_COMMAND_PALETTE = True
    COMMANDS = {_places, _actions}  # noqa: RUF012 - Textual declares it so
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("question_mark", "keys", "keys", id="keys", tooltip="All keys", key_display="?"),
        Binding(
            "ctrl+p", "command_palette", "palette", id="palette", tooltip="Every place and every action", show=False
        ),
        Binding(
            "M", "mouse", "mouse", id="release-mouse", tooltip="Leave the mouse to the terminal, or take it", show=False
        ),
        Binding(
            "ctrl+z", "suspend_process", "suspend", id="suspend", tooltip="To the shell; fg comes back", show=False
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
        super().__init__(driver_class=driver_class())
        own = own or Own(Memory())
        self.reader = Copying(library, opened, at, own.memory, own.left)
        self.reader.editor = own.editor
        self.reader.clipboard = own.clipboard
        self.reader.template = own.template
        self._copied = ""
        self._keys = own.keys
        self.guard: Guard | None = None
        """Who stands between the terminal and the end of the process."""
        for look in THEMES.values():
            self.register_theme(look)
        self.theme = choose_theme(theme, self.console.color_system, own.memory.state.theme.name)

    def get_default_screen(self) -> Copying:
        """Open with the reader."""
        return self.reader

    def on_mount(self) -> None:
        """Set the keys as they are configured; what the reader says of them in passing follows."""
        # Whoever had the terminal meanwhile has left nothing of ours on it.
        self.app_resume_signal.subscribe(self, lambda _: self.refresh(layout=True))
        if self._keys:
            self.set_keymap(self._keys)
            self.reader.search_key = self._key_shown("search", self.reader.search_key)
            self.reader.bookmark_key = self._key_shown("bookmark", self.reader.bookmark_key)
            self.reader.problems_key = self._key_shown("problems", self.reader.problems_key)
            self.reader.undo_key = self._key_shown("undo", self.reader.undo_key)

    def _key_shown(self, identity: str, usual: str) -> str:
        key = self._keys.get(identity, "").partition(",")[0]
        return self.get_key_display(Binding(key, "")) if key else usual

    def get_key_display(self, binding: Binding) -> str:
        """Write `ctrl+d`, as the guide does, where Textual writes `^d`."""
        if binding.key == "enter":
            return "enter"
        shown = super().get_key_display(binding)
        return f"ctrl+{shown[1:]}" if shown.startswith("^") and len(shown) > 1 else shown

    @property
    def clipboard(self) -> str:
        """What was copied from an input, on one line, to be put in another."""
        return self._copied

    def copy_to_clipboard(self, text: str) -> None:
        """Copy what was chosen by hand. Textual itself would send it to whatever terminal there is, and say nothing."""
        if not text:
            # Cut from a line in which nothing is selected: what was copied before is still wanted.
            return
        self._copied = clean_line(text)
        self.reader.copy("Selection", text)

    def refresh_css(self, animate: bool = True) -> None:
        """Style everything anew; before there is a screen, only note the colours: what is parsed then is not kept."""
        if self.screen_stack:
            super().refresh_css(animate)
        else:
            self.stylesheet.set_variables(self.get_css_variables())

    def get_line_filters(self) -> Sequence[LineFilter]:
        """Drop colours where NO_COLOR asks for it; Textual 8.2.8 would turn the default ones black."""
        own = self.native_ansi_color
        return [NoColor() if own and isinstance(one, Monochrome) else one for one in super().get_line_filters()]

    async def on_event(self, event: events.Event) -> None:
        """Clean what is typed and pasted before any input sees it: it is shown as it comes."""
        if isinstance(event, events.InputEvent | events.Paste) and not self.screen_stack:
            # Typed behind the key that ends the reader.
            return
        if isinstance(event, events.Key) and await self._is_held_back(event):
            return
        if isinstance(event, events.Paste):
            event.text = clean_line(event.text[:LONGEST])
        elif isinstance(event, events.Key) and event.is_printable and event.character:
            event.character = clean_line(event.character)
            # It comes back from a pane that had the focus until a key before it opened a line to type in.
            if event.is_forwarded and (take := getattr(self.screen, "take_typed", None)) is not None:
                take(event.character)
                return
        await super().on_event(event)

    async def _is_held_back(self, key: events.Key) -> bool:
        """Have a key wait for one before it that is still on its way; tell whether it is none at all."""
        if not key.is_forwarded:
            await self.reader.wait_for_arrival()
            if key.key == "escape" and (leave := getattr(self.screen, "leave_at_once", None)) is not None:
                # Not round by its widgets: a palette in which something hangs passes no key on.
                leave()
                return True
        if self.screen_stack[-1:] != [self.reader]:
            return False
        if key.key == "enter" and not key.is_forwarded and isinstance(self.focused, QueryLine):
            self.reader.set_out()
        return self.reader.is_refused(key)

    async def action_command_palette(self) -> None:  # type: ignore[override]
        """Open the palette; the next key waits for it."""
        from outbrief.app.palette import Palette

        if not isinstance(self.screen, Palette):
            # Without an id: the one that was left a key ago may still be there.
            await self.push_screen(Palette(placeholder="a place or an action"))

    def action_keys(self) -> None:
        """List all keys that do something here."""
        from outbrief.app.screens.keys import Keys

        self.push_screen(Keys(self.screen.active_bindings.values()))

    def action_mouse(self) -> None:
        """Leave the mouse to the terminal, so that its own selection works, or take it back."""
        driver = self._driver
        if isinstance(driver, PaintingDriver):
            driver.mouse = not driver.mouse
            said = "The mouse scrolls and opens." if driver.mouse else "The mouse selects text, as the terminal does."
            self.notify(said, markup=False, timeout=3)

    def action_look(self, name: str) -> None:
        """Change to another look, and remember it."""
        self.theme = THEMES[name].name
        self.reader.remember(lambda state: state.with_theme(name))
