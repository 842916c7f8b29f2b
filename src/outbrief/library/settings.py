"""What is in force, and where each of it came from: flag, environment, configuration, memory, default. Pure."""

from collections.abc import Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from outbrief.formats.citation import DEFAULT as CITATION
from outbrief.library.configuration import CLIPBOARDS, THEMES, Configuration, near
from outbrief.library.library import LIBRARY_VARIABLE, named_paths
from outbrief.loading.clean import clean_line

THEME_VARIABLE = "OUTBRIEF_THEME"
CLIPBOARD_VARIABLE = "OUTBRIEF_CLIPBOARD"
SHARED_CLIPBOARDS = ("off", "osc52")
"""What a reader shared by many may do, the first unless it is told otherwise: it runs no program for anybody."""

EDITOR_VARIABLES = ("VISUAL", "EDITOR")
"""As every program asks them: the first is for a screen, the second for whatever there is."""

EDITOR = "vi"
"""The editor that POSIX promises."""

Value = TypeVar("Value", bound=object, covariant=True)


class Setting(NamedTuple, Generic[Value]):
    """A value that is in force."""

    value: Value
    origin: str = "default"
    """Where it came from: `flag`, `environment OUTBRIEF_THEME`, `config.toml:3`, `remembered`, `default`."""


class Flags(NamedTuple):
    """What was typed behind the command."""

    paths: Sequence[str] = ()
    theme: str | None = None
    mouse: bool | None = None
    clipboard: str | None = None


class Settings(NamedTuple):
    """All that is in force, but for the keys."""

    library: Setting[tuple[str, ...]]
    """The paths to open; none for the shipped briefings."""
    theme: Setting[str]
    """Empty where nobody has asked for one: then the terminal decides."""
    mouse: Setting[bool]
    clipboard: Setting[str]
    editor: Setting[str]
    citation: Setting[str]
    """The template of a citation."""
    faults: tuple[str, ...] = ()
    """What is wrong with the environment or cannot be had, a line each."""


def settings_of(
    flags: Flags,
    environment: Mapping[str, str],
    configuration: Configuration,
    remembered: str = "",
    shared: bool = False,
) -> Settings:
    """Return what is in force. `remembered` is the look that was chosen last; `shared`, whether many use the reader."""
    faults = []
    for variable, noun, known in ((THEME_VARIABLE, "theme", THEMES), (CLIPBOARD_VARIABLE, "clipboard", CLIPBOARDS)):
        asked = environment.get(variable, "")
        if asked and asked not in known:
            advice = near(asked, known) or f"; there are {', '.join(known)}"
            faults.append(clean_line(f"{variable}: unknown {noun} “{asked}”{advice}"))
    clipboard = _first(
        Setting(flags.clipboard, "flag"),
        Setting(environment.get(CLIPBOARD_VARIABLE) or None, f"environment {CLIPBOARD_VARIABLE}"),
        _configured(configuration, "clipboard", configuration.clipboard),
        default=SHARED_CLIPBOARDS[0] if shared else CLIPBOARDS[0],
    )
    if shared and not faults and clipboard.value not in SHARED_CLIPBOARDS:
        offered = " or ".join(SHARED_CLIPBOARDS)
        faults.append(clean_line(f"where many share the reader, clipboard must be {offered}, not {clipboard.value}"))
    return Settings(
        _library(flags, environment, configuration),
        _theme(flags, environment, configuration, remembered),
        _first(
            Setting(flags.mouse, "flag"),
            _configured(configuration, "mouse", configuration.mouse),
            default=True,
        ),
        clipboard,
        _first(
            *(Setting(environment.get(name) or None, f"environment {name}") for name in EDITOR_VARIABLES),
            _configured(configuration, "editor", configuration.editor),
            default=EDITOR,
        ),
        _first(_configured(configuration, "citation", configuration.citation), default=CITATION),
        tuple(faults),
    )


def _library(flags: Flags, environment: Mapping[str, str], configuration: Configuration) -> Setting[tuple[str, ...]]:
    return _first(
        Setting(tuple(path for path in flags.paths if path) or None, "flag"),
        Setting(named_paths(environment) or None, f"environment {LIBRARY_VARIABLE}"),
        _configured(configuration, "library", configuration.library),
        default=(),
    )


def _theme(flags: Flags, environment: Mapping[str, str], configuration: Configuration, remembered: str) -> Setting[str]:
    return _first(
        Setting(flags.theme, "flag"),
        Setting(environment.get(THEME_VARIABLE) or None, f"environment {THEME_VARIABLE}"),
        Setting("ansi" if environment.get("NO_COLOR") else None, "environment NO_COLOR"),
        _configured(configuration, "theme", configuration.theme),
        Setting(remembered if remembered in THEMES else None, "remembered"),
        default="",
    )


_One = TypeVar("_One")


def _configured(configuration: Configuration, name: str, value: _One | None) -> Setting[_One | None]:
    return Setting(value, configuration.where(name) if value is not None else "")


def _first(*settings: Setting[_One | None], default: _One) -> Setting[_One]:
    """Return the first that is set."""
    for setting in settings:
        if setting.value is not None:
            return Setting(setting.value, setting.origin)
    return Setting(default)
