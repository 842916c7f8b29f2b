"""The reader's life in a real terminal: how it opens, changes its size, and leaves the terminal behind."""

import os
import re
import signal
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
import yaml

from terminal_session import DATA, NATO, OUTBRIEF, Terminals, TerminalSession

TITLE = "NATO Deputy Secretary General visits the United States"
IN_A_SHELL = ("sh", "-c", 'stty -a >before; "$@"; status=$?; stty -a >after; exit $status', "sh", *OUTBRIEF)
"""What a shell finds its terminal set to, before and after."""
ON_AT_REST = {7, 25}
"""The modes of a terminal that nothing is open in: long lines wrap, and the cursor is seen."""


def modes_left_on(raw: bytes) -> set[int]:
    """Return the private modes that the program has used and that are on after all it has sent."""
    states: dict[int, bytes] = {}
    for numbers, state in re.findall(rb"\x1b\[\?([\d;]+)([hl])", raw):
        states |= dict.fromkeys(map(int, numbers.split(b";")), state)
    return {mode for mode, state in states.items() if state == b"h"}


def show_the_title(session: TerminalSession) -> None:
    """Wait for the whole title of the visit; on a narrow screen it stands in the detail pane."""
    session.wait_for(lambda screen: screen.lines[0].startswith(" NATO Deputy") and "enter open" in screen.lines[-1])
    if len(session.picture[0]) < len(TITLE):
        session.press("enter")
    session.wait_for(lambda screen: TITLE in screen.words)


def wait_for_all(session: TerminalSession) -> None:
    """Wait for what comes last: how far the page has been read, and how many briefings there are."""
    session.wait_for(lambda screen: screen.lines[-1].endswith("%") and "briefing" in screen.lines[0])


@pytest.mark.parametrize(
    ("size", "key"), [((40, 12), "q"), ((80, 24), "q"), ((120, 40), "q"), ((80, 24), "ctrl+c")], ids=str
)
def test_it_opens_with_the_title_and_leaves_the_terminal_as_it_was(
    terminal: Terminals, size: tuple[int, int], key: str
) -> None:
    session = terminal(NATO, size=size, command=IN_A_SHELL)
    show_the_title(session)
    session.press(key)
    assert session.wait_for_end() == 0
    assert (session.home / "after").read_text() == (session.home / "before").read_text()
    assert modes_left_on(session.raw) == ON_AT_REST
    assert len(re.findall(rb"\x1b\[>\d*u", session.raw)) == session.raw.count(b"\x1b[<u")
    assert re.findall(rb"\x1b\[([\d;]*)m", session.raw)[-1] in (b"", b"0")
    # Nothing but modes after the screen of before is back: what is printed then would stay in the shell.
    _, left, last = session.raw.rpartition(b"\x1b[?1049l")
    assert left
    assert re.fullmatch(rb"(\x1b\[\?\d+[hl])*", last)


@pytest.mark.parametrize("signalled", [False, True])
def test_on_a_terminal_without_another_screen_the_shell_goes_on_below_the_picture(
    terminal: Terminals, signalled: bool
) -> None:
    # The terminal of these tests has none.
    session = terminal(NATO)
    wait_for_all(session)
    if signalled:
        os.kill(session.pid, signal.SIGTERM)
    else:
        session.press("j", "q")
    session.wait_for_end()
    assert "1 Engages" in session.text
    assert session.lines[-2:] == (["outbrief: ended by SIGTERM", ""] if signalled else ["", ""])
    assert session.cursor == (0, 23)


def test_without_a_path_the_shipped_library_is_opened_and_searched(terminal: Terminals) -> None:
    shipped = sorted(DATA.glob("*.yaml"))
    titles = [yaml.safe_load(path.read_text("utf-8"))["title"] for path in shipped]
    session = terminal(size=(120, 40))
    session.wait_for(f"/ search {len(shipped)} briefings")
    session.wait_for(lambda screen: any(title in screen.lines[0] for title in titles))
    session.search("unified cybersecurity task force")
    session.wait_for(lambda screen: "Unified Cybersecurity Task Force" in screen.lines[1])
    session.press("enter")
    session.wait_for(lambda screen: "Unified Cybersecurity Task Force" in screen.lines[0])
    session.press("q")
    assert session.wait_for_end() == 0


def test_a_terminal_that_changes_its_size_keeps_what_it_shows(terminal: Terminals) -> None:
    session = terminal(NATO, size=(120, 40))
    show_the_title(session)
    session.wait_for(lambda screen: screen.lines[0].endswith("1 briefing") and screen.lines[-1].endswith("%"))
    before = session.picture
    session.resize(40, 12)
    session.wait_for(lambda screen: screen.lines[0].endswith("1 briefing"))
    show_the_title(session)
    session.press("escape")
    session.wait_for("▦ Strategic Focus")
    session.resize(120, 40)
    session.wait_for(lambda screen: screen.picture == before)
    session.press("q")
    assert session.wait_for_end() == 0


