"""Reading: the way in from the command line. Opens files and folders, and reads them until the reader is left."""

import sys
from collections.abc import Callable

from outbrief.app.app import OutbriefApp, Own
from outbrief.app.screens.reader import Opened
from outbrief.briefing.place import Place
from outbrief.library.files import exists
from outbrief.library.library import Library
from outbrief.library.names import file_path, library_name
from outbrief.library.opening import Opening
from outbrief.loading.clean import clean_line
from outbrief.terminal.guard import Guard


def read(
    opening: Opening,
    at: str | None,
    theme: str | None,
    own: Own,
    ready: Callable[[], None],
    guard: Guard,
    mouse: bool = True,
    made: Callable[..., OutbriefApp] = OutbriefApp,
) -> int:
    """Open the reader on files and folders; return the exit status: 2 where there is nothing to open.

    The first briefing is loaded before the screen appears, so that it appears with something on it; the others follow.
    A place may lie in any of them, so with `at` they are loaded until it is there; where the library was left likewise,
    if its file is still there. `ready` is called before the screen appears; the application is the one that is `made`.
    """
    library, steps = Library(), opening.steps()
    left = None if at else own.memory.state.left.get(library_name(opening.paths))
    if left is not None and not exists(str(file_path(left.file))):
        left = None
    for step in steps:
        library = step.library
        is_there = library.find(at) is not None if at else left is None or library.loaded_for(left.page) is not None
        if library.headings and is_there:
            break
    if left is not None and library.find(left.page) is None:
        left = None
    ready()
    if not library.headings:
        for problem in library.problems:
            print(f"outbrief: {problem}", file=sys.stderr)
        return 2
    if at is not None and library.find(at) is None:
        nearest = library.nearest(at)
        advice = f"; did you mean {nearest}?" if nearest else ""
        print(f"outbrief: there is no place {clean_line(at)}{advice}", file=sys.stderr)
        return 2
    app = made(library, Opened(opening, steps), Place(at) if at else None, theme, own._replace(left=left))
    app.guard = guard
    app.run(mouse=mouse)
    guard.ask(None)
    for notice in app.reader.leave_library():
        print(f"outbrief: {notice}", file=sys.stderr)
    for said in (app.farewell, app.reason if app.error else ""):
        if said:
            print(f"outbrief: {said}", file=sys.stderr)
    return app.return_code or 0
