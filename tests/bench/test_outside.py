"""A program that is measured from outside: one of which is known what it sends, and when."""

import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.outside import Measured

KNOWN = textwrap.dedent(r"""
    import os, sys, time, tty
    tty.setraw(0)
    def send(text): os.write(1, text.encode())
    send("\x1b[?2026$p")
    assert os.read(0, 99) == b"\x1b[?2026;2$y"
    send("\x1b[Hnowhere\x1b[3;1Hready")
    early = os.read(0, 1)
    send("\x1b[2;1Hanother line\x1b[?25l")
    time.sleep(0.15)
    send("\x1b[Hsomewhere")
    while (key := os.read(0, 1)) != b"q":
        if key == b"d":
            send("12345")
            time.sleep(0.02)
            send("67890")
    time.sleep(0.1)
""")


@pytest.fixture
def known(tmp_path: Path) -> Iterator[Measured]:
    with Measured((sys.executable, "-c", KNOWN), {}, (20, 5), tmp_path) as running:
        yield running


def test_a_key_is_answered_when_its_line_changes_and_not_before(known: Measured) -> None:
    start = known.start(("ready",), "x", line=0)
    assert 0.15 <= start.answered.wall - start.complete.wall < 5
    assert known.lines()[:3] == [f"{line:20}" for line in ("somewhere", "another line", "ready")]
    assert 0 < start.complete.processor <= start.answered.processor
    assert start.answered.net <= start.answered.wall
    assert start.answered.sent == known.sent


def test_all_bytes_of_an_answer_are_counted_and_none_of_a_key_without_one(known: Measured) -> None:
    known.start(("ready",), "x", line=0)
    known.press("d")
    assert known.settle() == 10
    known.press("n")
    assert known.settle() == 0


def test_it_is_over_when_there_is_no_process(known: Measured) -> None:
    known.start(("ready",), "x", line=0)
    assert known.memory() > 0
    assert 0.1 <= known.quit("q") < 5


def test_a_key_that_changes_nothing_is_no_start(known: Measured) -> None:
    with pytest.raises(TimeoutError, match="changed nothing"):
        known.start(("ready",), "x", line=4)
