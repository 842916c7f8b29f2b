"""Forgetting: of a screen that has gone Textual keeps what was drawn, and here it is let go.

`StylesCache.get_inner_outer` remembers colours by the widget they are for, and with it keeps up to 1,024 widgets' lines
(8.2.8): 160 kB for each list that was opened, 50 MB in all. A test says when that has changed.
"""


def forget_drawn() -> None:
    """Let go of what was drawn of widgets that are gone; the colours of those that stand are worked out again."""
    from textual._styles_cache import StylesCache

    forget = getattr(getattr(StylesCache, "get_inner_outer", None), "cache_clear", None)
    if forget is not None:
        forget()
