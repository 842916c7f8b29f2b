"""The configuration file: what it sets, and one line for everything that is wrong with it."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outbrief.app.themes import THEMES as LOOKS
from outbrief.formats.citation import FIELDS
from outbrief.library.configuration import OPTIONS, THEMES, Configuration
from outbrief.library.configuration_file import MOST_BYTES, configuration_path, parsed, read_configuration
from outbrief.library.configuration_lines import line_of

WHOLE = """\
# what I like
library = ["~/briefings", "shared", "/srv/more"]
theme = "light"
mouse = false
clipboard = "osc52"
editor = "nano -w"
citation = "{briefing}[, {marking}]"

[keys]
search = ["/", "ctrl+f"]
sort = "o"
"""


def put(text: str) -> Path:
    path = configuration_path()
    assert path is not None
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def faults(text: str) -> list[str]:
    return list(parsed(text.encode(), "config.toml").faults)


def test_a_whole_file_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/anna")
    path = put(WHOLE)
    found = read_configuration()
    assert found.faults == ()
    assert found.library == ("/home/anna/briefings", f"{path.parent}/shared", "/srv/more")
    assert (found.theme, found.mouse, found.clipboard, found.editor) == ("light", False, "osc52", "nano -w")
    assert found.citation == "{briefing}[, {marking}]"
    assert found.keys == {"search": ("/", "ctrl+f"), "sort": ("o",)}
    assert found.where("keys", "sort") == f"{path}:11"


def test_no_file_and_an_empty_one_say_nothing() -> None:
    assert read_configuration() == Configuration()
    path = put("")
    assert read_configuration() == Configuration(str(path))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ('theem = "dark"', "config.toml:1: unknown option “theem”: did you mean “theme”?"),
        ("zzz = 1", f"config.toml:1: unknown option “zzz”; there are {', '.join(OPTIONS)}"),
        ("citation = 3", "config.toml:1: citation: it must be a text, not 3"),
        ("citation = ' '", f"config.toml:1: citation: nothing is in it; of fields there are {', '.join(FIELDS)}"),
        ("\ncitation = '{sorce}'", "config.toml:2: citation: unknown field {sorce}: did you mean “source”?"),
        ("citation = '{zzz}'", f"config.toml:1: citation: unknown field {{zzz}}; there are {', '.join(FIELDS)}"),
        ("citation = '{date'", "config.toml:1: citation: a lone { at “{date”; as itself it is written {{"),
        ('\n\ntheme = "drak"', "config.toml:3: theme must be dark, light or ansi, not “drak”: did you mean “dark”?"),
        ("theme = 3", "config.toml:1: theme must be dark, light or ansi, not 3"),
        ('mouse = "yes"', "config.toml:1: mouse must be true or false, not “yes”"),
        ("mouse = 1", "config.toml:1: mouse must be true or false, not 1"),
        ('clipboard = "osc"', "config.toml:1: clipboard must be auto, osc52, native or off, not “osc”: "
         "did you mean “osc52”?"),
        ('library = "a"', 'config.toml:1: library must be a list of paths, such as ["~/briefings"], not “a”'),
        ("library = []", 'config.toml:1: library must be a list of paths, such as ["~/briefings"], not an empty list'),
        ("library = [1]", 'config.toml:1: library must be a list of paths, such as ["~/briefings"], not a list'),
        ('editor = " "', 'config.toml:1: editor must be a command, such as "vim", not “ ”'),
        ("keys = 3", "config.toml:1: keys must be a table of key ids, not 3"),
        ("[keys]\nsort = 1", "config.toml:2: the key of “sort” must be a key or a list of keys, not 1"),
        ("[keys]\nsort = []", "config.toml:2: the key of “sort” must be a key or a list of keys, not an empty list"),
        ("keys.sort = {}", "config.toml:1: the key of “sort” must be a key or a list of keys, not a table"),
        ("theme = \n", "config.toml:1: invalid value"),
        ("a = 1\nb = [1,", "config.toml:2: invalid value"),
        ("a = 1\na = 2\n", "config.toml:2: cannot overwrite a value"),
        ('theme = "\\u001b[2J"', "config.toml:1: theme must be dark, light or ansi, not “␛[2J”"),
        ('theme = "' + "x" * 90 + '"', f"config.toml:1: theme must be dark, light or ansi, not “{'x' * 38}…"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_one_line(text: str, fault: str) -> None:
    assert faults(text) == [fault]


def test_everything_that_is_wrong_is_said_at_once() -> None:
    assert [fault.partition(" ")[0] for fault in faults('theem = 1\nmouse = 2\n[keys]\na = 3\nb = "x"\n')] == [
        "config.toml:1:",
        "config.toml:2:",
        "config.toml:4:",
    ]


@given(st.text() | st.sampled_from(OPTIONS).flatmap(lambda name: st.text().map(lambda value: f"{name} = {value}")))
def test_no_text_is_a_traceback(text: str) -> None:
    data = text.encode(errors="surrogatepass")
    for fault in parsed(data, "config.toml").faults:
        assert fault.startswith("config.toml")
        assert "\n" not in fault


VALUES = st.recursive(
    st.booleans() | st.integers(-9, 9) | st.sampled_from(["", "dark", "x"]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(["search", "x"]), inner, max_size=2),
    max_leaves=4,
)


def toml(value: object) -> str:
    """Write a value as TOML."""
    match value:
        case bool():
            return str(value).lower()
        case str():
            return f'"{value}"'
        case dict():
            return "{" + ", ".join(f"{name} = {toml(one)}" for name, one in value.items()) + "}"
        case list():
            return f"[{', '.join(map(toml, value))}]"
    return str(value)


@given(st.dictionaries(st.sampled_from([*OPTIONS, "other"]), VALUES, max_size=4))
def test_any_value_is_taken_or_told_with_its_line(values: dict[str, object]) -> None:
    text = "".join(f"{name} = {toml(value)}\n" for name, value in values.items())
    lines = list(values)
    for fault in parsed(text.encode(), "config.toml").faults:
        place, _, message = fault.partition(": ")
        assert lines[int(place.removeprefix("config.toml:")) - 1] in message or "keys" in values


@pytest.mark.parametrize("data", [b"[" * 60_000, b"a = " + b"[" * 3_000, b"a=" + b"9" * 5_000, b"a.b" + b".c" * 4_000])
def test_what_no_person_writes_is_one_line_too(data: bytes) -> None:
    assert len(parsed(data, "config.toml").faults) == 1


def test_a_file_that_is_no_text_or_too_large_is_told() -> None:
    assert parsed(b"theme = 'dark'\n\xff", "config.toml").faults == ("config.toml:2: is not UTF-8",)
    assert parsed(b"#" * (MOST_BYTES + 1), "config.toml").faults == ("config.toml: is larger than 64000 bytes",)


def test_a_file_of_windows_is_read() -> None:
    assert parsed(b'\xef\xbb\xbfmouse = false\r\ntheme = "ansi"\r\n', "config.toml").theme == "ansi"


def test_what_is_no_file_or_cannot_be_read_is_told() -> None:
    path = put("")
    path.unlink()
    os.mkfifo(path)
    assert read_configuration().faults == (f"{path}: is not a file",)
    path.unlink()
    path.symlink_to(path)
    assert len(read_configuration().faults) == 1


def test_the_line_is_found_however_it_is_written() -> None:
    text = (
        '\n# c\n"library" = [\n  "a", # theme = 1\n  "b",\n]\nkeys.sort = "s"\n[keys]\n# x\n  "next-hit" = """\nn"""\n'
    )
    assert line_of(text, ["library"]) == 3
    assert line_of('[keys]\na = "x"\n  "next-hit" = "n"\n', ["keys", "next-hit"]) == 3
    assert line_of('keys = {a = "x", sort = "n"}\n', ["keys", "sort"]) == 1
    assert line_of('keys.sort = "s"\n', ["keys", "sort"]) == 1
    assert line_of('a = """\nkeys.sort\n"""\n[keys]\nsort = "s"\n', ["keys", "sort"]) == 5
    assert line_of("a = 1\n", ["keys", "sort"]) == 0


def test_the_folder_is_where_the_standard_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/anna")
    monkeypatch.setenv("XDG_CONFIG_HOME", "relative")
    assert configuration_path() == Path("/home/anna/.config/outbrief/config.toml")
    monkeypatch.setenv("XDG_CONFIG_HOME", "/etc/anna")
    assert configuration_path() == Path("/etc/anna/outbrief/config.toml")
    monkeypatch.setenv("XDG_CONFIG_HOME", "")
    monkeypatch.setenv("HOME", "")
    assert configuration_path() is None
    assert read_configuration() == Configuration()


def test_the_looks_are_those_there_are() -> None:
    assert tuple(LOOKS) == THEMES
