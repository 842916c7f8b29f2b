"""A process that sets the status of rows, one after another: to be run twice at once, limited, or killed.

python status_setter.py FILE FIRST ROWS [ROUND]
"""

import sys
from itertools import count
from pathlib import Path

from outbrief.briefing.place import Place
from outbrief.briefing.problem import Problem
from outbrief.library.editing import set_cell


def main() -> None:
    """Set as many rows from a number on, and say which is set to what; with a round, again and again."""
    path, first, rows = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    for turn in count() if len(sys.argv) > 4 else (0,):
        for number in range(first, first + rows):
            status = f"done {' '.join([*sys.argv[4:], str(turn)])}"
            done = set_cell(path, Place(f"{path.stem}/s/row-{number}"), "status", status)
            if isinstance(done, Problem):
                print(done, flush=True)
                sys.exit(1)
            print(f"{number}\t{status}", flush=True)


if __name__ == "__main__":
    main()
