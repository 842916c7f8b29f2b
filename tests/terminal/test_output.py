"""Output to a terminal that takes it when it likes, and changes its size meanwhile."""

import os
import threading
from collections.abc import Callable

from outbrief.terminal.output import Output
from outbrief.terminal.painter import Painter


class Sent:
    """An output into a pipe, and how it went."""

    def __init__(self, width_of: Callable[[str], int] = lambda sign: 1) -> None:
        self.read_end, self.write_end = os.pipe()
        self.broken = threading.Event()
        self.errors: list[Exception] = []
        self.output = Output(self.write_end, Painter(width_of), self.broken.set, self.errors.append)

    def close(self) -> tuple[bool, str]:
        """Return whether all was sent, and what."""
        is_sent = self.output.close()
        os.close(self.write_end)
        with open(self.read_end, encoding="utf-8") as pipe:
            return is_sent, pipe.read()


def test_a_signal_that_changes_the_size_in_the_midst_of_a_frame_spoils_nothing() -> None:
    def width_of(sign: str) -> int:
        # As the handler of a signal, which runs between any two steps.
        sent.output.resize(3, 1)
        return 1

    sent = Sent(width_of)
    sent.output.resize(40, 4)
    sent.output.draw("\x1b[4;1H" + "é" * 40)
    sent.output.draw("\x1b[1;1Habc")
    is_sent, data = sent.close()
    assert sent.errors == []
    assert is_sent
    assert "abc" in data


def test_what_cannot_be_sent_is_told_and_counts_as_not_sent() -> None:
    sent = Sent()
    os.close(sent.read_end)
    sent.read_end = os.open(os.devnull, os.O_RDONLY)
    sent.output.resize(10, 1)
    sent.output.draw("\x1b[1;1Habc")
    assert sent.broken.wait(5)
    assert sent.close() == (False, "")


def test_an_error_in_the_program_is_told_and_does_not_leave_the_screen_standing_still() -> None:
    def width_of(sign: str) -> int:
        return 1

    class Broken(Painter):
        def changes(self) -> str:
            raise ZeroDivisionError

    sent = Sent()
    sent.output.close()
    output = Output(sent.write_end, Broken(width_of), sent.broken.set, sent.errors.append)
    output.draw("abc")
    assert not output.close()
    assert [type(error) for error in sent.errors] == [ZeroDivisionError]
    os.close(sent.write_end)
    os.close(sent.read_end)


def test_a_terminal_that_takes_nothing_just_now_is_waited_for() -> None:
    sent = Sent()
    os.set_blocking(sent.write_end, False)
    filled = 0
    while True:
        try:
            filled += os.write(sent.write_end, b"x" * 4096)
        except BlockingIOError:
            break
    sent.output.resize(10, 1)
    sent.output.draw("\x1b[1;1Habc")
    while filled:
        filled -= len(os.read(sent.read_end, min(filled, 65536)))
    is_sent, data = sent.close()
    assert is_sent
    assert "abc" in data
    assert not sent.broken.is_set()
