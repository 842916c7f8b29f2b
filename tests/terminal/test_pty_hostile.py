"""What a file says is what the screen says, and nothing that a terminal or a program obeys."""

import os
from pathlib import Path

import pytest

from hostile import FILE_NAMES, groups, write_library
from outbrief.library.library import open_library
from terminal_session import BAR_OPEN, Terminals, TerminalSession
from terminal_stream import foreign

# The escape sequence is spelt as YAML spells it: the file itself is plain text.
HOSTILE = r"""outbrief: 1
id: annex
title: "[NATO] annex [AI-2] [/] [@click=app.quit]x[/] \e]52;c;QQ==\a"
sections:
  - id: odd
    title: Odd ends
    points:
      - "[@click=app.quit]point[/] \e]52;c;QQ==\a \x9b31m": "[NATO] annex [AI-2] [/] \x9d52;c;QQ==\x9c"
    table:
      columns: {area: "[/]", initiative: "[red]Plan", outcome: "Outcome\e[2J"}
      rows:
        - area: "[NATO] annex [AI-2]"
          initiative: "[@click=app.quit]x[/]"
          outcome: "[/] \e]52;c;QQ==\a"
"""
TITLE = "[NATO] annex [AI-2] [/] [@click=app.quit]x[/] ␛]52;c;QQ==␇"
POINT = "[@click=app.quit]point[/] ␛]52;c;QQ==␇ �31m — [NATO] annex [AI-2] [/] �52;c;QQ==�"
HEADERS = "[/] [red]Plan Outcome␛[2J"
CELLS = "[NATO] annex [AI-2] [@click=app.quit]x[/] [/] ␛]52;c;QQ==␇"
BROKEN = "\x1b]52;c;QQ==\x07[red].yaml"
"""The name of a file, as it stands on the disk."""

SIZE = (69, 30)
"""One pane at a time, and wide enough for every cell on one line."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a briefing whose text wants to be more than text, and a broken file whose name does."""
    (tmp_path / "annex.yaml").write_text(HOSTILE)
    (tmp_path / BROKEN).write_text('- "[/]\\e]52;c;QQ==\\a"\n')
    return tmp_path


def assert_only_our_own_sequences(session: TerminalSession) -> None:
    """No sequence of a file has reached the terminal, and no character that steers it or hides."""
    assert foreign(session.raw) == []


def test_markup_and_escapes_of_a_file_are_shown_as_they_are_written(terminal: Terminals, folder: Path) -> None:
    session = terminal(folder, size=SIZE)
    session.wait_for(lambda screen: TITLE in screen.words and "✗ ␛]52;c;QQ==␇[red].yaml" in screen.text)
    session.press("enter")
    for shown in (TITLE, POINT, HEADERS, CELLS):
        session.wait_for_words(shown)
    session.search("annex")
    session.wait_for(lambda screen: "[NATO] annex [AI-2] · [@click=app.quit]x[/] · [/] ␛]52;c;QQ==␇" in screen.text)
    session.press("enter")
    session.wait_for("Citation")
    session.press("escape")
    session.wait_for_words(CELLS)
    session.press("escape")
    session.wait_for("✗ ␛]52;c;QQ==␇[red].yaml")
    session.press("g", "enter")
    # The path is long, and may be broken anywhere.
    session.wait_for(lambda screen: "␛]52;c;QQ==␇[red].yamlerrorline1:" in screen.words.replace(" ", ""))
    session.press("q")
    assert session.wait_for_end() == 0
    assert_only_our_own_sequences(session)


def test_every_string_stays_text_on_every_screen(terminal: Terminals, tmp_path: Path) -> None:
    write_library(tmp_path, groups(4))
    briefing = next(one for one in open_library([tmp_path]).briefings if one.sections)
    place = briefing.sections[0].tables[0].rows[0].place
    session = terminal(tmp_path, "--at", place, size=(200, 50), VISUAL="\x1b[2J[/]", echo=False)
    session.wait_for(lambda screen: "5 briefings" in screen.lines[0] and "Citation" in screen.text)
    back = "\x1b[27u"
    for keys in ("m", "'", back, "e", back, "js", "F", back, "!", back, "?", back, "\t", "gjj", "/red", "\x1b[6~"):
        session.press(keys)
        session.settle(0.1)
    session.wait_for(lambda screen: "red" in screen.lines[0] and screen.lines[0][-1].isdigit())
    session.press("\r")
    session.wait_for(lambda screen: "«red»" in screen.lines[0])
    session.press("\x10red")
    session.settle(0.3)
    session.press(back)
    os.unlink(os.path.join(os.fsencode(tmp_path), FILE_NAMES[0]))
    session.wait_for("␛]52;c;QQ==␇[red].yaml is gone.")
    session.press("q")
    assert session.wait_for_end() == 0
    assert_only_our_own_sequences(session)


def test_a_place_that_is_none_is_told_as_text(terminal: Terminals, folder: Path) -> None:
    session = terminal(folder, "--at", "\x1b]52;c;QQ==\x07\x9b2J\u202e[/]", size=(200, 10))
    assert session.wait_for_end() == 2
    assert "outbrief: there is no place ␛]52;c;QQ==␇�2J�[/]" in session.text
    assert_only_our_own_sequences(session)


def test_a_click_on_what_looks_like_a_link_runs_nothing(terminal: Terminals, folder: Path) -> None:
    session = terminal(folder, size=SIZE)
    session.wait_for(lambda screen: TITLE in screen.words)
    session.press("enter")
    session.wait_for(lambda screen: POINT in screen.words)
    y = next(number for number, line in enumerate(session.lines) if "point[/]" in line)
    session.click(session.lines[y].index("point"), y)
    session.wait_for(lambda screen: screen.lines[y].startswith("▌"))
    session.press("k")
    session.wait_for(lambda screen: not screen.lines[y].startswith("▌"))


def test_what_is_pasted_is_cleaned_before_it_is_shown(terminal: Terminals, folder: Path) -> None:
    session = terminal(folder, size=SIZE)
    session.wait_for(lambda screen: TITLE in screen.words)
    session.press("/")
    session.wait_for(BAR_OPEN)
    session.press("\x1b[200~annex \u009b31m\u009d52;c;QQ==\u009c \u202ebidi\x1b[201~")
    session.wait_for("annex �31m�52;c;QQ==� �bidi")
    session.press("escape")
    session.wait_for(lambda screen: "/ search" in screen.lines[-1])
    assert_only_our_own_sequences(session)
