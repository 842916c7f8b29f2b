"""Whatever is in a file: no exception, nothing but clean text, all of it in bounds."""

import dataclasses
from collections.abc import Iterator, Mapping
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from examples import examples
from outbrief.briefing.model import Briefing, walk
from outbrief.loading.clean import clean
from outbrief.loading.load import load, load_text
from outbrief.loading.loaded import Loaded

SAMPLE = """\
# A sample
outbrief: 1
id: sample
title: The Visit  # of 2026
marking: TLP:GREEN
statuses: [open, "done"]
intro: |
  Before the first heading.

  A second paragraph.
sections:
  - title: Café “One” 北约
    text: >
      Folded
      text.
    points:
      - Drills: More of them.
      - {name: Cyber, text: 'Together', status: open}
      - Plain
    table:
      columns: {id: No., area: Area, initiative: Initiative}
      rows:
        - id: 1a
          area: Cyber
          initiative: Task Force
        - {area: "Quoted \\u00e9", initiative: B}
    sections:
      - title: Deeper
        body:
          - text: x
          - points: [a, b]
"""
PIECES = [
    "\t",
    ": ",
    " #",
    "- ",
    "? ",
    "[",
    "{",
    "}",
    "&a ",
    "*a",
    "!x ",
    '"',
    "'",
    "|\n",
    "\n---\n",
    "\\e",
    "\x1b[2J",
    "\u202e",
]
"""What breaks YAML, or a terminal."""


def words(value: object) -> Iterator[str]:
    """Yield every text in a value of the model."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inside in value.items():
            yield from words(key)
            yield from words(inside)
    elif isinstance(value, tuple):
        for inside in value:
            yield from words(inside)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from words(getattr(value, field.name))


def assert_sound(found: Loaded) -> None:
    for problem in found.problems:
        assert problem.line >= 0
        assert problem.column >= 0
        for text in (problem.path, problem.message, problem.hint):
            assert clean(text) == text
            assert "\n" not in text
    assert list(found.problems) == sorted(found.problems, key=lambda problem: problem.line)
    if found.briefing is None:
        assert found.problems
        return
    for text in words(found.briefing):
        assert clean(text) == text
    places = [standing.item.place for standing in walk(found.briefing)]
    assert len(places) == len(set(places))
    assert all(places)


def sample() -> Briefing:
    found = load_text(SAMPLE, Path("sample.yaml"))
    assert not found.problems
    assert found.briefing is not None
    return found.briefing


def test_the_sample_is_sound() -> None:
    assert_sound(load_text(SAMPLE, Path("sample.yaml")))


def test_line_ends_of_other_systems_change_nothing() -> None:
    for end in ("\r\n", "\r"):
        found = load_text(SAMPLE.replace("\n", end).encode(), Path("sample.yaml"))
        assert found.briefing == sample()
        assert not found.problems


def test_loading_a_file_is_loading_its_bytes(tmp_path: Path) -> None:
    path = tmp_path / "sample.yaml"
    path.write_text(SAMPLE, encoding="utf-8")
    assert load(path) == Loaded(path, sample(), ())


def test_nesting_as_deep_as_the_reader_goes_is_decoded() -> None:
    text = "outbrief: 1\ntitle: S\n"
    for level in range(20):
        text += f"{'  ' * level}sections:\n{'  ' * level}- title: L{level}\n"
    found = load_text(text, Path("deep.yaml"))
    assert_sound(found)
    assert any("nested deeper" in problem.message for problem in found.problems)
    assert found.briefing is not None
    assert sum(1 for _ in walk(found.briefing)) > 14


@examples(150)
@given(
    st.lists(st.tuples(st.integers(0, len(SAMPLE)), st.integers(0, 4), st.sampled_from(PIECES)), min_size=1, max_size=4)
)
def test_a_file_with_pieces_put_in_and_cut_out_is_read_soundly(changes: list[tuple[int, int, str]]) -> None:
    text = SAMPLE
    for position, cut, piece in changes:
        text = text[:position] + piece + text[position + cut :]
    assert_sound(load_text(text, Path("sample.yaml")))


@examples(150)
@given(st.lists(st.tuples(st.integers(0, len(SAMPLE.encode()) - 1), st.integers(0, 255)), min_size=1, max_size=8))
def test_a_file_with_changed_bytes_is_read_soundly(changes: list[tuple[int, int]]) -> None:
    data = bytearray(SAMPLE.encode())
    for position, byte in changes:
        data[position] = byte
    assert_sound(load_text(bytes(data), Path("sample.yaml")))


@examples(150)
@given(st.one_of(st.binary(max_size=200), st.text(max_size=200)))
def test_anything_at_all_is_read_soundly(anything: str | bytes) -> None:
    assert_sound(load_text(anything, Path("any.yaml")))
