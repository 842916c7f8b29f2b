"""The environment of a kiosk: exactly the list, and of that only what looks as it should."""

from hypothesis import given
from hypothesis import strategies as st

from outbrief.kiosk import is_asked_for
from outbrief.kiosk.environment import KEPT, kept

NAMES = st.one_of(st.sampled_from([*KEPT, "PATH", "HOME", "PYTHONPATH", "TEXTUAL_DRIVER", "LC_TIME"]), st.text())


def test_a_terminal_and_a_language_are_kept_and_nothing_else() -> None:
    usual = {"TERM": "xterm-256color", "LANG": "de_DE.UTF-8", "LC_ALL": "C", "LC_CTYPE": "ca_ES.UTF-8@valencia"}
    others = ("PATH", "HOME", "PYTHONPATH", "PYTHONINSPECT", "TEXTUAL_DRIVER", "EDITOR", "COLUMNS", "LC_TIME", "TMUX")
    assert kept({**usual, **dict.fromkeys(others, "x")}) == usual


@given(st.dictionaries(NAMES, st.text(max_size=80)))
def test_nothing_gets_through_that_is_not_a_plain_name(environment: dict[str, str]) -> None:
    for name, value in kept(environment).items():
        assert name in KEPT
        assert value == environment[name]
        assert value.isascii()
        assert value.isprintable()
        assert not set(value) & set(" /\\$`'\"<>|&;()")
        assert 0 < len(value) <= 64


def test_what_stands_behind_two_dashes_asks_for_nothing() -> None:
    assert is_asked_for(["--restricted"])
    assert is_asked_for(["library", "--at", "x", "--restricted"])
    assert not is_asked_for(["library", "--", "--restricted"])
    assert not is_asked_for(["--restrict"])
