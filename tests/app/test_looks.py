"""Every role has a look in every theme, and what it is told by is not the colour alone where there are sixteen."""

import pytest
from textual.style import Style
from textual.theme import Theme

from outbrief.app.looks import looks_of
from outbrief.app.pages.page import Role
from outbrief.app.themes import ANSI, DARK, LIGHT, THEMES

PLAIN = Style()


@pytest.mark.parametrize("name", THEMES)
def test_every_role_has_a_look_that_differs_from_plain_text(name: str) -> None:
    looks = looks_of(THEMES[name].name)
    assert set(looks.roles) == set(Role)
    for role, style in looks.roles.items():
        assert style != PLAIN, role
    assert looks.tint != looks.active_tint
    assert PLAIN not in (looks.bar, looks.active_bar, looks.tint, looks.active_tint)


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=["dark", "light"])
def test_the_tints_are_colours_of_the_theme(theme: Theme) -> None:
    looks = looks_of(theme.name)
    tints = [look.background.hex.lower() for look in (looks.tint, looks.active_tint) if look.background]
    assert tints == [theme.variables["page-tint-quiet"], theme.variables["page-tint"]]


def test_in_sixteen_colours_nothing_is_told_by_a_background() -> None:
    looks = looks_of(ANSI.name)
    styles = [*looks.roles.values(), looks.bar, looks.active_bar, looks.tint, looks.active_tint]
    assert all(style.background is None for style in styles)
    for role in (Role.MATCH, Role.SELECTED, Role.COLUMN):
        assert looks.roles[role].underline
    assert looks.roles[Role.SELECTED].reverse
    assert looks.active_tint.reverse
    assert looks.roles[Role.MUTED].dim


def test_on_a_reversed_row_nothing_is_a_block_of_colour_or_dim() -> None:
    looks = looks_of(ANSI.name)
    assert set(looks.tinted_roles) == set(Role)
    assert all(style.foreground is None and not style.dim for style in looks.tinted_roles.values())
    for role in (Role.MATCH, Role.SELECTED):
        assert looks.tinted_roles[role].underline
    assert looks_of(DARK.name).tinted_roles == looks_of(DARK.name).roles
