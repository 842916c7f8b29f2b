"""The folders that the files of a library lie in."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from outbrief.briefing.place import Place
from outbrief.library.folders import File, Folder, Folders

paths = st.lists(
    st.lists(st.sampled_from(["a", "b", "c\n", "..", "\u202e"]), max_size=5).map(lambda parts: Path(*parts, "x.yaml")),
    max_size=12,
)


def drawn(*names: str) -> list[str]:
    """Return the list of folders and files, indented, a folder with how many files it has."""
    given = [Path(name) for name in names]
    return [
        f"{'  ' * one.depth}{f'{one.name} {one.files}' if isinstance(one, Folder) else given[one.number].name}"
        for one in Folders(given).lines
    ]


def test_files_of_one_folder_show_none() -> None:
    assert drawn("visits/a.yaml", "visits/b.yaml") == ["a.yaml", "b.yaml"]
    assert drawn("a.yaml") == ["a.yaml"]
    assert drawn() == []


def test_folders_are_called_by_what_tells_them_apart() -> None:
    assert drawn("lib/2024/a.yaml", "lib/2024/b.yaml", "lib/2025/c.yaml", "lib/d.yaml") == [
        "2024 2",
        "  a.yaml",
        "  b.yaml",
        "2025 1",
        "  c.yaml",
        "d.yaml",
    ]


def test_a_chain_of_single_folders_is_one() -> None:
    assert drawn("lib/deep/er/a.yaml", "lib/b/c/d/e.yaml", "lib/b/c/f.yaml") == [
        "deep/er 1",
        "  a.yaml",
        "b/c 2",
        "  d 1",
        "    e.yaml",
        "  f.yaml",
    ]


def test_where_nothing_is_shared_a_folder_is_called_by_its_whole_path() -> None:
    assert drawn("/srv/one/a.yaml", "/home/two/b.yaml") == ["/srv/one 1", "  a.yaml", "/home/two 1", "  b.yaml"]
    assert drawn("one/a.yaml", "/home/two/b.yaml") == ["one 1", "  a.yaml", "/home/two 1", "  b.yaml"]
    assert drawn("../one/a.yaml", "../b.yaml") == ["one 1", "  a.yaml", "b.yaml"]


def test_a_folder_that_is_met_again_stands_where_it_stood() -> None:
    assert drawn("a/x.yaml", "b/y.yaml", "a/z.yaml") == ["a 2", "  x.yaml", "  z.yaml", "b 1", "  y.yaml"]


def test_a_name_is_clean_text_and_a_place_tells_two_that_look_alike_apart() -> None:
    folders = list(Folders([Path("a\x1b[2J/x.yaml"), Path("a\x1b[2J \u202e/y.yaml"), Path("a␛[2J/z.yaml")]))
    assert [folder.name for folder in folders] == ["a␛[2J", "a␛[2J \ufffd", "a␛[2J"]
    assert len({folder.place for folder in folders}) == 3


def test_folders_deeper_than_pythons_calls() -> None:
    deep = [Path(*["d"] * depth, "x.yaml") for depth in range(1, 1100)]
    folders = Folders(deep)
    assert max(folder.depth for folder in folders) == 1097
    assert len(folders.around(1098)) == 1098


@given(paths)
def test_every_file_stands_once_below_its_folders_and_in_order(paths: list[Path]) -> None:
    folders = Folders(paths)
    files = [one for one in folders.lines if isinstance(one, File)]
    assert sorted(one.number for one in files) == list(range(len(paths)))
    for folder in folders:
        inside = list(folders.numbers(folder))
        own = [one.number for one in folders.inside(folder) if isinstance(one, File)]
        assert own == sorted(own)
        assert len(inside) == folder.files > 0
        assert folder.begins == (0 in inside)
        assert folders.find(folder.place) is folder
        assert sum(one.files if isinstance(one, Folder) else 1 for one in folders.inside(folder)) == folder.files
        # A folder that holds only another is no line of its own.
        assert len(list(folders.inside(folder))) > 1 or isinstance(next(folders.inside(folder)), File)
    for one in files:
        around = folders.around(one.number)
        assert len(around) == one.depth
        assert all(one.number in folders.numbers(folder) for folder in around)


def test_what_is_no_folder_lies_in_none() -> None:
    folders = Folders([Path("a/x.yaml"), Path("b/y.yaml")])
    assert folders.find(Place("harbour")) is None
    assert folders.around(Place("harbour/safety")) == []
    assert folders.around(7) == []
