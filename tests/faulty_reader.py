"""The reader with a disk that fails once: `faulty_reader.py COUNTS KIND NUMBER FOLDER … -- ARGUMENT …`.

What was done in the folders is written to COUNTS, for whoever wants to know what can fail.
"""

import json
import sys
from pathlib import Path

from faults import Disk, failing
from outbrief.__main__ import main


def run(counts: str, kind: str, number: str, *rest: str) -> int:
    """Run the reader as its command does; return its exit status."""
    end = rest.index("--")
    disk = Disk([Path(folder) for folder in rest[:end]], kind, int(number))
    sys.argv = ["outbrief", *rest[end + 1 :]]
    try:
        with failing(disk):
            return main()
    finally:
        Path(counts).write_text(json.dumps([disk.counts, disk.has_failed]))


if __name__ == "__main__":
    sys.exit(run(*sys.argv[1:]))
