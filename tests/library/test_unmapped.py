"""Containers that hold no file open."""

import os
from pathlib import Path

import pytest

from outbrief.library.unmapped import Unmapped
from outbrief.search.stored.container import Container, ContainerWriter, Damaged


def test_they_hold_what_the_mapped_hold_and_no_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with path.open("wb") as file:
        writer = ContainerWriter(file)
        writer.add("one", b"1" * 1_000)
        writer.add("none", b"")
        writer.finish()
    mapped = Container(path)
    before = len(os.listdir("/proc/self/fd")) if os.path.isdir("/proc/self/fd") else 0
    many = [Unmapped(path) for _ in range(100)]
    assert not before or len(os.listdir("/proc/self/fd")) == before
    for name in ("one", "none"):
        assert all(bytes(one.run(name)) == bytes(mapped.run(name)) for one in many)
    assert "one" in many[0]
    assert "two" not in many[0]
    assert many[0].is_whole()
    with pytest.raises(Damaged):
        many[0].run("two")
    path.write_bytes(b"")
    with pytest.raises(Damaged):
        many[0].run("one")
    with pytest.raises(Damaged):
        Unmapped(path)
