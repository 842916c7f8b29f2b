"""The engines that are compared: ours, fzf where it is installed, RapidFuzz's best-known scorer."""

import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from rapidfuzz import fuzz, process, utils

from make_library import Item
from outbrief.briefing.place import Place
from outbrief.search.entries import Entry, Field, Kind
from outbrief.search.memory import index_of


class Engine(Protocol):
    """What finds items."""

    name: str

    def search(self, query: str, limit: int) -> list[str]:
        """Return the ids of the best items, best first."""


def line_of(item: Item) -> str:
    """Return an item as a finder lists it."""
    return f"{item.id}\t{' · '.join(filter(None, (item.title, item.area, item.outcome, item.detail)))}"


def entry_of(item: Item) -> Entry:
    """Return an item as the library has it."""
    cells = (
        ("id", "No.", item.id),
        ("area", "Area", item.area),
        ("initiative", "Title", item.title),
        ("outcome", "Outcome", item.outcome),
        ("note", "Detail", item.detail),
    )
    fields = tuple(Field(key, label, text) for key, label, text in cells if text)
    where = tuple(filter(None, (item.briefing, item.section)))
    return Entry(Kind.INITIATIVE, Place(f"bench/{item.id}"), fields, where)


class Outbrief:
    """Ours."""

    name = "outbrief"

    def __init__(self, items: Sequence[Item]) -> None:
        self._index = index_of(entry_of(item) for item in items)
        self._index.prepare()

    def search(self, query: str, limit: int) -> list[str]:
        """Search the index, without the reasons of the hits."""
        hits = self._index.search(query.replace("title:", "initiative:"), limit).hits
        return [str(hit.entry.place).partition("/")[2] for hit in hits]


class Fzf:
    """fzf as a filter: a process a query, so that only its answers are compared, not its time."""

    name = "fzf"

    def __init__(self, items: Sequence[Item]) -> None:
        self._lines = "\n".join(map(line_of, items))

    def search(self, query: str, limit: int) -> list[str]:
        """Filter the lines."""
        command = ["fzf", "--delimiter=\t", "--nth=2..", "--filter", query.rpartition(":")[2]]
        done = subprocess.run(command, input=self._lines, capture_output=True, text=True, timeout=60)
        return [line.partition("\t")[0] for line in done.stdout.splitlines()[:limit]]


class WRatio:
    """RapidFuzz's WRatio over whole lines."""

    name = "WRatio"

    def __init__(self, items: Sequence[Item]) -> None:
        self._ids = [item.id for item in items]
        self._lines = [utils.default_process(line_of(item).partition("\t")[2]) for item in items]

    def search(self, query: str, limit: int) -> list[str]:
        """Score every line."""
        asked = utils.default_process(query.rpartition(":")[2])
        best = process.extract(asked, self._lines, scorer=fuzz.WRatio, limit=limit, score_cutoff=50)
        return [self._ids[number] for _, _, number in best]


def engines(items: Sequence[Item]) -> list[Engine]:
    """Return the engines that can be had here."""
    found: list[Engine] = [Outbrief(items), WRatio(items)]
    if shutil.which("fzf"):
        found.insert(1, Fzf(items))
    return found


def finder(path: Path) -> list[str] | None:
    """Return the command of a live finder over a list of lines; None where there is none."""
    return ["sh", "-c", f"fzf --delimiter='\t' --nth=2.. < '{path}'"] if shutil.which("fzf") else None
