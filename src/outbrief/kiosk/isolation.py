"""Isolation: a kiosk begins in a process that has inherited nothing, before anything else is imported.

`python -I` takes nothing from the environment, from the user's own folders or from where it was started. Who is not
started so starts again so, in the same process: 25 ms, against the variables that would load code into Textual, write
files, or leave Python's own prompt behind the reader (PYTHONINSPECT).
"""

import os
import signal
import sys
from types import TracebackType

from outbrief.kiosk.environment import kept

QUIETENED = (signal.SIGINT, signal.SIGTSTP)
"""Signals of the keyboard, until the reader has the keyboard: the first would have Python show where it is, the second
stop it and leave whoever is connected with nothing."""


def isolate() -> None:
    """Go on in a process with an environment that is only what is kept. Does not return where it starts again."""
    sys.excepthook = _say_little
    for number in QUIETENED:
        signal.signal(number, signal.SIG_IGN)
    environment = kept(os.environ)
    if not sys.flags.isolated:
        # -B: nothing that is imported is written down as compiled.
        os.execve(sys.executable, [sys.executable, "-I", "-B", "-m", "outbrief", *sys.argv[1:]], environment)
    os.environ.clear()
    os.environ.update(environment)
    sys.dont_write_bytecode = True


def _say_little(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say that the program has failed, in a line: what it held is nobody's business here."""
    print(f"outbrief: stopped by an error in the program ({kind.__name__})", file=sys.stderr)