def test_the_terminal_says_how_large_it_is_and_nobody_else(terminal: Terminals) -> None:
    session = terminal(NATO, COLUMNS="99999", LINES="3")
    show_the_title(session)
    session.press("\x1b[48;500;1000;0;0t", "\x1b[<0;3;3M", "\x1b[1114112u", "?")
    session.wait_for("Keys")
    session.press("q")
    session.wait_for(lambda screen: screen.lines[-1].startswith(" enter open"))
    assert len(session.raw) < 20_000


@pytest.mark.parametrize("kind", ["xterm-16color", "linux"])
def test_a_terminal_of_sixteen_colours_is_sent_no_other(terminal: Terminals, kind: str) -> None:
    session = terminal(NATO, TERM=kind)
    show_the_title(session)
    session.search("unified cyber")
    session.press("enter")
    session.wait_for("Citation")
    session.press("q")
    assert session.wait_for_end() == 0
    codes = {code for codes in re.findall(rb"\x1b\[([\d;]*)m", session.raw) for code in codes.split(b";")}
    assert not codes & {b"38", b"48"}


@pytest.mark.parametrize("kind", ["xterm-256color", "linux"])
def test_no_color_sends_none(terminal: Terminals, kind: str) -> None:
    session = terminal(NATO, TERM=kind, NO_COLOR="1")
    show_the_title(session)
    session.search("unified cyber")
    session.press("enter")
    session.wait_for("Citation")
    session.press("q")
    assert session.wait_for_end() == 0
    codes = {int(code or 0) for codes in re.findall(rb"\x1b\[([\d;]*)m", session.raw) for code in codes.split(b";")}
    # Weight, slant, underline, reverse and the terminal's default colours (39, 49) are no colours.
    assert not [code for code in codes if 30 <= code <= 38 or 40 <= code <= 48 or 90 <= code <= 107]


def test_a_key_sends_what_it_changes_and_not_the_screen(terminal: Terminals) -> None:
    session = terminal(NATO)
    show_the_title(session)
    session.wait_for(lambda screen: screen.lines[-1].endswith("%"))

    before = len(session.raw)
    for key in ("\t", "j", "j"):
        session.press_and_see(key)
    session.press("q")
    assert session.wait_for_end() == 0
    sent, end, _ = session.raw[before:].partition(b"\x1b[?1049l")
    assert end
    # The whole screen is 6 kB, and was sent for each of them; two bars, a title and a number are less.
    assert len(sent) < 4_000


def test_a_path_that_leads_nowhere_is_one_line_and_exit_code_2(terminal: Terminals, tmp_path: Path) -> None:
    session = terminal(tmp_path / "nowhere.yaml", size=(200, 24))
    assert session.wait_for_end() == 2
    said = session.raw.decode().splitlines()
    assert len(said) == 1
    assert said[0].startswith("outbrief: ")
    assert "nowhere.yaml" in said[0]
    assert "\x1b" not in said[0]


