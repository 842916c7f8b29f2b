"""Containers: what was written comes back, and what was cut off, changed or never one is noticed."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from outbrief.search.stored.container import Container, ContainerWriter, Damaged


def written(runs: dict[str, bytes]) -> bytes:
    """Return the bytes of a container with some runs."""
    file = io.BytesIO()
    writer = ContainerWriter(file)
    for name, data in runs.items():
        writer.add(name, data[: len(data) // 2], memoryview(data[len(data) // 2 :]))
    writer.finish()
    return file.getvalue()


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("containers") / "one"


@given(runs=st.dictionaries(st.text(max_size=5), st.binary(max_size=300), max_size=4))
@examples(60)
def test_runs_come_back_aligned(path: Path, runs: dict[str, bytes]) -> None:
    path.write_bytes(written(runs))
    container = Container(path)
    assert {name: bytes(container.run(name)) for name in runs} == runs
    assert container.is_whole()
    assert "none of that name" not in container
    with pytest.raises(Damaged):
        container.run("none of that name")


@given(st.data())
@examples(120)
def test_what_is_cut_off_is_no_container(path: Path, data: st.DataObject) -> None:
    whole = written({"one": b"abc" * 50, "two": bytes(200)})
    path.write_bytes(whole[: data.draw(st.integers(0, len(whole) - 1))])
    with pytest.raises(Damaged):
        Container(path)


@given(st.data())
@examples(200)
def test_a_changed_byte_of_a_run_is_noticed_by_who_reads_all(path: Path, data: st.DataObject) -> None:
    whole = bytearray(written({"one": b"abc" * 50, "two": bytes(200)}))
    at = data.draw(st.integers(0, len(whole) - 1))
    whole[at] ^= data.draw(st.integers(1, 255))
    path.write_bytes(whole)
    try:
        container = Container(path)
    except Damaged:
        return
    read = {name: bytes(container.run(name)) for name in ("one", "two")}
    assert not container.is_whole() or read == {"one": b"abc" * 50, "two": bytes(200)}


@pytest.mark.parametrize("data", [b"", b"outbrief", b"GIF89a" + bytes(500), b"outbrief" + bytes(500)])
def test_other_files_are_no_containers(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(Damaged):
        Container(path)
