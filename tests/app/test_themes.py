"""The looks: what is to be read can be read, and the terminal's own colours are used where there are no more."""

import pytest
from textual.color import Color
from textual.theme import Theme

from outbrief.app.themes import ANSI, DARK, LIGHT, choose_theme

READABLE = 4.5
"""The contrast of body text (WCAG 2.2, success criterion 1.4.3)."""


def luminance(color: Color) -> float:
    """Return the relative luminance (WCAG 2.2, definition)."""
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in color.normalized]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str | None, other: str | None) -> float:
    assert one
    assert other
    brighter, darker = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("look", [DARK, LIGHT])
def test_every_text_is_readable_on_every_ground(look: Theme) -> None:
    texts = [look.foreground, look.primary, look.warning, look.error, look.variables["page-muted"]]
    grounds = [look.background, look.panel, look.variables["page-tint"], look.variables["page-tint-quiet"]]
    for text in [*texts, look.variables["page-match"]]:
        for ground in grounds:
            assert contrast(text, ground) >= READABLE, (look.name, text, ground)
    # What is selected with the mouse.
    assert contrast(look.background, look.primary) >= READABLE


@pytest.mark.parametrize(
    ("colors", "look"), [("truecolor", DARK), ("256", DARK), ("standard", ANSI), (None, ANSI), ("windows", ANSI)]
)
def test_the_look_follows_what_the_terminal_can_show(
    colors: str | None, look: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    assert choose_theme(None, colors) == look.name
    assert choose_theme("light", colors) == LIGHT.name


def test_no_color_is_respected_unless_a_look_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    assert choose_theme(None, "truecolor") == ANSI.name
    assert choose_theme("dark", "truecolor") == DARK.name
