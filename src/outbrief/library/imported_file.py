"""Putting an imported briefing where it was asked for: a new file, or beside one that a person may have edited."""

import os
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from outbrief.briefing.model import Briefing
from outbrief.compare.records import Difference, differences
from outbrief.library.replacing import alone_in, replace_file
from outbrief.library.whole_file import write_whole
from outbrief.loading.load import load_text
from outbrief.loading.report import Report
from outbrief.loading.source import read_bytes

BESIDE = ".new"
"""What stands between the stem and the suffix of a version that is left beside the one that is there."""


@dataclass(frozen=True, slots=True)
class Put:
    """What became of an import."""

    path: Path | None
    """The file that was written; None where there was no need to."""
    differences: tuple[Difference, ...] = ()
    """Record by record, what the file that was there says otherwise."""
    is_beside: bool = False
    """Whether the file that was there was left as it is, and the new version stands beside it."""


def put(yaml: str, briefing: Briefing, target: Path, force: bool = False) -> Put:
    """Write a briefing to a file; one that is there and says something else is only replaced by `force`.

    Raises OSError where the disk does; then nothing has changed.
    """
    real = Path(os.path.realpath(target))
    new = yaml.encode()
    with alone_in(real.parent):
        if not os.path.lexists(real):
            _write(real, new)
            return Put(target)
        report = Report(str(target))
        there = read_bytes(real, report)
        if there is None:
            raise OSError(None, report.problems()[0].message)
        if there == new:
            return Put(None)
        old = load_text(there, target).briefing
        found = tuple(differences(old, briefing)) if old else ()
        if force:
            replace_file(real, there, new)
            return Put(target, found)
        if old and not found:
            return Put(None)
        beside = target.with_name(f"{target.stem}{BESIDE}{target.suffix}")
        _write(Path(os.path.realpath(beside)), new)
        return Put(beside, found, is_beside=True)


def _write(path: Path, data: bytes) -> None:
    """Write a file of a person's own, with the rights that a new file gets."""
    mask = os.umask(0)
    os.umask(mask)

    def fill(file: BinaryIO) -> None:
        os.fchmod(file.fileno(), 0o666 & ~mask)
        file.write(data)

    write_whole(path, fill)
