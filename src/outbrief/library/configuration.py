"""The configuration file as a value: TOML in, the options it sets out, and every fault with its line. Pure."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple, TypeGuard

from outbrief.loading.clean import clean, clean_line

THEMES = ("dark", "light", "ansi")
"""The looks there are, by their names."""

CLIPBOARDS = ("auto", "osc52", "native", "off")
"""How text may reach the clipboard: by the terminal, by a program of this machine, or not at all."""

OPTIONS = ("library", "theme", "mouse", "clipboard", "editor", "citation", "keys")
"""What may stand in the file."""

UNLIKE = 0.55
"""As difflib's `cutoff`: `esc` still means `escape`, and `sidebar` nothing that there is."""

LONGEST_SHOWN = 40
"""Characters of a wrong value that are repeated."""


class Configuration(NamedTuple):
    """What a configuration file says; None where it says nothing."""

    path: str = ""
    """The file, as it is shown; empty where there is none."""
    library: tuple[str, ...] | None = None
    theme: str | None = None
    mouse: bool | None = None
    clipboard: str | None = None
    editor: str | None = None
    citation: str | None = None
    """The template of a citation."""
    keys: Mapping[str, tuple[str, ...]] = MappingProxyType({})
    """The keys of an action, by the id of the action."""
    faults: tuple[str, ...] = ()
    """Everything that is wrong with it, a line each."""
    text: str = ""
    """The file, to find lines in."""

    def where(self, *names: str) -> str:
        """Return where an option stands: `config.toml:7`."""
        from outbrief.library.configuration_lines import line_of

        line = line_of(self.text, names)
        return f"{self.path}:{line}" if line else self.path


def near(name: str, known: Sequence[str]) -> str:
    """Return the advice for a name that is not known: the nearest that is, or nothing."""
    # Only a mistake needs it.
    from difflib import get_close_matches

    lower = name.lower()
    found = [lower] if lower in known else []
    found += [one for typed in (name, lower) for one in get_close_matches(typed, known, n=1, cutoff=UNLIKE)]
    return f": did you mean “{found[0]}”?" if found else ""


def template_fault(text: str) -> str:
    """Return why a text is no template of a citation, with the nearest field there is; empty where it is one."""
    # Every command looks whether there is a configuration; hardly a one has a citation.
    from outbrief.formats.citation import FIELDS
    from outbrief.formats.template import NoTemplate, parsed_template

    there_are = f"there are {', '.join(FIELDS)}"
    if not text.strip():
        return f"nothing is in it; of fields {there_are}"
    try:
        parsed_template(text, FIELDS)
    except NoTemplate as error:
        unknown = error.unknown
        return str(error) if unknown is None else f"{error}{near(unknown, tuple(FIELDS)) or f'; {there_are}'}"
    return ""


def configured(values: Mapping[str, object], path: str, text: str) -> Configuration:
    """Return the configuration that parsed TOML makes, with all its faults."""
    bare = Configuration(path, text=text)
    faults: list[str] = []

    def fault(names: Sequence[str], message: str) -> None:
        faults.append(clean_line(f"{bare.where(*names)}: {message}"))

    for name in values:
        if name not in OPTIONS:
            advice = near(name, OPTIONS) or f"; there are {', '.join(OPTIONS)}"
            fault([name], f"unknown option “{name}”{advice}")

    def one_of(name: str, known: Sequence[str]) -> str | None:
        value = values.get(name)
        if value is None or value in known:
            return None if value is None else str(value)
        advice = near(value, known) if isinstance(value, str) else ""
        fault([name], f"{name} must be {', '.join(known[:-1])} or {known[-1]}, not {_shown(value)}{advice}")
        return None

    library = values.get("library")
    if library is not None and not (_is_texts(library) and library and all(library)):
        fault(["library"], f'library must be a list of paths, such as ["~/briefings"], not {_shown(library)}')
        library = None
    mouse = values.get("mouse")
    if mouse is not None and not isinstance(mouse, bool):
        fault(["mouse"], f"mouse must be true or false, not {_shown(mouse)}")
        mouse = None
    editor = values.get("editor")
    if editor is not None and not (isinstance(editor, str) and editor.strip()):
        fault(["editor"], f'editor must be a command, such as "vim", not {_shown(editor)}')
        editor = None
    citation = values.get("citation")
    if citation is not None:
        wrong = template_fault(citation) if isinstance(citation, str) else f"it must be a text, not {_shown(citation)}"
        if wrong:
            fault(["citation"], f"citation: {wrong}")
            citation = None
    keys: dict[str, tuple[str, ...]] = {}
    table = values.get("keys", {})
    if not isinstance(table, dict):
        fault(["keys"], f"keys must be a table of key ids, not {_shown(table)}")
        table = {}
    for identity, value in table.items():
        listed = [value] if isinstance(value, str) else value
        if _is_texts(listed) and listed:
            keys[identity] = tuple(listed)
        else:
            fault(["keys", identity], f"the key of “{identity}” must be a key or a list of keys, not {_shown(value)}")
    return Configuration(
        path,
        tuple(library) if _is_texts(library) else None,
        one_of("theme", THEMES),
        mouse if isinstance(mouse, bool) else None,
        one_of("clipboard", CLIPBOARDS),
        editor if isinstance(editor, str) else None,
        clean(citation) if isinstance(citation, str) else None,
        keys,
        tuple(faults),
        text,
    )


def _is_texts(value: object) -> TypeGuard[Sequence[str]]:
    return isinstance(value, list) and all(isinstance(one, str) for one in value)


def _shown(value: object) -> str:
    """Return a wrong value as it might be written, short enough for a line."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            shown = f"“{value}”"
        case dict():
            return "a table"
        case list():
            return "a list" if value else "an empty list"
        case _:
            shown = str(value)
    return shown if len(shown) <= LONGEST_SHOWN else f"{shown[: LONGEST_SHOWN - 1]}…"
