"""What each stretch of text looks like in a theme.

Not in the style sheet: a component class costs a virtual widget that is matched against every rule, one for each widget
and role, each time styles are applied. At the start that was a sixth of the processor's time to the first page.
"""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

from textual.color import Color
from textual.style import Style

from outbrief.app.pages.page import Role
from outbrief.app.themes import THEMES


class Looks(NamedTuple):
    """The styles of a theme."""

    roles: Mapping[str, Style]
    """By the role of a stretch of text; each is laid over the style of the line."""
    bar: Style
    """The bar at the line of the cursor, where keys go elsewhere."""
    active_bar: Style
    """The bar where they move it."""
    tint: Style
    """What is laid over a row that the cursor is on, where keys go elsewhere."""
    active_tint: Style
    """The same where they move it."""
    tinted_roles: Mapping[str, Style]
    """The roles on a row that is tinted so."""


@cache
def looks_of(theme: str) -> Looks:
    """Return the looks of one of our themes, by its name."""
    look = next(look for look in THEMES.values() if look.name == theme)

    def color(name: str) -> Color:
        return Color.parse(look.variables.get(name) or getattr(look, name))

    primary, muted = color("primary"), color("page-muted")
    strong, marked = Style(foreground=primary, bold=True), Style(foreground=color("warning"), bold=True)
    matched = Style(foreground=color("page-match"), bold=True)
    quiet, column = Style(foreground=muted), Style(foreground=muted, underline=True)
    selected = Style(foreground=color("background"), background=primary)
    tint, active_tint = Style(background=color("page-tint-quiet")), Style(background=color("page-tint"))
    if look.ansi:
        # Of sixteen colours only the default one is certain to be readable on itself.
        matched += Style(underline=True)
        quiet, column = quiet + Style(dim=True), column + Style(dim=True)
        selected = Style(foreground=color("foreground"), reverse=True, underline=True)
        tint, active_tint = Style(bold=True), Style(reverse=True)
    roles: dict[str, Style] = {
        Role.HEADING: strong,
        Role.STRONG: Style(bold=True),
        Role.MUTED: quiet,
        Role.COLUMN: column,
        Role.OPEN: Style(foreground=primary),
        Role.MATCH: matched,
        Role.MARKING: marked,
        Role.CHIP: strong,
        Role.PROBLEM: Style(foreground=color("error"), bold=True),
        Role.SELECTED: selected,
    }
    # Reversed, a colour is a block, and what is dim cannot be read.
    plain = {role: Style(bold=style.bold, underline=style.underline) for role, style in roles.items()}
    # Half a cell is coloured, and reversed it would be the other half.
    bar, active_bar = (Style(foreground=one, reverse=False) for one in (color("page-bar-quiet"), primary))
    return Looks(roles, bar, active_bar, tint, active_tint, plain if look.ansi else roles)
