"""A session in a real terminal in which a call to the disk fails once: the reader goes on, and nothing is lost."""

import json
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

import outbrief
from faults import points
from headless_reader import HARBOUR
from outbrief.library.state_format import decoded
from terminal_session import Terminals, TerminalSession
from terminal_stream import foreign

FAULTY = str(Path(__file__).parents[1] / "faulty_reader.py")
EARLIER = b"""{
"outbrief-state": 1,
"bookmarks": [
  ["/somewhere/else.yaml", "a/b", 1, true, "An earlier bookmark"]
],
"left": [],
"queries": [
  ["earlier", 2]
],
"theme": [["dark", 0]]
}
"""
"""What was remembered before."""


class Session:
    """One session: started, read, bookmarked, edited and left, on a disk that fails once."""

    def __init__(self, terminal: Terminals, folder: Path, kind: str = "", number: int = 0) -> None:
        folder.mkdir()
        self.file, self.state = folder / "library" / "harbour.yaml", folder / "state" / "outbrief"
        self.counts = folder / "counts"
        for path, data in ((self.file, HARBOUR.encode()), (self.state / "state.json", EARLIER)):
            path.parent.mkdir(parents=True)
            path.write_bytes(data)
        own = {f"XDG_{name}_HOME": str(folder / name.lower()) for name in ("STATE", "CONFIG", "CACHE")}
        command = (sys.executable, FAULTY, str(self.counts), kind, str(number), str(folder), "--")
        own |= {"EDITOR": "true", "PYTHONPATH": f"{Path(outbrief.__file__).parents[1]}:{Path(__file__).parents[1]}"}
        self.session = terminal(self.file.parent, size=(100, 30), command=command, echo=False, environment=own)
        self.status = self._lead()
        counts, self.has_failed = json.loads(self.counts.read_text())
        self.done = Counter(counts)

    def _lead(self) -> int:
        """Lead through the session, as far as it goes; return how it ended."""
        session = self.session
        if not reached(session, lambda screen: "enter open" in screen.lines[-1] and "1 briefing" in screen.lines[0]):
            return session.wait_for_end()
        session.press("jj", "\t", "m")
        session.settle(0.2)
        session.press("/lamps")
        reached(session, lambda screen: screen.lines[0].endswith("1/2"))
        session.press("\r")
        reached(session, lambda screen: "Citation" in screen.text)
        session.press("e")
        session.settle(0.3)
        session.press("R")
        session.settle(0.2)
        session.press("q")
        return session.wait_for_end()


def reached(session: TerminalSession, wanted: Callable[[TerminalSession], object]) -> bool:
    """Wait until something is true of the screen; tell whether it came to be before the program ended."""
    try:
        session.wait_for(wanted)
    except AssertionError as error:
        if "the program ended" not in str(error):
            raise
        return False
    return True


@pytest.mark.soak(few=4, many=10_000)
def test_each_call_to_the_disk_may_fail(
    terminal: Terminals, tmp_path: Path, times: int, figures: Callable[[str], None]
) -> None:
    good = Session(terminal, tmp_path / "good")
    assert good.status == 0
    assert len(decoded((good.state / "state.json").read_bytes()).kept) == 2
    all_points = points(good.done)
    failed = 0
    for kind, number in Random(6).sample(all_points, min(times, len(all_points))):
        print(kind, number)
        one = Session(terminal, tmp_path / f"{kind} {number}", kind, number)
        failed += one.has_failed
        assert_well_ended(one, kind)
    figures(f"a session: {len(all_points)} calls to the disk, of which {failed} have failed, one each")


def assert_well_ended(one: Session, kind: str) -> None:
    """Assert that the terminal is as it was, that a line says why where it could not be read, and nothing is lost."""
    raw = one.session.raw
    assert b"Traceback" not in raw
    assert foreign(raw) == []
    assert raw.rfind(b"\x1b[?1049h") <= raw.rfind(b"\x1b[?1049l")
    assert one.status in (0, 2), one.session.text
    if one.status:
        assert b"outbrief: " in raw
    assert one.file.read_bytes() == HARBOUR.encode()
    # What was remembered before is still there, or was set aside whole.
    states = [decoded(path.read_bytes()) for path in one.state.glob("state.json*")]
    assert any(spot.inside == "a/b" and mark.kept for state in states for spot, mark in state.kept)
    assert any("earlier" in state.queries for state in states)
    left = {path.name for path in (*one.state.iterdir(), *one.file.parent.iterdir())}
    assert left <= {"state.json", "state.lock", "harbour.yaml"} or kind == "unlink", left
