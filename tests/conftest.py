"""For every test: folders of its own for what belongs to a user, never the user's; and how long a soak is."""

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from examples import use_profile

OWN = ("OUTBRIEF_LIBRARY", "OUTBRIEF_THEME", "VISUAL", "EDITOR")
"""What a user's environment may say to the program."""

NOBODY = 65534
"""The user that may do nothing."""

MORE_EXAMPLES = 20
"""As many times the examples has a property in a soak: ten minutes for all of them on two cores."""

_FIGURES = pytest.StashKey[list[str]]()


@pytest.fixture(autouse=True)
def _own_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    home = tmp_path_factory.mktemp("user")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.getbasetemp() / "cache"))
    for kind in ("CONFIG", "STATE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(home / kind.lower()))
    for variable in OWN:
        monkeypatch.delenv(variable, raising=False)


@pytest.fixture
def unprivileged(tmp_path: Path) -> Iterator[Path]:
    """Return a folder to be refused things in: root, whom no permission stops, is nobody for the length of the test."""
    if os.geteuid() != 0:
        yield tmp_path
        return
    # Not below pytest's own folder, which only its owner may enter.
    folder = Path(tempfile.mkdtemp(prefix="outbrief-"))
    os.chown(folder, NOBODY, -1)
    os.seteuid(NOBODY)
    try:
        yield folder
    finally:
        os.seteuid(0)
        shutil.rmtree(folder)


# --- soaks: a proof by repetition, a short one in `make test` and a long one in `make soak` ---


def pytest_addoption(parser: pytest.Parser) -> None:
    """Offer the long proofs."""
    parser.addoption("--soak", action="store_true", help="repeat what is marked `soak` as often as a soak does")
    parser.addoption("--soak-factor", type=float, default=1.0, metavar="X", help="a soak that is X times as long")


def pytest_configure(config: pytest.Config) -> None:
    """Declare the mark, and hold what the soaks have to say."""
    config.addinivalue_line("markers", "soak(few, many): repeats its proof `few` times; with --soak, `many` times")
    config.stash[_FIGURES] = []
    use_profile(round(MORE_EXAMPLES * config.getoption("--soak-factor")) or 1 if config.getoption("--soak") else 1)


@pytest.fixture
def times(request: pytest.FixtureRequest) -> int:
    """Return how often a soak is to repeat its proof."""
    marker = request.node.get_closest_marker("soak")
    assert marker, "only what is marked `soak` asks how often"
    few, many = int(marker.kwargs["few"]), int(marker.kwargs["many"])
    factor = float(request.config.getoption("--soak-factor"))
    return max(round(many * factor), 1) if request.config.getoption("--soak") else few


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Return what takes a line about what a soak has found, printed at the end of one."""
    return request.config.stash[_FIGURES].append


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the figures of a soak."""
    if config.getoption("--soak"):
        terminalreporter.section("what the soaks have found")
        for line in config.stash[_FIGURES]:
            terminalreporter.write_line(line)
