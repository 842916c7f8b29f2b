"""What was loaded of a file. Without what reads YAML: a library that was compiled before needs none of that."""

from dataclasses import dataclass
from pathlib import Path

from outbrief.briefing.model import Briefing
from outbrief.briefing.problem import Problem


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file, what could be read of it, and what is wrong with it."""

    path: Path
    briefing: Briefing | None
    """None where the file holds no briefing at all."""
    problems: tuple[Problem, ...]
    """By line."""
