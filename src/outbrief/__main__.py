"""`outbrief` and `python -m outbrief`: run the command line, and end as a well-behaved command ends."""

import io
import os
import sys

from outbrief.commands.complaint import complain
from outbrief.kiosk import is_asked_for
from outbrief.starting import begin

INTERRUPTED = 130
BROKEN_PIPE = 141
"""Exit codes as shells give them to a command that a signal ends: 128 and the number of SIGINT or SIGPIPE."""


def main() -> int:
    """Run the command that was typed and return its exit code. Never a traceback for what a command may run into."""
    if is_asked_for(sys.argv[1:]):
        from outbrief.kiosk.isolation import isolate

        isolate()
    start = begin()
    try:
        # Imported here, so that ctrl+c while modules load is not a traceback either.
        from outbrief.cli import main as run

        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                # A terminal that cannot say a character shall show the rest of the line.
                stream.reconfigure(errors="replace")
        try:
            return run(sys.argv[1:])
        finally:
            # Flushed here, where a pipe that nobody reads or a full disk can still be answered for.
            if sys.stdout is not None:
                sys.stdout.flush()
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _abandon_output()
        return BROKEN_PIPE
    except OSError as error:
        # What cannot be read is a Problem long before this: it is the output that cannot be written.
        _abandon_output()
        complain(f"cannot write: {error.strerror or error}")
        return 2
    finally:
        start.finish()


def _abandon_output() -> None:
    """Send what still waits to be written nowhere, so that the interpreter's own last flush succeeds."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 1)
    os.close(nowhere)


if __name__ == "__main__":
    sys.exit(main())
