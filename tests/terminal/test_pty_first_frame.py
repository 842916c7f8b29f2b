"""What is loaded when the first picture is sent: what is on it, and nothing that only a key or a search needs."""

import sys
from pathlib import Path

import pytest

from terminal_session import DATA, Terminals, TerminalSession

PROBE = """
import os, sys
note, write = sys.argv.pop(1), os.write
def noting(descriptor, data):
    if b"enter" in bytes(data):
        os.write = write
        with open(note, "w") as file:
            print(*sorted(sys.modules), sep="\\n", file=file)
    return write(descriptor, data)
os.write = noting
from outbrief.__main__ import main
sys.exit(main())
"""
"""Runs outbrief, and notes what is loaded when the terminal is sent the line of keys for the first time."""

NOT_YET = (
    "argparse",
    "yaml",
    "rapidfuzz",
    "numpy",
    "secrets",
    "hashlib",
    "outbrief.search",
    "outbrief.compare",
    "outbrief.app.clipboard.ways",
    "outbrief.app.palette",
    "outbrief.app.keymap",
)
"""With all that is in them."""
PAGES = ("bookmarks", "chip", "facets", "folder", "hits", "narrowed", "preview", "problems", "record", "remaining")
SCREENS = ("bookmarks", "facets", "keys", "problems", "statuses")
LOADING = {"outbrief.loading", "outbrief.loading.clean", "outbrief.loading.loaded"}
"""All of loading that is needed where nothing is to be read from YAML."""
FORMATS = {"outbrief.formats", "outbrief.formats.citation", "outbrief.formats.counting"}
"""Where the open page stands, and how many briefings there are."""


def begin(terminal: Terminals, home: Path, note: Path) -> TerminalSession:
    session = terminal(note, DATA, command=(sys.executable, "-c", PROBE), home=home)
    session.wait_for(lambda screen: "2 briefings" in screen.lines[0])
    session.press("q")
    assert session.wait_for_end() == 0
    return session


@pytest.fixture
def loaded(terminal: Terminals, tmp_path: Path) -> set[str]:
    """Return the modules that are loaded at the first picture, the second time that a library is opened."""
    home, note = terminal.new_home(), tmp_path / "modules"
    begin(terminal, home, note)
    cold = set(note.read_text().split())
    assert {"yaml", "outbrief.loading.load"} <= cold
    begin(terminal, home, note)
    return set(note.read_text().split())


def test_the_first_picture_of_a_library_that_was_open_before_needs_no_yaml_and_no_search(loaded: set[str]) -> None:
    assert "outbrief.app.screens.copying" in loaded
    names = {
        *NOT_YET,
        *(f"outbrief.app.pages.{page}" for page in PAGES),
        *(f"outbrief.app.screens.{one}" for one in SCREENS),
    }
    assert not [module for module in loaded if any(module == name or module.startswith(f"{name}.") for name in names)]
    of_loading = {module for module in loaded if module.startswith("outbrief.loading")}
    of_formats = {module for module in loaded if module.startswith("outbrief.formats")}
    assert of_loading == LOADING
    assert of_formats == FORMATS


@pytest.mark.parametrize("wait", [0.0, 0.1, 0.2, 0.3, 0.4])
def test_what_is_typed_before_the_first_page_is_looked_for(terminal: Terminals, wait: float) -> None:
    session = terminal(DATA, size=(100, 30), echo=False)
    # Before the terminal is taken, before there is a screen, before that is told so: wherever it falls, it is the same.
    session.is_over(wait)
    session.press("/unified cyber")
    session.wait_for(lambda screen: screen.lines[0].startswith(" / unified cyber ") and screen.lines[0].endswith("1/1"))
    session.press("\x7f")
    session.wait_for(lambda screen: screen.lines[0].startswith(" / unified cybe "))
    session.press("escape")
    session.wait_for(lambda screen: "2 briefings" in screen.lines[0] and "enter open" in screen.lines[-1])
    session.press("q")
    assert session.wait_for_end() == 0
