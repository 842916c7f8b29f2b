"""A folder as a page: the briefings and folders in it, to go on to."""

from typing import NamedTuple

from outbrief.app.pages.flow import PROSE_WIDTH, text, wrapped
from outbrief.app.pages.page import BLANK, Block, Role, block_of
from outbrief.app.pages.sidebar import file_node, folder_node, node_block
from outbrief.formats.counting import counted
from outbrief.library.folders import Folder
from outbrief.library.library import Library


class OpenFolder(NamedTuple):
    """A folder of a library."""

    folder: Folder
    library: Library

    @property
    def path(self) -> tuple[str, ...]:
        """The names of the folders it lies in, and its own."""
        around = self.library.folders.around(self.folder.place)
        return tuple(f"{one.name}/" for one in (*reversed(around), self.folder))


def folder_blocks(shown: OpenFolder, width: int) -> list[Block]:
    """Lay out what is in a folder to `width` cells."""
    folder, library = shown
    width = min(width, PROSE_WIDTH)
    heading = wrapped(text("".join(shown.path), Role.HEADING), width)
    count = wrapped(text(counted(folder.files, "file"), Role.MUTED), width)
    lines = [
        folder_node(one, library, is_open=False)
        if isinstance(one, Folder)
        else file_node(library.loaded[one.number], one.number)._replace(branches=False)
        for one in library.folders.inside(folder)
        if isinstance(one, Folder) or one.number < len(library.loaded)
    ]
    return [block_of(heading), block_of(count), BLANK, node_block(lines, width)]
