"""Nothing that steers a terminal, hides or reorders text leaves `clean`; everything else does."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outbrief.loading.clean import clean, clean_line

HIDDEN = {"Cc", "Cs", "Zl", "Zp"}
VISIBLE_FORMAT = {0x600, 0x601, 0x602, 0x603, 0x604, 0x605, 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
"""Characters of category Cf that have a shape: Arabic and Kaithi number signs."""

awkward = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("\t\n\r\x1b\x7f\x85\xad\u034f\u0301\u0308\u0600\u0628\u094d\u0937\u1100\u1161\u115f"),
        st.sampled_from("\u200b\u200c\u200d\u200e\u2028\u202e\ufe0e\ufe0f\ufeff\u20e31#a❤👩🚀🏽\U000e0041\ud800"),
    )
)


def is_harmless(character: str) -> bool:
    category = unicodedata.category(character)
    if character == "\n" or ord(character) in VISIBLE_FORMAT or character in "\u200c\u200d":
        return True
    return category not in HIDDEN and category != "Cf"


def test_no_character_of_unicode_comes_out_as_a_control_or_invisible() -> None:
    for code in range(sys.maxunicode + 1):
        for character in clean(chr(code)):
            assert is_harmless(character), hex(code)
            assert character not in "\u200c\u200d\ufe0e\ufe0f", hex(code)


def test_every_visible_assigned_character_stays_but_for_its_normal_form() -> None:
    invisible = {0x34F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180B, 0x180C, 0x180D, 0x180F, 0x3164, 0xFFA0}
    for code in range(sys.maxunicode + 1):
        character = chr(code)
        selector = 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF
        if unicodedata.category(character)[0] in "LMNPS" and not selector and code not in invisible:
            assert clean(character) == unicodedata.normalize("NFC", character), hex(code)


@given(awkward)
def test_cleaning_twice_changes_nothing(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert clean_line(clean_line(text)) == clean_line(text)


@given(awkward)
def test_no_text_comes_out_with_a_control_or_in_another_normal_form(text: str) -> None:
    once = clean(text)
    assert all(is_harmless(character) for character in once)
    assert unicodedata.is_normalized("NFC", once)
    assert "\n" not in clean_line(text)


@given(awkward)
def test_no_more_than_four_marks_stand_in_a_row(text: str) -> None:
    run = 0
    for character in clean(text):
        run = run + 1 if unicodedata.category(character) in ("Mn", "Me") else 0
        assert run <= 4


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("\x1b]52;c;QQ==\x07", "␛]52;c;QQ==␇"),
        ("\x9b2J", "\ufffd2J"),
        ("a\x7fb\x00", "a␡b␀"),
        ("a\tb", "a    b"),
        ("a\r\nb\rc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"),
        ("\ufeffco\xadoperate", "cooperate"),
        ("user\u202etxt.exe", "user\ufffdtxt.exe"),
        ("x\U000e0041", "x\ufffd"),
        ("\ud800", "\ufffd"),
        ("\ufffe\U0010ffff", "\ufffd\ufffd"),
        ("e\u0301", "é"),
        ("a" + "\u0316" * 9, "a" + "\u0316" * 4),
    ],
)
def test_what_cannot_be_shown_is_made_visible(raw: str, shown: str) -> None:
    assert clean(raw) == shown


@pytest.mark.parametrize(
    "text", ["👩\u200d🚀", "❤\ufe0f\u200d🔥", "1\ufe0f\u20e3", "می\u200cخواهم", "क्\u200dष", "☎\ufe0e", "ℹ\ufe0f"]
)
def test_joiners_and_selectors_stay_where_a_script_or_an_emoji_needs_them(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    "text",
    ["a\u200db", "a\u200cb", "\u200d", "a\ufe0f", "1\ufe0f", "🚀\u200d", "🚀\u200da", "\ufe0f", "ب\u200d\u200d"[1:]],
)
def test_joiners_and_selectors_go_where_nothing_needs_them(text: str) -> None:
    assert not set(clean(text)) & set("\u200c\u200d\ufe0e\ufe0f")


def test_one_line_keeps_a_space_for_a_run_of_line_breaks() -> None:
    assert clean_line("a \n\r\n\u2028 b\n") == "a b"
    assert clean_line(" a  b ") == " a  b "
