"""How a terminal is given back: the modes a reader may have set, ended in one go."""

RESTORE = (
    "\x1b[?2026l"  # no frame is under way
    "\x1b[?2004l"  # no brackets around what is pasted
    "\x1b[?2048l"  # no reports of its size
    "\x1b[?1000l\x1b[?1003l\x1b[?1015l\x1b[?1006l\x1b[?1016l"  # no mouse
    "\x1b[?1004l"  # no reports of focus
    "\x1b[<u"  # the keyboard protocol of before, which must be ended on the screen it began on
    "\x1b[m\x1b[?7h"  # plain text, wrapped
    "\x1b[999H\x1b[K"  # below what stands there, where a terminal has no other screen
    "\x1b[?1049l\x1b[?25h"  # the screen of before, and its cursor
)
"""Each is ignored by a terminal in which it is not set, but for the move to the last line, which is for one that has no
other screen: where there is one, that line goes with it."""
