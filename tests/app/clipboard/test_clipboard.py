"""The way a text takes to the clipboard, and what is said of it."""

import os
import stat
import threading
import time
from base64 import b64decode
from collections.abc import Callable
from pathlib import Path

import pytest

from outbrief.app.clipboard.clipboard import Clipboard
from outbrief.app.clipboard.put import Put
from outbrief.app.clipboard.sequences import MOST_USUAL
from outbrief.app.clipboard.ways import Way, ways_of

LOCAL = {"TERM": "xterm-256color", "DISPLAY": ":0"}
SSH = {"TERM": "xterm-256color", "SSH_CONNECTION": "192.0.2.7 51234 192.0.2.1 22"}
FORWARDED = SSH | {"DISPLAY": "localhost:10.0"}
TMUX = {"TERM": "tmux-256color", "TMUX": "/tmp/tmux-1000/default,1,0"}
SCREEN = {"TERM": "screen", "STY": "1.pts-1.vm", "DISPLAY": ":0"}

TOOL, BY_TMUX, TERMINAL = Way.TOOL, Way.TMUX, Way.TERMINAL


@pytest.mark.parametrize(
    ("setting", "environment", "programs", "ways"),
    [
        ("auto", LOCAL, True, [TOOL, TERMINAL]),
        ("auto", SSH, True, [TERMINAL]),
        ("auto", FORWARDED, True, [TERMINAL]),
        ("auto", LOCAL | TMUX, True, [TOOL, BY_TMUX, TERMINAL]),
        ("auto", SSH | TMUX, True, [BY_TMUX, TERMINAL]),
        ("auto", SCREEN, True, [TERMINAL]),
        ("osc52", LOCAL, True, [TERMINAL]),
        ("osc52", SSH | TMUX, True, [BY_TMUX, TERMINAL]),
        ("native", LOCAL, True, [TOOL]),
        ("native", LOCAL | TMUX, True, [TOOL]),
        ("native", SCREEN, True, [TOOL]),
        ("native", FORWARDED, True, []),
        ("native", LOCAL | {"SSH_TTY": "/dev/pts/1"}, True, []),
        ("off", LOCAL, True, []),
        # Where no program may be run.
        ("osc52", LOCAL | TMUX, False, [TERMINAL]),
        ("auto", LOCAL, False, [TERMINAL]),
        ("native", LOCAL, False, []),
        ("off", SSH, False, []),
    ],
)
def test_the_ways_that_are_tried(setting: str, environment: dict[str, str], programs: bool, ways: list[Way]) -> None:
    assert ways_of(setting, environment, programs) == ways


def put(setting: str, environment: dict[str, str], text: str, programs: bool = True) -> Put:
    done = Clipboard(setting, environment, programs).put(text)
    assert done is not None
    return done


def sent(done: Put) -> str:
    return b64decode(done.sequence.removeprefix("\x1b]52;c;").removesuffix("\x07")).decode()


@pytest.fixture
def programs(tmp_path: Path) -> Callable[..., dict[str, str]]:
    """Return what makes programs up; it returns the environment in which they are all there are."""

    def make(**scripts: str) -> dict[str, str]:
        for name, script in scripts.items():
            path = tmp_path / name.replace("_", "-")
            path.write_text(f"#!/bin/sh\nPATH={os.defpath}\ncd {tmp_path}\n{script}\n")
            path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return {"PATH": str(tmp_path), "TERM": "xterm-256color", "DISPLAY": ":0"}

    return make


Programs = Callable[..., dict[str, str]]


def test_over_ssh_it_is_sent_to_the_terminal_and_never_called_copied(programs: Programs, tmp_path: Path) -> None:
    done = put("auto", programs(xclip="touch ran") | SSH, "Fenders — all of them")
    assert done.said == "sent to the terminal"
    assert sent(done) == "Fenders — all of them"
    assert not (tmp_path / "ran").exists()


def test_on_this_machine_a_program_takes_it(programs: Programs, tmp_path: Path) -> None:
    done = put("auto", programs(xclip='echo "$@" > asked; cat > got'), "Fenders\n— all of them")
    assert done == Put("copied with xclip")
    assert (tmp_path / "got").read_text() == "Fenders\n— all of them"
    assert (tmp_path / "asked").read_text() == "-selection clipboard -in\n"


def test_a_program_gets_nothing_but_clean_text(programs: Programs, tmp_path: Path) -> None:
    put("native", programs(xclip="cat > got"), "\x1b[2J\x00lamps\x9b")
    assert (tmp_path / "got").read_text() == "␛[2J␀lamps\ufffd"


def test_where_the_program_fails_the_terminal_gets_it_and_both_are_told(programs: Programs) -> None:
    done = put("auto", programs(xclip='echo "Error: Can\'t open display: :0" >&2; exit 1'), "Lamps")
    assert (done.said, done.aside) == ("sent to the terminal", "xclip: Error: Can't open display: :0")
    assert sent(done) == "Lamps"


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("echo 'no display\x1b[2J' >&2; exit 1", "xclip: no display␛[2J"),
        ("exit 3", "xclip: ended with status 3"),
    ],
)
def test_where_only_a_program_is_wanted_its_failure_is_told(programs: Programs, script: str, said: str) -> None:
    assert put("native", programs(xclip=script), "Lamps") == Put(said, is_put=False)


def test_a_program_that_cannot_be_run_is_told(programs: Programs, tmp_path: Path) -> None:
    environment = programs(xclip="")
    (tmp_path / "xclip").write_text("#!/no/such/shell\n")
    assert put("native", environment, "Lamps").said == "xclip: No such file or directory"


