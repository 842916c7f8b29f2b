"""What is compiled while modules are imported is found in the image, and is what would have been compiled."""

import collections
import dataclasses
import marshal
import re
from collections.abc import Callable, Iterator
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outbrief.starting.compiling import Compiling, compile_pattern, compile_text
from outbrief.starting.image import Pattern

STANDING_IN = ("dataclasses", "collections", "re")


@pytest.fixture
def standing() -> Iterator[Callable[[dict[str, bytes], dict[Pattern, bytes]], Compiling]]:
    """Return what stands in with texts and patterns that are there already; it leaves in the end."""
    all_of_them = []

    def stand(texts: dict[str, bytes], patterns: dict[Pattern, bytes]) -> Compiling:
        compiling = Compiling(lambda: texts, lambda: patterns)
        all_of_them.append(compiling)
        for name in STANDING_IN:
            compiling.stand_in(name)
        return compiling

    yield stand
    for compiling in all_of_them:
        compiling.leave()


def make() -> tuple[Any, Any, re.Pattern[str]]:
    """Make what is compiled of text, in all three ways."""
    re.purge()
    return (
        dataclasses.make_dataclass("Berth", [("length", int), ("name", str)], frozen=True),
        collections.namedtuple("Quay", ["berths", "depth"]),
        re.compile(r"(?P<first>[a-zß-ü]+)-(?:\d{2,}|x)(?=$)", re.IGNORECASE),
    )


def test_what_is_noted_once_is_found_the_next_time(
    standing: Callable[[dict[str, bytes], dict[Pattern, bytes]], Compiling],
) -> None:
    first = standing({}, {})
    with first.importing():
        made = make()
    first.leave()
    # Where one of these is empty, this Python compiles in another way, and starting takes longer than it need.
    assert sum("__init__" in text or "_cls" in text for text in first.new_texts) >= 2
    assert first.new_patterns
    assert first.found == 0

    patterns = {pattern: compile_pattern(pattern) for pattern in first.new_patterns}
    again = standing(
        {text: compile_text(text, kind) for text, kind in first.new_texts.items()},
        {pattern: arguments for pattern, arguments in patterns.items() if arguments is not None},
    )
    with again.importing():
        berth, quay, expression = make()
    again.leave()
    assert not again.new_texts
    assert not again.new_patterns
    assert again.found == len(first.new_texts) + len(first.new_patterns)
    assert berth(12, "north") == berth(12, "north") != berth(13, "north")
    assert repr(berth(12, "north")) == "Berth(length=12, name='north')"
    with pytest.raises(dataclasses.FrozenInstanceError):
        berth(12, "north").name = "south"
    assert quay(3, depth=9)._asdict() == {"berths": 3, "depth": 9}
    assert expression == made[2]
    assert [found["first"] for found in expression.finditer("PIER-12")] == ["PIER"]


def test_nothing_is_noted_but_of_modules(
    standing: Callable[[dict[str, bytes], dict[Pattern, bytes]], Compiling],
) -> None:
    compiling = standing({}, {})
    make()
    compiling.leave()
    assert not compiling.new_texts
    assert not compiling.new_patterns


def test_it_leaves_nothing_behind(standing: Callable[[dict[str, bytes], dict[Pattern, bytes]], Compiling]) -> None:
    compiler = import_module("re._compiler")
    before = compiler.compile
    compiling = standing({}, {})
    assert compiler.compile is not before
    assert "exec" in vars(dataclasses)
    compiling.leave()
    assert compiler.compile is before
    assert "exec" not in vars(dataclasses)
    assert "eval" not in vars(collections)
    with compiling.importing():
        make()
    assert not compiling.new_texts
    assert not compiling.new_patterns


def compiled(pattern: Pattern) -> Any:
    text: Any = pattern[0]
    return re.compile(text, pattern[1])


def made_again(pattern: Pattern) -> Any:
    arguments = compile_pattern(pattern)
    assert arguments is not None
    return import_module("_sre").compile(*marshal.loads(arguments))


@pytest.mark.parametrize(
    "pattern",
    [
        ("", 0),
        (r"\s+|[^\w\s]", re.MULTILINE),
        (rb"[\x80-\xff]+", 0),
        (r"(?P<a>x)(?P<b>y)?(?(a)z|w)(?P=b)", re.DOTALL),
        (r"(a)|(?P<n>b)|(c)", re.VERBOSE),
        (r"(?i:k)elvin[\u212a\u0130ſ]", re.IGNORECASE),
        (r"\d\w", re.ASCII),
    ],
)
def test_a_pattern_made_of_its_numbers_is_the_pattern(pattern: Pattern) -> None:
    assert made_again(pattern) == compiled(pattern)
    assert made_again(pattern).groupindex == compiled(pattern).groupindex


@pytest.mark.filterwarnings("ignore::FutureWarning")
@given(st.text(st.sampled_from("ab(|)*+?.[^]{2}\\wd-$"), max_size=12), st.sampled_from([0, 2, 8, 16, 64]))
def test_it_is_so_for_any_pattern(text: str, flags: int) -> None:
    try:
        right = re.compile(text, flags)
    except re.error:
        assert compile_pattern((text, flags)) is None
    else:
        assert made_again((text, flags)) == right
