"""What is painted looks, cell by cell, as what was written would have; and costs less."""

import pyte
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len, set_cell_size

from outbrief.terminal.painter import Painter

WIDTH, HEIGHT = 24, 6
STYLES = ("", "1", "1;3", "38;5;12", "38;5;12;48;5;4", "38;2;1;2;3;48;2;9;8;7", "7", "4;91", "2;100")
PIECES = st.one_of(
    st.text(st.sampled_from("ab  –•▌é"), min_size=1, max_size=12),
    st.sampled_from(["漢字", "a漢b", "e\u0301x", "🙂", "ｗ"]),
)
Spans = list[tuple[int, int, list[tuple[str, str]]]]
FRAMES = st.lists(
    st.lists(
        st.tuples(
            st.integers(0, HEIGHT - 1),
            st.integers(0, WIDTH - 2),
            st.lists(st.tuples(st.sampled_from(STYLES), PIECES), min_size=1, max_size=4),
        ),
        min_size=1,
        max_size=8,
    ),
    min_size=1,
    max_size=6,
)


def written(spans: Spans) -> str:
    """Write spans as Textual does: a move, each piece with its whole style and a reset, nothing beyond the edge."""
    parts = []
    for y, x, pieces in spans:
        parts.append(f"\x1b[{y + 1};{x + 1}H")
        room = WIDTH - x
        for style, text in pieces:
            fitting = set_cell_size(text, min(cell_len(text), room))
            room -= cell_len(fitting)
            parts.append(f"\x1b[{style}m{fitting}\x1b[0m" if style and fitting else fitting)
    return "".join(parts)


def terminal() -> tuple[pyte.Screen, pyte.Stream]:
    """Return a terminal that does not wrap its lines."""
    screen = pyte.Screen(WIDTH, HEIGHT)
    stream = pyte.Stream(screen)
    stream.feed("\x1b[?7l")
    return screen, stream


def seen(screen: pyte.Screen) -> list[list[tuple[object, ...]]]:
    """Return every cell with how it looks; half of a wide character is blank, which pyte alone does not know."""
    rows = []
    for y in range(HEIGHT):
        row = [tuple(screen.buffer[y][x]) for x in range(WIDTH)]
        for x, (text, *looks) in enumerate(row):
            before, behind = (row[at][0] if 0 <= at < WIDTH else None for at in (x - 1, x + 1))
            if (not text and cell_len(str(before)) < 2) or (cell_len(str(text)) == 2 and behind):
                row[x] = (" ", *looks)
        rows.append(row)
    return rows


def painter() -> Painter:
    """Return one for the terminal."""
    made = Painter(cell_len)
    made.resize(WIDTH, HEIGHT)
    return made


@given(FRAMES, st.integers(1, 3))
def test_what_is_painted_looks_like_what_was_written(frames: list[Spans], taken_every: int) -> None:
    plain, plain_stream = terminal()
    painted, painted_stream = terminal()
    one = painter()
    blank = written([(y, 0, [("", " " * WIDTH)]) for y in range(HEIGHT)])
    for number, frame in enumerate([blank, *map(written, frames)]):
        plain_stream.feed(frame)
        one.draw(frame)
        if number % taken_every == 0:
            painted_stream.feed(one.changes())
            assert seen(painted) == seen(plain)
    painted_stream.feed(one.changes())
    assert seen(painted) == seen(plain)
    at = (min(plain.cursor.x, WIDTH - 1), plain.cursor.y)
    assert (min(painted.cursor.x, WIDTH - 1), painted.cursor.y) == at


def test_what_does_not_change_is_not_sent() -> None:
    one = painter()
    frame = written([(y, 0, [("1;38;5;12", "a line of text"), ("", "  ")]) for y in range(HEIGHT)])
    one.draw(frame)
    assert len(one.changes()) < len(frame)
    one.draw(frame)
    assert one.changes() == ""


def test_a_frame_that_was_never_sent_is_never_sent() -> None:
    one = painter()
    for text in ("first", "second", "third "):
        one.draw(written([(0, 0, [("", text)])]))
    assert one.changes() == "\x1b[1Hthird ".replace("\x1b[1H", "\x1b[1H\x1b[m")


def test_other_sequences_pass_in_their_order() -> None:
    one = painter()
    one.draw("\x1b[1;1Hbefore\x1b]52;c;QQ==\x07\x1b[2;1Hbehind\x1b[?25h")
    sent = one.changes()
    before, copied, behind, shown = (
        sent.index(part) for part in ("before", "\x1b]52;c;QQ==\x07", "behind", "\x1b[?25h")
    )
    assert before < copied < behind < shown


@pytest.mark.parametrize(
    "command",
    ["\x1b]52;c;QQ==\x07", "\x1b]0;a\x1b\\", "\x1bPtmux;\x1b\x1b]52;c;QQ==\x07\x1b\\", "\x1bP\x1b]52;c;Q\x1b\\"],
)
def test_a_command_to_the_terminal_passes_whole(command: str) -> None:
    one = painter()
    one.draw(f"\x1b[1Hleft{command}right")
    assert one.changes() == f"\x1b[1H\x1b[mleft{command}right"


def test_what_was_on_a_screen_that_is_left_is_not_relied_on() -> None:
    one = painter()
    line = written([(0, 0, [("1", "a line")])])
    one.draw(line)
    one.changes()
    one.draw("\x1b[?1049l")
    left = one.changes()
    assert left == f"\x1b[m\x1b[{one.height}H\x1b[K\x1b[?1049l"
    one.draw(line)
    assert "a line" in one.changes()


def test_a_frame_is_marked_where_the_terminal_knows_frames() -> None:
    one = painter()
    one.draw("\x1b[?2026h" + written([(0, 0, [("", "a line")])]) + "\x1b[?2026l")
    sent = one.changes()
    assert sent.startswith("\x1b[?2026h")
    assert sent.endswith("\x1b[?2026l")


def test_a_screen_of_another_size_is_sent_whole() -> None:
    one = painter()
    line = written([(0, 0, [("", "a line")])])
    one.draw(line)
    one.changes()
    one.resize(WIDTH + 1, HEIGHT)
    one.draw(line)
    assert "a line" in one.changes()


def test_a_screen_that_becomes_smaller_before_it_was_sent_is_sent_as_it_is_now() -> None:
    one = painter()
    one.draw(written([(y, 0, [("", f"line {y}")]) for y in range(HEIGHT)]))
    one.resize(WIDTH, 2)
    one.draw(written([(1, 0, [("", "a line")])]))
    assert "a line" in one.changes()


@given(st.text(st.sampled_from("\x1b[]0123456789;?mHhlKJ\\\x07 aé漢\n"), max_size=200))
def test_nothing_that_is_written_stops_it(data: str) -> None:
    one = painter()
    one.draw(data)
    one.changes()
