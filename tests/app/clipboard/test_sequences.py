"""OSC 52: what is written to which terminal, and how much of it."""

import re
from base64 import b64decode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outbrief.app.clipboard.sequences import (
    CHUNK,
    MOST_BY_NAME,
    MOST_EITHER,
    MOST_USUAL,
    Terminal,
    Wrapping,
    sequence_of,
    terminal_of,
)
from outbrief.loading.clean import clean

XTERM = {"TERM": "xterm-256color"}


@pytest.mark.parametrize(
    ("environment", "terminal"),
    [
        (XTERM, Terminal(Wrapping.PLAIN, MOST_USUAL)),
        (XTERM | {"SSH_TTY": "/dev/pts/1"}, Terminal(Wrapping.PLAIN, MOST_USUAL)),
        ({}, Terminal(Wrapping.PLAIN, MOST_USUAL)),
        ({"TERM": "tmux-256color", "TMUX": "/tmp/t,1,0"}, Terminal(Wrapping.TMUX, MOST_USUAL)),
        # Its own TERM may be set to anything.
        (XTERM | {"TMUX": "/tmp/t,1,0"}, Terminal(Wrapping.TMUX, MOST_USUAL)),
        # SSH from inside a tmux: all that comes along is TERM.
        ({"TERM": "tmux-256color", "SSH_TTY": "/dev/pts/1"}, Terminal(Wrapping.TMUX, MOST_USUAL)),
        ({"TERM": "screen", "STY": "1.pts-1.vm"}, Terminal(Wrapping.SCREEN, MOST_USUAL)),
        ({"TERM": "screen.xterm-256color"}, Terminal(Wrapping.SCREEN, MOST_USUAL)),
        ({"TERM": "screen-256color"}, Terminal(Wrapping.EITHER, MOST_EITHER)),
        ({"TERM": "screen"}, Terminal(Wrapping.EITHER, MOST_EITHER)),
        # One in the other: the inner one sets TERM, both leave their variable.
        ({"TERM": "screen", "STY": "1", "TMUX": "/tmp/t"}, Terminal(Wrapping.SCREEN, MOST_USUAL)),
        ({"TERM": "tmux", "STY": "1", "TMUX": "/tmp/t"}, Terminal(Wrapping.TMUX, MOST_USUAL)),
        (XTERM | {"TERM_PROGRAM": "Tabby"}, Terminal(Wrapping.PLAIN, MOST_BY_NAME["Tabby"])),
        (XTERM | {"TERMUX_VERSION": "0.118"}, Terminal(Wrapping.PLAIN, MOST_BY_NAME["Termux"])),
        (XTERM | {"TERM_PROGRAM": "WezTerm"}, Terminal(Wrapping.PLAIN, MOST_USUAL)),
    ],
)
def test_what_the_environment_says_of_the_terminal(environment: dict[str, str], terminal: Terminal) -> None:
    assert terminal_of(environment) == terminal


@pytest.mark.parametrize("environment", [{"TERM": "linux"}, {"TERM": "vt220"}, XTERM | {"VTE_VERSION": "7603"}])
def test_a_terminal_that_is_known_to_take_nothing_says_why(environment: dict[str, str]) -> None:
    assert terminal_of(environment).lacking


def test_behind_tmux_it_is_not_known_what_the_terminal_lacks() -> None:
    assert terminal_of({"TERM": "tmux", "TMUX": "/tmp/t", "VTE_VERSION": "7603"}).lacking == ""


def received(sequence: str) -> str:
    """Take a plain sequence apart, as a terminal does."""
    found = re.fullmatch("\x1b\\]52;c;([A-Za-z0-9+/]*={0,2})\x07", sequence)
    assert found
    return b64decode(found[1], validate=True).decode()


@given(st.text())
def test_a_terminal_receives_the_text_and_nothing_that_could_steer_it(text: str) -> None:
    got = received(sequence_of(text, Wrapping.PLAIN))
    assert got == clean(text)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", got)


@given(st.text(max_size=3000))
def test_screen_puts_the_chunks_together_again(text: str) -> None:
    chunks = re.findall("\x1bP(.*?)\x1b\\\\", sequence_of(text, Wrapping.SCREEN), re.DOTALL)
    assert all(len(chunk) <= CHUNK for chunk in chunks)
    assert received("".join(chunks)) == clean(text)
    assert "".join(f"\x1bP{chunk}\x1b\\" for chunk in chunks) == sequence_of(text, Wrapping.SCREEN)


def test_tmux_is_given_it_both_ways() -> None:
    sequence = sequence_of("Fewer falls at night", Wrapping.TMUX)
    plain, _, passed_on = sequence.partition("\x1bPtmux;")
    assert received(plain) == "Fewer falls at night"
    assert passed_on == plain.replace("\x1b", "\x1b\x1b") + "\x1b\\"


def test_what_may_be_tmux_or_screen_is_given_one_string_that_both_take() -> None:
    sequence = sequence_of("é" * (MOST_EITHER // 2), Wrapping.EITHER)
    assert received(sequence.removeprefix("\x1bP").removesuffix("\x1b\\")) == "é" * (MOST_EITHER // 2)
    assert len(sequence) < 768


def test_the_longest_text_makes_a_sequence_of_at_most_what_terminals_take() -> None:
    assert (
        len(sequence_of("x" * MOST_USUAL, Wrapping.PLAIN))
        <= 100_000
        < len(sequence_of("x" * (MOST_USUAL + 3), Wrapping.PLAIN))
    )