def test_without_a_program_or_over_ssh_native_says_so() -> None:
    assert put("native", {"TERM": "xterm", "PATH": "/nowhere"}, "x").said.startswith("there is no program here for it")
    assert put("native", SSH, "x").said.startswith("over SSH a program would fill the clipboard of the other machine")


def test_off_is_off() -> None:
    assert put("off", LOCAL, "Lamps") == Put("copying is off", is_put=False)
    assert Clipboard("off", LOCAL).is_off
    assert not Clipboard("osc52", LOCAL, programs=False).is_off


def test_what_is_too_long_is_refused_and_not_cut() -> None:
    assert sent(put("osc52", SSH, "é" * (MOST_USUAL // 2))) == "é" * (MOST_USUAL // 2)
    done = put("osc52", SSH, "é" * (MOST_USUAL // 2 + 1) * 2)
    assert done == Put("too long for this terminal, 150 kB where it takes 75 kB", is_put=False, is_too_long=True)


def test_a_program_takes_what_no_terminal_would(programs: Programs, tmp_path: Path) -> None:
    assert put("auto", programs(xclip="wc -c > got"), "x" * 300_000).said == "copied with xclip"
    assert (tmp_path / "got").read_text().strip() == "300000"


def test_a_terminal_without_a_clipboard_is_sent_nothing_unless_that_is_meant() -> None:
    console = {"TERM": "linux"}
    assert put("auto", console, "Lamps") == Put("a terminal of TERM linux has no clipboard", is_put=False)
    assert sent(put("osc52", console, "Lamps")) == "Lamps"


TMUX_SAYS = """\
echo /dev/pts/4; echo {whose}
echo 'Terminal 0: {term} for /dev/pts/4, flags=0x20:'; echo ' 192: Ms: {ms}'
echo 'Terminal 1: other for /dev/pts/44, flags=0x20:'; echo ' 192: Ms: [missing]'
"""


def tmux(whose: str = "-SSH_CONNECTION", term: str = "xterm-256color", ms: str = "(string) x", load: str = "") -> str:
    """Make a tmux up: what it says of the terminal, and what it does with a buffer."""
    answer = TMUX_SAYS.format(whose=whose, term=term, ms=ms)
    return f'case "$1" in load-buffer) echo "$@" > asked; cat > got; {load} ;; *) {answer} ;; esac'


def test_tmux_is_handed_it_as_a_buffer_to_send_on(programs: Programs, tmp_path: Path) -> None:
    environment = programs(tmux=tmux("SSH_CONNECTION=192.0.2.7")) | TMUX
    assert put("auto", environment, "Lamps") == Put("sent to the terminal")
    assert (tmp_path / "got").read_text() == "Lamps"
    assert (tmp_path / "asked").read_text() == "load-buffer -w -\n"


def test_tmux_knows_that_somebody_has_come_from_elsewhere_since_the_reader_began(
    programs: Programs, tmp_path: Path
) -> None:
    environment = programs(tmux=tmux("SSH_CONNECTION=192.0.2.7"), xclip="touch ran") | TMUX
    assert put("auto", environment, "Lamps").said == "sent to the terminal"
    assert not (tmp_path / "ran").exists()
    gone = programs(tmux=tmux("-SSH_CONNECTION"), xclip="cat > got") | TMUX | {"SSH_CONNECTION": "x", "SSH_TTY": "y"}
    assert put("auto", gone, "Lamps").said == "copied with xclip"


def test_a_terminal_of_which_tmux_knows_no_clipboard_is_told(programs: Programs, tmp_path: Path) -> None:
    environment = programs(tmux=tmux("SSH_CONNECTION=1", "linux", "[missing]")) | TMUX
    assert put("auto", environment, "Lamps") == Put(
        "tmux knows no clipboard of this terminal (TERM linux)", is_put=False
    )
    assert not (tmp_path / "got").exists()
    meant = put("osc52", environment, "Lamps")
    assert meant.said == "sent to tmux, which needs set-clipboard on"
    assert meant.sequence


def test_a_tmux_that_takes_no_buffer_or_is_not_there_gets_the_sequence(programs: Programs) -> None:
    for environment in (
        programs(tmux=tmux("SSH_CONNECTION=1", load="exit 1")) | TMUX,
        programs(tmux="exit 1") | TMUX | SSH,
        TMUX | SSH | {"PATH": "/nowhere"},
    ):
        done = put("auto", environment | {"TERM": "tmux-256color"}, "Lamps")
        assert done.said == "sent to tmux, which needs set-clipboard on"
        assert "\x1bPtmux;" in done.sequence


def test_where_no_program_may_be_run_tmux_is_not_asked(programs: Programs, tmp_path: Path) -> None:
    environment = programs(tmux="touch ran", xclip="touch ran") | TMUX
    assert put("osc52", environment, "Lamps", programs=False).sequence
    assert not (tmp_path / "ran").exists()


def test_what_is_put_later_comes_later_and_what_nobody_waits_for_is_not_put(programs: Programs, tmp_path: Path) -> None:
    clipboard = Clipboard("native", programs(xclip="cat >> got; touch began; while [ ! -e go ]; do sleep 0.01; done"))
    first = threading.Thread(target=clipboard.put, args=("first ",))
    first.start()
    while not (tmp_path / "began").exists():
        time.sleep(0.01)
    waiting = [
        threading.Thread(target=clipboard.put, args=("unwanted ", lambda: False)),
        threading.Thread(target=clipboard.put, args=("last",)),
    ]
    for thread in waiting:
        thread.start()
    (tmp_path / "go").touch()
    for thread in (first, *waiting):
        thread.join()
    assert (tmp_path / "got").read_text() == "first last"
