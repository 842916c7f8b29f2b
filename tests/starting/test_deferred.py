"""Deferred modules: a start does without them, and whoever needs one has it."""

import subprocess
import sys

import pytest

from outbrief.starting.deferred import DEFERRED

BEGIN = "import sys\nfrom outbrief.starting import begin\nbegin()\n"


def run(program: str) -> str:
    done = subprocess.run([sys.executable, "-c", BEGIN + program], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def test_a_start_of_textual_needs_none_of_them() -> None:
    # Where Textual has come to need more of one than a name, it is loaded, and stands here.
    loaded = run(
        "import textual.app, textual.screen, textual.widgets\n"
        f"print(*(name for name in {sorted(DEFERRED)!r} if type(sys.modules.get(name)).__name__ != 'Deferred'))"
    )
    assert loaded == ""


def test_what_was_taken_is_called_as_what_it_stands_for() -> None:
    assert run(
        "from platformdirs import user_downloads_path as deferred\n"
        "from uuid import uuid4\n"
        "import shutil, uuid\n"
        "place, mark = deferred(), uuid4()\n"
        "import platformdirs\n"
        "print(place == platformdirs.user_downloads_path(), isinstance(mark, uuid.UUID), type(platformdirs).__name__)"
    ) == ("True True module")


def test_the_palette_of_textual_is_itself_for_whoever_makes_one_of_it() -> None:
    assert run(
        "import textual.app, textual.theme\n"
        "before = type(sys.modules['textual.command']).__name__, 'textual.widgets._option_list' in sys.modules\n"
        "from textual.command import CommandPalette, Provider\n"
        "import textual.command\n"
        "print(*before, isinstance(CommandPalette, type), Provider is textual.command.Provider)\n"
        "print(textual.app.CommandPalette.is_open is CommandPalette.is_open)\n"
        "print(type(textual.app.CommandPalette(id='one')) is CommandPalette)"
    ).split() == ["Deferred", "False", "True", "True", "True", "True"]


@pytest.mark.parametrize("after", ["", "from outbrief.starting import settle\nsettle()\n"])
def test_whoever_asks_for_more_has_the_module_itself(after: str) -> None:
    program = (
        f"import platformdirs as before\n{after}from platformdirs import PlatformDirs as one\nimport platformdirs\n"
    )
    assert run(f"{program}print(one is platformdirs.PlatformDirs, platformdirs is before)") == "True False"


def test_what_typing_has_is_taken_from_there_and_all_else_from_where_it_is() -> None:
    assert run(
        "import typing\n"
        "from typing_extensions import Protocol, Self, TypedDict, runtime_checkable\n"
        "print(Protocol is typing.Protocol, Self is typing.Self, type(sys.modules['typing_extensions']).__name__)\n"
        "from typing_extensions import deprecated, Protocol as own\n"
        "print(deprecated.__module__, type(sys.modules['typing_extensions']).__name__)"
    ).split() == ["True", "True", "Deferred", "typing_extensions", "module"]


def test_what_is_in_a_package_is_there_as_ever() -> None:
    assert (
        run("import platformdirs\nfrom platformdirs.unix import Unix as one\nprint(one.__module__)")
        == "platformdirs.unix"
    )


def test_what_there_is_not_is_an_error_as_ever() -> None:
    assert "has no attribute 'nothing'" in run(
        "import uuid\ntry:\n    uuid.nothing\nexcept AttributeError as error:\n    print(error)"
    )
