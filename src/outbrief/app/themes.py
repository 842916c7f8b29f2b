"""The three looks: dark, light, and the terminal's own sixteen colours."""

import os

from textual.theme import BUILTIN_THEMES, Theme

DARK = Theme(
    name="outbrief-dark",
    dark=True,
    primary="#8ab4f8",
    secondary="#a5b4c8",
    accent="#f2b866",
    warning="#f2b866",
    error="#f28b82",
    success="#81c995",
    foreground="#d8dee6",
    background="#14181d",
    surface="#14181d",
    panel="#1b2027",
    variables={
        "page-muted": "#93a0b0",
        "page-tint": "#263445",
        "page-tint-quiet": "#20272f",
        "page-match": "#f2b866",
        "page-bar-quiet": "#4a5666",
    },
)
LIGHT = Theme(
    name="outbrief-light",
    dark=False,
    primary="#0b57a4",
    secondary="#47566a",
    accent="#8f4700",
    warning="#8f4700",
    error="#b3261e",
    success="#1e6b34",
    foreground="#1f262e",
    background="#fbfaf7",
    surface="#fbfaf7",
    panel="#f0eeea",
    variables={
        "page-muted": "#5a6572",
        "page-tint": "#d9e6f5",
        "page-tint-quiet": "#e7e6e2",
        "page-match": "#8f4700",
        "page-bar-quiet": "#a7aeb6",
    },
)
ANSI = Theme(
    name="outbrief-ansi",
    ansi=True,
    dark=True,
    primary="ansi_blue",
    secondary="ansi_cyan",
    accent="ansi_yellow",
    warning="ansi_yellow",
    error="ansi_red",
    success="ansi_green",
    foreground="ansi_default",
    background="ansi_default",
    surface="ansi_default",
    panel="ansi_default",
    boost="ansi_default",
    variables={
        # Textual's own sixteen-colour theme names what its widgets need; ours overrules what would paint blocks.
        **BUILTIN_THEMES["ansi-dark"].variables,
        **dict.fromkeys(
            (
                "page-muted",
                "page-tint",
                "page-tint-quiet",
                "page-match",
                "page-bar-quiet",
                "ansi-background",
                "ansi-foreground",
            ),
            "ansi_default",
        ),
    },
)
"""Which of the sixteen colours stand out is the terminal's business: on an unknown background only the default colour
and the six hues in the middle can be read for certain, so secondary text is dim, matches are bold and underlined, and
the row under the cursor is reversed."""

THEMES = {"dark": DARK, "light": LIGHT, "ansi": ANSI}


def choose_theme(asked: str | None, colors: str | None, remembered: str = "") -> str:
    """Return the name of the theme: the one asked for, else by how many colours there are and by NO_COLOR.

    `colors` is what Rich finds the terminal can show: `truecolor`, `256`, `standard`, or None. What was chosen earlier
    and is `remembered` was chosen in another terminal: it counts only where this one can show it.
    """
    if asked in THEMES:
        return THEMES[asked].name
    if bool(os.environ.get("NO_COLOR")) or colors not in ("truecolor", "256"):
        return ANSI.name
    return THEMES.get(remembered, DARK).name
