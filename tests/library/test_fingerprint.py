"""When a file may be taken for unchanged without reading it."""

import os
import time
from pathlib import Path

import pytest

from outbrief.library.fingerprint import (
    RACY_NS,
    Fingerprint,
    Signature,
    digest_of,
    is_trusted,
    read_fingerprinted,
    signature_of,
)

SECOND = 1_000_000_000
READ = 1_000 * SECOND
OLD = Signature(10, READ - 100 * SECOND, READ - 90 * SECOND, 5, 6)


def test_an_old_file_that_looks_the_same_is_trusted() -> None:
    assert is_trusted(Fingerprint(b"", OLD, READ), OLD, READ)
    assert is_trusted(Fingerprint(b"", OLD, READ), OLD, READ + 10**9 * SECOND)


@pytest.mark.parametrize("field", Signature._fields)
def test_whatever_differs_is_not(field: str) -> None:
    now = OLD._replace(**{field: getattr(OLD, field) + 1})
    assert not is_trusted(Fingerprint(b"", OLD, READ), now, READ)


@pytest.mark.parametrize("field", ["modified_ns", "changed_ns"])
@pytest.mark.parametrize("age", [RACY_NS, 1, 0, -1, -10 * SECOND, -(10**9) * SECOND])
def test_what_was_written_about_when_it_was_read_or_later_is_racy(field: str, age: int) -> None:
    racy = OLD._replace(**{field: READ - age})
    assert not is_trusted(Fingerprint(b"", racy, READ), racy, READ + 10**9 * SECOND)


def test_a_clock_that_was_set_back_makes_nothing_trusted() -> None:
    assert not is_trusted(Fingerprint(b"", OLD, READ), OLD, READ - 1)


def test_a_file_is_read_with_its_fingerprint(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    path.write_bytes(b"title: T\n")
    found = read_fingerprinted(path)
    assert found is not None
    data, fingerprint = found
    assert data == b"title: T\n"
    assert fingerprint.digest == digest_of(data)
    assert fingerprint.signature == signature_of(path.stat())
    assert not is_trusted(fingerprint, fingerprint.signature, time.time_ns())
    os.utime(path, ns=(0, 0))
    again = read_fingerprinted(path)
    # Its content may be old; that it was touched just now counts as a change.
    assert again is not None
    assert not is_trusted(again[1], again[1].signature, time.time_ns())


@pytest.mark.parametrize("name", ["missing", "nul\0", "."])
def test_what_cannot_be_read_has_none(tmp_path: Path, name: str) -> None:
    assert read_fingerprinted(tmp_path / name) is None


def test_where_parts_end_is_part_of_what_they_are() -> None:
    assert digest_of(b"ab", b"c") != digest_of(b"a", b"bc")
    assert digest_of(b"abc") != digest_of(b"abc", b"")
