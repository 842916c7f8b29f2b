"""What is pasted is never keys, wherever a read ends; and a paste has an end."""

from itertools import pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from outbrief.terminal.pasting import END, MOST_PASTED, START, Pasted, Pasting

PIECES = ("\x1b", "[", "2", "0", "1", "~", "q", "é", START, END, "\x1b[A")
TEXT = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)


def divided(*reads: str) -> tuple[str, list[str]]:
    """Return the keys of some reads, and what was pasted."""
    pasting = Pasting()
    pieces = [piece for read in reads for piece in pasting.divided(read)]
    keys = "".join(piece for piece in pieces if isinstance(piece, str))
    return keys, [piece.text for piece in pieces if isinstance(piece, Pasted)]


def test_a_paste_is_taken_out_of_the_keys() -> None:
    assert divided(f"j{START}quit \x1b[200 now{END}k") == (f"j{START}{END}k", ["quit \x1b[200 now"])
    assert divided(f"{START}{END}{START}two{END}") == (f"{START}{END}" * 2, ["", "two"])


@given(TEXT, st.lists(st.integers(0, 200), max_size=6))
@example(f"a{START}b{END}c", list(range(1, 16)))
def test_where_a_read_ends_changes_nothing(text: str, ends: list[int]) -> None:
    places = [0, *sorted(min(end, len(text)) for end in ends), len(text)]
    reads = [text[start:end] for start, end in pairwise(places)]
    assert divided(*reads) == divided(text)


@given(TEXT)
def test_everything_is_either_a_key_or_pasted(text: str) -> None:
    keys, pasted = divided(text, END)
    parts = keys.split(f"{START}{END}")
    assert len(parts) == len(pasted) + 1
    whole = parts[0] + "".join(f"{START}{one}{END}{part}" for one, part in zip(pasted, parts[1:], strict=True))
    assert whole == text + END


def test_a_paste_whose_end_was_lost_is_ended_by_hand() -> None:
    keys, pasted = divided(f"{START}lost", " and found", "\x03", "j")
    assert keys == f"{START}{END}j"
    assert pasted == ["lost and found"]


def test_of_a_very_long_paste_the_beginning_is_kept() -> None:
    keys, (pasted,) = divided(START, *["word " * 100] * 1_000, f"end{END}j")
    assert keys == f"{START}{END}j"
    assert pasted == ("word " * 100_000)[:MOST_PASTED]
