"""From a file to a briefing and its problems: the one door of this package. Only `load` touches the disk."""

from dataclasses import replace
from pathlib import Path

from outbrief.loading.decode import decode
from outbrief.loading.loaded import Loaded
from outbrief.loading.reader import read
from outbrief.loading.report import Report
from outbrief.loading.rules import check
from outbrief.loading.source import read_bytes
from outbrief.loading.stream import decoded, parseable


def load(path: Path, briefing_id: str | None = None) -> Loaded:
    """Load a briefing from disk. Raises nothing for whatever is wrong with the file; its problems say it.

    `briefing_id` is used instead of the file's own id: two files of a library may have the same.
    """
    report = Report(str(path))
    data = read_bytes(path, report)
    return _loaded(data, path, briefing_id, report)


def load_text(text: str | bytes, path: Path, briefing_id: str | None = None) -> Loaded:
    """Load a briefing from the text of a file; `path` names it in problems, and gives the id where none is written."""
    return _loaded(text, path, briefing_id, Report(str(path)))


def _loaded(text: str | bytes | None, path: Path, briefing_id: str | None, report: Report) -> Loaded:
    if isinstance(text, bytes):
        text = decoded(text, report)
    if text is not None:
        text = parseable(text, report)
    briefing = None
    if text is not None:
        reading = read(text, report)
        if text[:100].lstrip().startswith("{"):
            # Imported here: hardly a file is JSON.
            from outbrief.loading.restating import restated

            root = restated(reading.root, report)
            reading = reading._replace(root=root, whole=reading.whole and root is not None)
        briefing = decode(reading, path.stem, briefing_id, report)
        if briefing and reading.complete:
            # Where something could not be read, what is missing may only not have been read.
            check(briefing, report)
        if briefing and not briefing.title:
            briefing = replace(briefing, title=briefing.id)
    return Loaded(path, briefing, report.problems())
