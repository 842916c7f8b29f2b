"""What is measured, on which programs, and how each is started, led and left."""

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import outbrief
from bench.figures import Goal, Row

OURS, TEXTUAL = "outbrief", "Textual"
OUTBRIEF = (sys.executable, "-m", "outbrief")

COMPLETE = Row("first page, net, ms")
READY = Row("ready to type, net, ms", Goal(0.85, TEXTUAL))
PROCESSOR = Row("processor until ready, ms", Goal(0.9, TEXTUAL))
QUIT = Row("quit, key to process gone, ms", Goal(80))
MEMORY = Row("memory (PSS), MB", Goal(30), digits=1)
SEARCHED = Row("memory when one has searched, MB", digits=1)
TIMED = (COMPLETE, READY, PROCESSOR, QUIT, MEMORY, SEARCHED)

STARTING = Row("until ready", Goal(12_000))
ALONG = Row("down: sidebar, tree, list or text", Goal(300))
FOLLOWING = Row("the page that follows, once one rests")
IN_TABLE = Row("down in a table", Goal(300))
SEARCH = Row("a search key, its hits and preview", Goal(2_400))
FOCUS = Row("change of focus", Goal(3_000))
COUNTED = (STARTING, ALONG, FOLLOWING, IN_TABLE, SEARCH, FOCUS)

READING_BYTES = Row("reading: bytes a second", Goal(0))
READING_SHARE = Row("reading: % of a processor", Goal(0.2), digits=3)
TYPING_BYTES = Row("in the search bar: bytes a second", Goal(0))
TYPING_SHARE = Row("in the search bar: % of a processor", Goal(0.2), digits=3)
IDLE = (READING_BYTES, READING_SHARE, TYPING_BYTES, TYPING_SHARE)

DOWN, UP, TAB, BACK_TAB, BACKSPACE, CTRL_C, CTRL_Q = "\x1b[B", "\x1b[A", "\t", "\x1b[Z", "\x7f", "\x03", "\x11"
QUERY = tuple("cyber")

HERE = Path(__file__).parent


class Step(NamedTuple):
    """Keys, and what the bytes of each are counted as."""

    keys: tuple[str, ...]
    row: Row | None = None
    """None for keys that only lead somewhere."""
    following: Row | None = None
    """What else comes of a key, later, when no other has been pressed meanwhile."""


@dataclass(frozen=True, slots=True)
class Program:
    """One program. Keys are what a terminal sends for them."""

    name: str
    command: tuple[str, ...]
    complete: tuple[str, ...]
    """Words that stand on its screen when that is complete; each is sent in one piece."""
    key: str
    line: int
    """A key, and the line of the screen that changes when it was pressed."""
    leave: str
    walk: tuple[Step, ...]
    page: tuple[str, ...] = ()
    """Words that stand on its screen with the first page, where those of a complete one come later."""
    typing: tuple[str, ...] | None = None
    """Keys that lead from the start to where one types: none where one does from the start, None where one cannot."""
    is_timed: bool = True
    """False for what is only walked through."""


def programs(home: Path) -> list[Program]:
    """Return all programs, ours first; whether they are installed is another question."""
    entries, manual, document = home / "entries", home / "manual.txt", home / "manual.md"
    entries.write_bytes(_printed(home, "list"))
    manual.write_bytes(_printed(home, "show", "guide", "--format", "text"))
    document.write_bytes(_printed(home, "show", "guide", "--format", "markdown"))
    count = len(entries.read_bytes().splitlines())
    return [
        Program(
            OURS,
            OUTBRIEF,
            complete=("enter", "briefings"),
            # How far the page has been read stands there with the page; how many briefings there are comes later.
            page=("enter", "%"),
            key=DOWN,
            # The sidebar: the cursor moves at once, while the page beside it, and its title, wait for it to rest.
            line=2,
            leave="q",
            walk=(
                Step((DOWN,) * 6, ALONG, FOLLOWING),
                # Up again to the first table, and to its heading.
                Step((UP,) * 4),
                Step((TAB, BACK_TAB, TAB), FOCUS),
                Step((DOWN,) * 3, IN_TABLE),
                Step(("/",)),
                Step(QUERY, SEARCH),
            ),
            typing=("/",),
        ),
        Program(
            TEXTUAL,
            (sys.executable, str(HERE / "minimal.py")),
            complete=("search", "Briefings"),
            key=DOWN,
            line=0,
            leave=CTRL_Q,
            walk=(Step((DOWN,) * 6, ALONG), Step((TAB, BACK_TAB), FOCUS)),
            typing=(TAB,),
        ),
        Program(
            TEXTUAL,
            (sys.executable, str(HERE / "stock.py"), str(entries)),
            complete=("search",),
            key=DOWN,
            line=0,
            leave=CTRL_Q,
            walk=(Step((DOWN,) * 3, IN_TABLE), Step((BACK_TAB,)), Step(QUERY, SEARCH)),
            is_timed=False,
        ),
        Program(
            "fzf",
            ("sh", "-c", 'exec fzf --layout=reverse --delimiter="\t" --with-nth=2.. <"$0"', str(entries)),
            complete=(f"{count}/{count}",),
            key=QUERY[0],
            line=1,
            leave=CTRL_C,
            walk=(Step((DOWN,) * 6, ALONG), Step(QUERY, SEARCH)),
            typing=(),
        ),
        Program(
            "less",
            ("less", str(manual)),
            complete=(manual.name,),
            # An arrow is sent in another way to a program that asks for it, as less does.
            key="j",
            line=0,
            leave="q",
            walk=(Step(("j",) * 6, ALONG),),
        ),
        Program(
            "frogmouth",
            ("frogmouth", str(document)),
            complete=("Quit", "policy"),
            key=DOWN,
            line=10,
            leave=CTRL_Q,
            walk=(Step((DOWN,) * 6, ALONG), Step((TAB, BACK_TAB), FOCUS)),
        ),
    ]


def is_installed(program: Program) -> bool:
    """Whether a program can be started; ours, and those made for this, can."""
    return program.name in (OURS, TEXTUAL) or shutil.which(program.name) is not None


def environment(home: Path, *, with_ours: bool) -> dict[str, str]:
    """Return all that a program gets to know of its surroundings: its folders and, for ours, where it is."""
    known = {
        "PATH": os.environ.get("PATH", os.defpath),
        "TERM": "xterm-256color",
        "LANG": "C.UTF-8",
        "HOME": str(home),
        **{f"XDG_{kind}_HOME": str(home / kind.lower()) for kind in ("CACHE", "CONFIG", "DATA", "STATE")},
    }
    return known | ({"PYTHONPATH": str(Path(outbrief.__file__).parents[1])} if with_ours else {})


def _printed(home: Path, *arguments: str) -> bytes:
    known = environment(home, with_ours=True)
    return subprocess.run([*OUTBRIEF, *arguments], env=known, check=True, capture_output=True).stdout
