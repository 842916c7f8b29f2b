"""A process that sets the status of rows, one after another: to be run twice at once, limited, or killed."""

import sys
from itertools import count
from pathlib import Path

from outbrief.briefing.place import Place
from outbrief.briefing.problem import Problem
from outbrief.library.editing import set_cell


def main() -> None:
    """Set the rows of the file, from a number on, as many; again and again if there is a fourth argument."""
    path, first, rows = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    for turn in count() if len(sys.argv) > 4 else (0,):
        for number in range(first, first + rows):
            done = set_cell(path, Place(f"{path.stem}/s/row-{number}"), "status", f"done {turn}")
            print(done, flush=True)
            if isinstance(done, Problem):
                sys.exit(1)


if __name__ == "__main__":
    main()
