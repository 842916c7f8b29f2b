"""inotify: the kernel says which files of some folders have been written to. Whoever asks it goes on looking himself.

It is Linux's alone, may be refused (128 a user), and knows nothing of what another machine writes to a network file
system, of writes through a mapping, or of a link's target.
"""

import ctypes
import os
import struct
from collections.abc import Collection

IN_MODIFY, IN_ATTRIB, IN_CLOSE_WRITE = 0x2, 0x4, 0x8
IN_Q_OVERFLOW = 0x4000
IN_ONLYDIR = 0x0100_0000

WRITTEN = IN_MODIFY | IN_ATTRIB | IN_CLOSE_WRITE
"""What happens to a file that stays where it is. Whatever comes, goes or is renamed changes its folder."""

LOCAL = frozenset({0xEF53, 0x5846_5342, 0x9123_683E, 0x0102_1994, 0x794C_7630, 0x2FC1_2FC1, 0xF2F5_2010})
"""The file systems that nobody but this machine writes to, as statfs(2) numbers them: ext2 to ext4, XFS, Btrfs, tmpfs,
overlayfs, ZFS, F2FS."""

_EVENT = struct.Struct("iIII")
"""The folder's number, what happened, a cookie, the length of the name that follows."""
_KIND = struct.Struct("l")
_ROOM = 1 << 16
"""Bytes. A thousand events at a time; the kernel holds 16,384."""


class Inotify:
    """What the kernel has to say of some folders. Raises OSError where it does not say anything."""

    def __init__(self) -> None:
        try:
            self._kernel = ctypes.CDLL(None, use_errno=True)
            self._descriptor = self._kernel.inotify_init1(os.O_NONBLOCK | os.O_CLOEXEC)
        except AttributeError as error:
            raise OSError(0, "there is no inotify here") from error
        if self._descriptor < 0:
            raise OSError(ctypes.get_errno(), "inotify is refused")
        self._folders: dict[int, str] = {}
        """By the number that the kernel gives each."""

    def watch(self, folders: Collection[str]) -> set[str]:
        """Have the kernel tell of these folders, no others; return those of which it tells whatever happens."""
        before, self._folders, told = self._folders, {}, set()
        for folder in folders:
            name = os.fsencode(folder or ".")
            number = self._kernel.inotify_add_watch(self._descriptor, name, WRITTEN | IN_ONLYDIR)
            if number >= 0:
                self._folders[number] = folder
                if self._is_local(name):
                    told.add(folder)
        for number in before.keys() - self._folders.keys():
            # Of a folder that is gone there is nothing left to remove.
            self._kernel.inotify_rm_watch(self._descriptor, number)
        return told

    def written(self) -> set[str] | None:
        """Return the paths of what was written to since this was last asked; None where it was too much to remember."""
        found: set[str] = set()
        is_all = True
        while True:
            try:
                data = os.read(self._descriptor, _ROOM)
            except OSError:
                # There is nothing more to read; or nothing can be, and then looking must do.
                return found if is_all else None
            at = 0
            while at < len(data):
                number, what, _, length = _EVENT.unpack_from(data, at)
                name = data[at + _EVENT.size : at + _EVENT.size + length].rstrip(b"\0")
                at += _EVENT.size + length
                if what & IN_Q_OVERFLOW:
                    is_all = False
                elif name and number in self._folders:
                    found.add(os.path.join(self._folders[number], os.fsdecode(name)))

    def close(self) -> None:
        """Let the kernel forget all of it."""
        os.close(self._descriptor)

    def _is_local(self, folder: bytes) -> bool:
        room = ctypes.create_string_buffer(512)
        # The kind of file system is the first number of what statfs(2) gives.
        return self._kernel.statfs(folder, room) == 0 and _KIND.unpack_from(room.raw)[0] & 0xFFFF_FFFF in LOCAL
