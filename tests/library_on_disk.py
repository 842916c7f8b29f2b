"""A library of small readouts on the disk, and what must hold of it however it was opened."""

import os
from pathlib import Path

from made_up_shelving import SHELVING
from outbrief.library.cache import cache_folder
from outbrief.library.indexing import Indexing
from outbrief.library.library import Library
from outbrief.library.opening import Opening, Step, opened
from outbrief.search.entries import entries
from outbrief.search.index import Index
from outbrief.search.memory import index_of

ROWS = 8


def readout(number: int, word: str = "") -> str:
    rows = "".join(f"        - initiative: Tide gauge {number * ROWS + row} {word}\n" for row in range(ROWS))
    return (
        f"outbrief: 1\ntitle: Readout {number}\nsections:\n  - title: Measures\n    table:\n"
        f"      columns: {{initiative: Initiative}}\n      rows:\n{rows}"
    )


def write_readouts(folder: Path, count: int) -> Path:
    folder.mkdir(exist_ok=True)
    for number in range(count):
        path = folder / f"r{number}.yaml"
        path.write_text(readout(number))
        _settle(path)
    return folder


def _settle(path: Path) -> None:
    """Make a file look as if it had been written long ago, as far as a program can."""
    os.utime(path, (1_000_000, 1_000_000 + path.stat().st_size))


def open_(*paths: Path, indexing: Indexing = Indexing.AT_THE_END) -> Step:
    return opened(Opening(paths, indexing, shelving=SHELVING))


def files_in_cache(suffix: str = "") -> set[str]:
    folder = cache_folder()
    assert folder is not None
    return {name for name in os.listdir(folder) if name.endswith(suffix)} if folder.is_dir() else set()


def assert_same(step: Step, library: Library) -> None:
    assert [repr(briefing) for briefing in step.library.briefings] == [repr(one) for one in library.briefings]
    assert step.library.problems == library.problems
    assert [one.path for one in step.library.unopened] == [one.path for one in library.unopened]
    assert step.index is not None
    for query in ("gauge 17", "tide", "Readout 3", "nothing of the kind"):
        answer, in_memory = step.index.search(query), whole_index(library).search(query)
        assert answer == in_memory


def whole_index(library: Library) -> Index:
    return index_of([entry for briefing in library.briefings for entry in entries(briefing)])
