"""Compiling many files: in two processes where that pays, so that neither the keyboard nor half the machine waits."""

import contextlib
import os
import sys
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path

from outbrief.library.cache import Cache
from outbrief.library.files import file_size
from outbrief.library.record import Record
from outbrief.library.shelving import Shelving
from outbrief.library.store import Store

PROCESSES = 2
"""What the smallest machine has. More would take the others' share of a server for something that is done once."""

PAYS_FROM = 4_000_000
"""Bytes of YAML. Parsing them takes two seconds, starting the processes half of one."""

AT_ONCE = 100_000
"""Bytes of YAML that are given to a process at once, at least a file: 50 ms of work, so that small files do not wait
for their turn longer than they take."""

PATIENCE = 0.1
"""Seconds between two looks at whether anyone still waits for the result."""


def compile_files(
    store: Store, paths: Sequence[Path], waited: Callable[[], None]
) -> Iterator[tuple[Path, Record | None]]:
    """Yield each file with its record, as `Store.compile` gives it, in any order.

    `waited` is called now and then; what it raises ends the work. Raises OSError where the cache does.
    """
    left = dict.fromkeys(paths)
    if sum(map(file_size, paths)) >= PAYS_FROM and len(paths) > 1:
        for path, record in _compiled_elsewhere(store, paths, waited):
            del left[path]
            yield path, record
    # All of them, or what processes that ended early have left.
    for path in left:
        waited()
        yield path, store.compile(path)


def _compiled_elsewhere(
    store: Store, paths: Sequence[Path], waited: Callable[[], None]
) -> Iterator[tuple[Path, Record | None]]:
    """Yield what processes have compiled; if one ends or none can be started, without the files it had."""
    working: dict[Connection, BaseProcess] = {}
    given: dict[Connection, list[Path]] = {}
    todo = deque(paths)
    try:
        for _ in range(min(PROCESSES, len(paths))):
            try:
                connection, process = _start(store)
            except OSError:
                break
            working[connection] = process
            _give(connection, todo, given)
        while given:
            waited()
            wait(list(given), PATIENCE)
            for connection in [one for one in given if one.poll()]:
                some = given.pop(connection)
                try:
                    results: list[Record | None] | OSError = connection.recv()
                except (EOFError, OSError):
                    continue
                if isinstance(results, OSError):
                    raise results
                _give(connection, todo, given)
                yield from zip(some, results, strict=True)
    finally:
        for connection, process in working.items():
            connection.close()
            process.kill()
            process.join()


def _start(store: Store) -> tuple[Connection, BaseProcess]:
    # Spawned, not forked: there are threads, and a terminal in another mode.
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, store.cache.folder, store.shelving), daemon=True)
    # The reader has put something in its place that is no file, and multiprocessing hands it on as one.
    with contextlib.redirect_stderr(sys.__stderr__):
        process.start()
    # The last copy of their end is theirs: each hears when the other is gone.
    theirs.close()
    return ours, process


def _give(connection: Connection, todo: deque[Path], given: dict[Connection, list[Path]]) -> None:
    some: list[Path] = []
    size = 0
    while todo and size < AT_ONCE:
        size += file_size(todo[0])
        some.append(todo.popleft())
    if some:
        given[connection] = some
        with contextlib.suppress(OSError):
            # Where it has ended, reading from it will say so.
            connection.send(some)


def _work(connection: Connection, folder: Path, shelving: Shelving) -> None:
    """Compile the files that are sent, until nobody sends any more."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(3):
        # Whatever goes wrong here must not be written across the reader's screen.
        os.dup2(nowhere, stream)
    store = Store(Cache(folder), shelving)
    try:
        while True:
            paths: list[Path] = connection.recv()
            try:
                connection.send([store.compile(path) for path in paths])
            except OSError as error:
                connection.send(error)
    except (EOFError, OSError, KeyboardInterrupt):
        return
