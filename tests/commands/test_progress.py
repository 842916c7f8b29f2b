"""The line that says how far an opening has come."""

import io

import pytest

from outbrief.commands import progress as progress_module
from outbrief.commands.progress import ProgressLine, progress_line
from outbrief.library.opening import Progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        """Say so."""
        return True


@pytest.mark.parametrize("width", [0, 1, 2, 10, 13, 14, 15, 16, 20, 80, 200])
@pytest.mark.parametrize("share", [0.0, 0.004, 0.34, 0.999, 1.0, 1.7])
def test_it_fits_its_terminal(width: int, share: float) -> None:
    assert len(progress_line(Progress("indexing", share), width)) <= max(width - 1, 0)


def test_it_says_how_far() -> None:
    assert progress_line(Progress("loading", 0.5), 24) == "loading  50 % ━━━━╌╌╌╌╌"[:23]


def test_it_is_drawn_over_itself_and_gone_at_the_end(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(progress_module, "SILENT_FOR", 0.0)
    monkeypatch.setattr(progress_module, "BETWEEN", 0.0)
    with ProgressLine() as line:
        line.show(Progress("loading", 0.1))
        line.show(Progress("loading", 0.2))
    drawn = stream.getvalue()
    assert "\n" not in drawn
    assert "10 %" in drawn
    assert "20 %" in drawn
    assert drawn.endswith("\r\x1b[K")


def test_what_is_quick_is_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal()
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("TERM", "xterm")
    with ProgressLine() as line:
        line.show(Progress("loading", 0.1))
    assert stream.getvalue() == ""


@pytest.mark.parametrize(("stream", "term"), [(io.StringIO(), "xterm"), (Terminal(), "dumb"), (None, "xterm")])
def test_nobody_watches(stream: io.StringIO | None, term: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr", stream)
    monkeypatch.setenv("TERM", term)
    monkeypatch.setattr(progress_module, "SILENT_FOR", 0.0)
    with ProgressLine() as line:
        line.show(Progress("loading", 0.1))
    assert stream is None or stream.getvalue() == ""
