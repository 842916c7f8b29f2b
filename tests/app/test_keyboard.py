"""Reports that no terminal sends, and that whoever types can: Textual's own parser ends at each of the first."""

import pytest
from textual import events

from outbrief.app.keyboard import Keyboard


def keys(keyboard: Keyboard, data: bytes) -> list[str]:
    return [message.key for message in keyboard.typed(data) if isinstance(message, events.Key)]


@pytest.mark.parametrize(
    "report",
    [
        b"\x1b[1114112u",
        b"\x1b[97:65;2u",
        b"\x1b[97;;1114112u",
        b"\x1b[1;13;10000000000000000000u",
        b"\x1b[48;24;80;0;0t\x1b[<0;3;3M",
        b"\x1b[48;0;0;0;0t\x1b[<0;3;3M",
        b"\x1b[<64;99999999999999999999;1M",
        b"\xff\xfe\xc3",
    ],
)
def test_after_a_report_that_makes_no_sense_keys_are_heard(report: bytes) -> None:
    keyboard = Keyboard()
    list(keyboard.typed(report))
    assert keys(keyboard, b"\x1b[A")[-1] == "up"
    assert keys(keyboard, b"jk") == ["j", "k"]


def test_an_escape_in_a_paste_does_not_make_keys_of_what_follows_it() -> None:
    keyboard = Keyboard()
    found = list(keyboard.typed(b"\x1b[200~ab\x1bqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq\x1b[201~j"))
    assert [type(message) for message in found] == [events.Paste, events.Key]
    assert isinstance(found[0], events.Paste)
    assert found[0].text == "ab\x1b" + "q" * 48
