"""A start from the image: the same modules by another way, and never old ones."""

import importlib
import os
import stat
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from outbrief.starting.image import image_path, read_image
from outbrief.starting.start import WORTH_WRITING, Start

NAMES = [f"made_up_{number}" for number in range(WORTH_WRITING + 1)]

COUNTED = """
import sys
from outbrief.__main__ import main
from outbrief.starting.start import Start

sys.argv = ["outbrief", "search", "harbour", sys.argv[1]]
status = main()
start, = (finder for finder in sys.meta_path if isinstance(finder, Start))
print("counted", status, len(start.loaded), start.compiling.found, len(start.compiling.new_texts))
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return a folder with modules that may be imported, where what is compiled is kept apart from all else."""
    monkeypatch.setattr(sys, "pycache_prefix", str(tmp_path / "compiled"))
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    Path(image_path()).parent.mkdir(parents=True)
    folder = tmp_path / "modules"
    folder.mkdir()
    for name in NAMES:
        (folder / f"{name}.py").write_text("WHAT = 'old'\n")
    package = folder / "made_up_package"
    package.mkdir()
    (package / "__init__.py").write_text("")
    (package / "inner.py").write_text("WHAT = 'inner'\n")
    monkeypatch.syspath_prepend(folder)
    yield folder
    forget()


def forget() -> None:
    for name in [name for name in sys.modules if name.startswith("made_up_") and name != "made_up_briefings"]:
        if name in {*NAMES, "made_up_package", "made_up_package.inner"}:
            del sys.modules[name]
    importlib.invalidate_caches()


def started(*names: str) -> Start:
    """Start, import, and finish."""
    forget()
    start = Start(read_image(sys.path), frozenset(sys.modules))
    try:
        for name in names:
            importlib.import_module(name)
        start.finish()
    finally:
        sys.meta_path.remove(start)
    return start


def test_the_second_start_is_from_the_image_and_the_same(folder: Path) -> None:
    assert not started(*NAMES, "made_up_package.inner").loaded
    plain = {name: sys.modules[name].__spec__ for name in (NAMES[0], "made_up_package", "made_up_package.inner")}
    assert started(*NAMES, "made_up_package.inner").loaded == {*NAMES, "made_up_package", "made_up_package.inner"}
    for name, spec in plain.items():
        module, found = sys.modules[name], sys.modules[name].__spec__
        assert spec is not None
        assert found is not None
        for attribute in ("name", "origin", "cached", "has_location", "submodule_search_locations", "parent"):
            assert getattr(found, attribute) == getattr(spec, attribute)
        assert module.__file__ == spec.origin
    assert sys.modules["made_up_package.inner"].WHAT == "inner"


def test_a_source_that_has_changed_is_compiled_anew_and_the_image_written_anew(folder: Path) -> None:
    started(*NAMES)
    (folder / f"{NAMES[1]}.py").write_text("WHAT = 'new!'\n")
    assert started(*NAMES).loaded == {*NAMES} - {NAMES[1]}
    assert sys.modules[NAMES[1]].WHAT == "new!"
    assert started(*NAMES).loaded == {*NAMES}
    assert sys.modules[NAMES[1]].WHAT == "new!"


def test_a_source_that_is_gone_is_not_found(folder: Path) -> None:
    started(*NAMES)
    (folder / f"{NAMES[1]}.py").unlink()
    with pytest.raises(ModuleNotFoundError):
        started(*NAMES)


def test_a_folder_that_is_not_searched_is_not_searched(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started(*NAMES)
    start = Start(read_image(sys.path), frozenset(sys.modules))
    try:
        assert start.find_spec(NAMES[0]) is not None
        assert start.find_spec(NAMES[0], ["/elsewhere"]) is None
        monkeypatch.setattr(sys, "path", [path for path in sys.path if path != str(folder)])
        assert start.find_spec(NAMES[0]) is None
    finally:
        sys.meta_path.remove(start)
        start.settle()


def test_an_image_that_goes_while_it_is_used_is_done_without(folder: Path) -> None:
    started(*NAMES)
    forget()
    start = Start(read_image(sys.path), frozenset(sys.modules))
    try:
        os.truncate(image_path(), 100)
        assert importlib.import_module(NAMES[0]).WHAT == "old"
    finally:
        sys.meta_path.remove(start)
        start.settle()


def test_few_more_modules_are_not_worth_writing(folder: Path) -> None:
    started(*NAMES)
    before = os.stat(image_path()).st_ino
    started(*NAMES, "made_up_package.inner")
    assert os.stat(image_path()).st_ino == before


@pytest.mark.parametrize("why", ["no compiled files", "no folder"])
def test_where_nothing_may_be_written_nothing_is(folder: Path, monkeypatch: pytest.MonkeyPatch, why: str) -> None:
    if why == "no folder":
        os.rmdir(os.path.dirname(image_path()))
    else:
        monkeypatch.setattr(sys, "dont_write_bytecode", True)
    started(*NAMES)
    assert not os.path.exists(image_path())


def test_after_it_has_settled_it_finds_nothing_and_keeps_nothing(folder: Path) -> None:
    started(*NAMES)
    start = started()
    assert not start.image.modules
    assert start.find_spec(NAMES[0]) is None


def test_the_program_itself_starts_from_its_image(tmp_path: Path) -> None:
    library = tmp_path / "library"
    library.mkdir()
    (library / "a.yaml").write_text("outbrief: 1\ntitle: The harbour\n")
    environment = {
        **{name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"},
        "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled"),
        "HOME": str(tmp_path),
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }
    counts = []
    for _ in range(3):
        done = subprocess.run(
            [sys.executable, "-c", COUNTED, str(library)], env=environment, capture_output=True, text=True, check=True
        )
        assert "The harbour" in done.stdout
        counts.append([int(word) for word in done.stdout.split("counted")[1].split()])
    (image,) = (tmp_path / "compiled").rglob("start.*.image")
    assert stat.S_ISREG(image.stat().st_mode)
    first, *later = counts
    assert first[:3] == [0, 0, 0]
    assert first[3] > 20
    for status, loaded, found, texts in later:
        assert (status, texts) == (0, 0)
        assert loaded > 60
        # Methods of dataclasses, named tuples, and regular expressions.
        assert found > 60
