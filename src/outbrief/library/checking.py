"""Checking many files: one after the other, none of them held, with only what is wrong and the places kept."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from outbrief.briefing.problem import Problem
from outbrief.library.files import file_size, find_files, shown_path
from outbrief.library.library import clash, free_id
from outbrief.library.opening import Progress
from outbrief.loading.load import load
from outbrief.loading.references import References


class Checked(NamedTuple):
    """What is wrong with some files, by path and line, and how many there are."""

    briefings: int
    unopened: int
    """Files that no briefing could be read from."""
    problems: tuple[Problem, ...]
    paths: dict[str, Path]
    """The files in which something is wrong, by their path as it is shown."""


def check_files(paths: Sequence[Path], told: Callable[[Progress], None]) -> Checked:
    """Check every briefing that the paths name, and the references between them; `told` hears how far it has come."""
    files = find_files(paths)
    problems = list(files.problems)
    references = References()
    taken: dict[str, Path] = {}
    unopened = read = 0
    size = sum(found.st_size for found in files.found) or 1
    for path in files.paths:
        told(Progress("checking", read / size))
        read += file_size(path)
        loaded = load(path)
        if loaded.briefing and loaded.briefing.id in taken:
            identity = loaded.briefing.id
            free = free_id(identity, taken)
            problems.append(clash(path, identity, taken[identity], free))
            loaded = load(path, free)
        problems += loaded.problems
        if loaded.briefing:
            taken[loaded.briefing.id] = path
            references.add(shown_path(path), loaded.briefing)
        else:
            unopened += 1
    problems += references.problems()
    wrong = {problem.path for problem in problems}
    named = {shown: path for path in files.paths if (shown := shown_path(path)) in wrong}
    return Checked(len(taken), unopened, tuple(sorted(problems)), named)
