"""The image: what is written is read again, and what is not to be believed is not."""

import os
import sys
from pathlib import Path

import pytest

from outbrief.starting.image import Module, Pattern, image_path, read_image, write_image

SEARCHED = ["where it was started", "/one", "/two"]
TEXTS = {"x = 1": b"\x01code", "lambda: 2": b"\x02"}
PATTERNS: dict[Pattern, bytes] = {("a+", 2): b"\x03", (b"b", 0): b"\x04"}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of the image, one that is the test's own."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path))
    folder = Path(image_path()).parent
    assert folder.is_relative_to(tmp_path)
    folder.mkdir(parents=True)
    return folder


def modules(tmp_path: Path) -> list[tuple[str, Module, bytes]]:
    source = tmp_path / "made_up.py"
    source.write_text("MADE_UP = True\n")
    state = source.stat()
    module = Module(str(source), state.st_mtime_ns, state.st_size, None, str(source) + "c", 0, 0)
    return [("made_up", module, b"its code"), ("other", module._replace(folders=("/f",)), b"and the other's")]


def test_what_is_written_is_read(tmp_path: Path, folder: Path) -> None:
    write_image(SEARCHED, modules(tmp_path), TEXTS, PATTERNS)
    image = read_image(["somewhere else", *SEARCHED[1:]])
    assert list(image.modules) == ["made_up", "other"]
    assert image.modules["other"].folders == ("/f",)
    assert image.code("made_up") == b"its code"
    assert image.code("other") == b"and the other's"
    assert (image.texts, image.patterns) == (TEXTS, PATTERNS)
    image.close()
    assert (image.modules, image.texts, image.patterns) == ({}, {}, {})
    assert os.listdir(folder) == [Path(image_path()).name]


def test_it_may_be_read_by_whoever_may_read_other_files(tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        write_image(SEARCHED, modules(tmp_path), TEXTS, PATTERNS)
    finally:
        os.umask(before)
    assert Path(image_path()).stat().st_mode & 0o777 == 0o644


def test_it_is_for_one_search_path_and_one_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_image(SEARCHED, modules(tmp_path), TEXTS, PATTERNS)
    assert not read_image([*SEARCHED, "/three"]).modules
    monkeypatch.setattr(sys, "version", "4.0")
    assert not read_image(SEARCHED).modules


def test_one_that_is_cut_off_or_none_holds_nothing_and_breaks_nothing(tmp_path: Path) -> None:
    assert not read_image(SEARCHED).modules
    write_image(SEARCHED, modules(tmp_path), TEXTS, PATTERNS)
    path = Path(image_path())
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        image = read_image(SEARCHED)
        assert set(image.modules) <= {"made_up", "other"}
        assert image.texts in ({}, TEXTS)
        image.close()
    assert length > 300


def test_one_that_cannot_be_written_leaves_the_old_one(
    tmp_path: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_image(SEARCHED, modules(tmp_path), TEXTS, PATTERNS)

    def fail(*_: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OSError, match="disk is full"):
        write_image(SEARCHED, [], {}, {})
    assert os.listdir(folder) == [Path(image_path()).name]
    assert len(read_image(SEARCHED).modules) == 2


def test_a_module_is_current_until_its_source_changes(tmp_path: Path) -> None:
    (_, module, _), _ = modules(tmp_path)
    assert module.is_current()
    os.utime(module.source, (1, 1))
    assert not module.is_current()
    os.unlink(module.source)
    assert not module.is_current()
