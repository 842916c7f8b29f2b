"""Which statuses there are to set."""

from pathlib import Path

from outbrief.library.kept import Kept, heading_of
from outbrief.library.lately import Lately
from outbrief.library.library import Library
from outbrief.library.statuses import Status, statuses_for
from outbrief.loading.load import load_text
from outbrief.loading.loaded import Loaded

HEAD = "outbrief: 1\ntitle: T\n"


def table(*statuses: str, key: str = "status") -> str:
    rows = "".join(f"        - {{area: row {number}, {key}: {text}}}\n" for number, text in enumerate(statuses))
    return f"    table:\n      columns: {{area: Area, {key}: Status}}\n      rows:\n{rows}"


def loaded(name: str, text: str) -> Loaded:
    return load_text(text, Path(f"{name}.yaml"))


def offered(library: Library, place: str, key: str = "status") -> list[tuple[str, int]]:
    standing = library.find(place)
    assert standing
    return [(status.text, status.used) for status in statuses_for(library, standing, key)]


def test_the_listed_come_first_then_the_table_then_the_library_the_frequent_before_the_rare() -> None:
    head = HEAD + "statuses: [open, in progress, done]\n"
    first = f"{head}sections:\n  - title: S\n{table('late', 'open', 'paused', 'paused')}"
    second = f"{HEAD}sections:\n  - title: S\n{table('late', 'far', 'far', 'near', 'far', 'near', 'late', 'late')}"
    library = Library((loaded("a", first), loaded("b", second)))
    assert offered(library, "a/s/row-0") == [
        ("open", 1),
        ("in progress", 0),
        ("done", 0),
        ("paused", 2),
        ("late", 4),
        ("far", 3),
        ("near", 2),
    ]
    standing = library.find("a/s/row-0")
    assert standing
    assert [one.text for one in statuses_for(library, standing, "status") if one.is_listed] == [
        "open",
        "in progress",
        "done",
    ]


def test_a_point_is_offered_what_rows_and_points_have() -> None:
    points = "    points:\n      - {text: one, status: open}\n      - {text: two}\n"
    library = Library((loaded("a", f"{HEAD}sections:\n  - title: S\n{points}{table('open', 'done')}"),))
    assert offered(library, "a/s/two") == [("open", 2), ("done", 1)]


def test_a_column_of_another_key_has_its_own_values_and_nothing_is_listed_for_it() -> None:
    head = HEAD + "statuses: [open]\n"
    library = Library((loaded("a", f"{head}sections:\n  - title: S\n{table('red', key='light')}"),))
    assert offered(library, "a/s/row-0", "light") == [("red", 1)]


def test_of_files_on_the_disk_only_the_own_one_is_fetched() -> None:
    fetched: list[str] = []

    def kept(one: Loaded) -> Kept:
        def fetch() -> Loaded:
            fetched.append(one.path.stem)
            return one

        return Kept(one.path, heading_of(one), 0, 1, fetch, Lately(9))

    files = [loaded(name, f"{HEAD}sections:\n  - title: S\n{table(name)}") for name in ("x", "y", "z")]
    library = Library(tuple(map(kept, files)))
    assert offered(library, "y/s/row-0") == [("y", 1)]
    assert fetched == ["y"]


def test_a_status_of_several_lines_cannot_be_set_and_is_not_offered() -> None:
    rows = "    table:\n      columns: {status: S}\n      rows:\n        - status: |\n            a\n            b\n"
    library = Library((loaded("a", f"{HEAD}sections:\n  - title: S\n{rows}"),))
    assert offered(library, "a/s/a-b") == []
    assert Status("open", 0) == ("open", 0, False)
