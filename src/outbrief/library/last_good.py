"""A file that has become invalid: what it held before stays open, with what is wrong with it now."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from outbrief.briefing.problem import Problem, Severity
from outbrief.library.kept import Opened, heading_of
from outbrief.loading.loaded import Loaded


@dataclass(frozen=True, slots=True)
class LastGood(Loaded):
    """A file as it was before its last change; its problems are those of today."""

    good: Loaded
    """As it was read then, with the problems it had."""


def good_or_now(before: Opened | None, now: Loaded) -> Loaded:
    """Return a file as it is now, unless it has errors that it had not before: then, as it was."""
    good = before.good if isinstance(before, LastGood) else before
    if good is None or heading_of(good) is None or _errors(now.problems) <= _errors(good.problems):
        return now
    held = good if isinstance(good, Loaded) else Loaded(good.path, good.briefing, good.problems)
    return LastGood(now.path, held.briefing, now.problems, held)


def _errors(problems: Iterable[Problem]) -> Counter[tuple[str, str]]:
    """Count what is wrong, wherever it stands: a line above may have come or gone."""
    return Counter((one.message, one.hint) for one in problems if one.severity is Severity.ERROR)