def test_a_file_that_cannot_be_read_does_not_hide_the_one_that_can(terminal: Terminals, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("- a list\n")
    (tmp_path / "b.yaml").write_text("outbrief: 1\ntitle: Harbour Forum in Lysekil\nintro: Nine ports met.\n")
    session = terminal(tmp_path)
    session.wait_for(lambda screen: "Harbour Forum in Lysekil" in screen.lines[0] and "Nine ports met." in screen.text)
    session.wait_for("✗ a.yaml")
    session.press("q")
    assert session.wait_for_end() == 0


def test_the_cursor_of_the_terminal_stands_on_the_row_that_is_selected(terminal: Terminals) -> None:
    session = terminal(NATO)
    session.wait_for(lambda screen: "enter open" in screen.lines[-1])
    for key in ("j", "j", "tab", "j"):
        session.press_and_see(key)
        session.wait_for(lambda screen: screen.lines[screen.cursor[1]][screen.cursor[0] :].startswith("▌"))


def test_the_mouse_is_left_to_the_terminal_and_taken_back(terminal: Terminals) -> None:
    session = terminal(NATO)
    session.wait_for(lambda screen: "enter open" in screen.lines[-1])
    assert 1003 in modes_left_on(session.raw)
    session.press("M")
    session.wait_for_words("The mouse selects text")
    assert 1003 not in modes_left_on(session.raw)
    session.press("M")
    session.wait_for_words("The mouse scrolls")
    assert 1003 in modes_left_on(session.raw)


def test_a_terminal_that_is_busy_with_a_large_picture_is_given_back_behind_it(terminal: Terminals) -> None:
    session = terminal(NATO)
    wait_for_all(session)
    # Some 500 kB a picture, of which a terminal that reads nothing holds 64.
    session.resize(1000, 500)
    time.sleep(1)
    session.press("q")
    # Longer than the end waits for the picture to be taken, and not so long that the terminal seems to be gone.
    time.sleep(0.7)
    assert session.wait_for_end() == 0
    assert modes_left_on(session.raw) <= ON_AT_REST
    assert b"\x1b[?1049l" in session.raw


def test_it_is_suspended_and_comes_back(terminal: Terminals) -> None:
    session = terminal(command=("bash", "--norc", "--noprofile", "-i"))
    session.press(" ".join([*OUTBRIEF, str(NATO)]), "enter")
    wait_for_all(session)
    before = session.picture
    session.press("\x1a")
    session.wait_for("Stopped")
    session.press("stty -a >suspended; fg", "enter")
    session.wait_for(lambda screen: screen.picture == before)
    assert " icanon" in (session.home / "suspended").read_text()
    session.press("q")
    # What is typed before the shell is back is taken for a late answer of the terminal, and dropped.
    session.wait_for(lambda screen: 25 in modes_left_on(screen.raw) and 1049 not in modes_left_on(screen.raw))
    session.wait_for(lambda screen: b"bash-" in screen.raw.rpartition(b"\x1b[?1049l")[2])
    session.press("exit $?", "enter")
    assert session.wait_for_end() == 0


def begun_behind(session: TerminalSession) -> None:
    session.press(" ".join([*OUTBRIEF, str(NATO)]), " &", "enter")
    session.wait_for_words("[1]")
    # It stops where it would take the terminal; the shell says so with its next prompt.
    for _ in range(60):
        session.press("enter")
        if session.is_over(0.5) or "Stopped" in session.text:
            break


def sent_behind(session: TerminalSession) -> None:
    session.press(" ".join([*OUTBRIEF, str(NATO)]), "enter")
    wait_for_all(session)
    session.press("\x1a")
    session.wait_for("Stopped")
    session.press("bg", "enter")
    session.is_over(0.5)


@pytest.mark.parametrize("behind", [begun_behind, sent_behind])
def test_from_the_background_it_comes_with_the_terminal(
    terminal: Terminals, behind: Callable[[TerminalSession], None]
) -> None:
    session = terminal(command=("bash", "--norc", "--noprofile", "-i"))
    behind(session)
    session.press("fg", "enter")
    wait_for_all(session)
    session.settle(0.5)
    session.press("?")
    session.wait_for("Move down")
    session.press("escape")
    wait_for_all(session)
    session.press("q")
    session.wait_for(lambda screen: 1049 not in modes_left_on(screen.raw))
    session.wait_for(lambda screen: b"bash-" in screen.raw.rpartition(b"\x1b[?1049l")[2])
    session.press("exit $?", "enter")
    assert session.wait_for_end() == 0


@pytest.mark.soak(few=10, many=200)
def test_a_ctrl_z_behind_the_key_that_ends_it_does_not_have_it_begin_again(terminal: Terminals, times: int) -> None:
    for number in range(times):
        session = terminal(NATO)
        session.wait_for("enter open")
        session.press("q")
        # From right behind the key to when it has gone.
        session.is_over(number % 10 * 0.002)
        for _ in range(3):
            # It may have gone by now, and the terminal noticed.
            with suppress(ProcessLookupError):
                os.kill(session.pid, signal.SIGTSTP)
                session.is_over(0.003)
                os.kill(session.pid, signal.SIGCONT)
        # Where it was stopped before it had read the key, it has dropped it; it may also stop only now.
        for _ in range(20):
            if session.is_over(0.3):
                break
            os.kill(session.pid, signal.SIGCONT)
            session.press("q")
        assert session.wait_for_end() == 0
        assert modes_left_on(session.raw) <= ON_AT_REST


def test_whoever_stops_it_unasked_finds_it_again_as_it_was(terminal: Terminals) -> None:
    session = terminal(NATO)
    wait_for_all(session)
    before, threads = session.picture, []
    for _ in range(6):
        sent = len(session.raw)
        os.kill(session.pid, signal.SIGSTOP)
        while Path(f"/proc/{session.pid}/stat").read_text().rpartition(")")[2].split()[0] != "T":
            session.settle(0.01)
        os.kill(session.pid, signal.SIGCONT)
        session.wait_for(lambda screen, sent=sent: b"quit" in screen.raw[sent:] and screen.picture == before)  # type: ignore[misc]
        threads.append(len(os.listdir(f"/proc/{session.pid}/task")))
    # Those that work come as they are needed; two more each time would be those that read and write the terminal.
    assert threads[-1] <= threads[0] + 2
    session.step("j")
    session.press("q")
    assert session.wait_for_end() == 0


def test_linear_prints_plain_text_in_a_terminal(terminal: Terminals) -> None:
    session = terminal(NATO, "--linear", size=(100, 60))
    assert session.wait_for_end() == 0
    assert b"\x1b" not in session.raw
    assert TITLE in session.raw.decode()
