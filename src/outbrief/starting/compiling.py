"""What modules compile of text while they are imported: taken from the image, and noted where it is not in there.

Nothing is noted that is compiled at other times: of what somebody has typed, or of what stands in a briefing.

`dataclasses` and `collections.namedtuple` write methods as text and run it; a name of theirs that would otherwise be
Python's own `exec` or `eval` is all it takes to compile it only once. `re` compiles in Python, and hands a list of
numbers to `_sre.compile`. All three are details of CPython: where one is no longer as it was, nothing is found, nothing
is noted, and everything is compiled as ever. `tests/starting/` fails then.
"""

import builtins
import marshal
import sys
from _thread import _local
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

from outbrief.starting.image import Pattern

WRITERS = {"dataclasses": "exec", "collections": "eval"}
"""Modules that compile what they have written, and by what."""

DEBUG = 128
"""`re.DEBUG`: what is compiled so is also printed."""


class Compiling:
    """Stands between those modules and the compiler, until it is told to leave."""

    def __init__(
        self, texts: Callable[[], Mapping[str, bytes]], patterns: Callable[[], Mapping[Pattern, bytes]]
    ) -> None:
        self._texts, self._patterns = texts, patterns
        self.found = 0
        """How many were in the image."""
        self.new_texts: dict[str, str] = {}
        """The texts that were not, with `exec` or `eval`."""
        self._importing = _local()
        self.new_patterns: set[Pattern] = set()
        self._undo: list[Callable[[], None]] = []

    @contextmanager
    def importing(self) -> Iterator[None]:
        """Note what is compiled meanwhile, in this thread: a module is imported."""
        depth = getattr(self._importing, "depth", 0)
        self._importing.depth = depth + 1
        try:
            yield
        finally:
            self._importing.depth = depth

    def _notes(self) -> bool:
        return bool(getattr(self._importing, "depth", 0))

    def stand_in(self, name: str) -> None:
        """Stand in a module that has just been imported, if it is one of those."""
        module = sys.modules.get(name)
        if module is None:
            return
        if kind := WRITERS.get(name):
            self._stand_in_writer(module, kind)
        elif name == "re":
            self._stand_in_expressions(module)

    def leave(self) -> None:
        """Leave everything as it was."""
        for undo in self._undo:
            undo()
        self._undo.clear()

    def _stand_in_writer(self, module: ModuleType, kind: str) -> None:
        run: Callable[..., Any] = getattr(builtins, kind)
        texts = self._texts()

        def compiled(source: Any, *spaces: Any) -> Any:
            if isinstance(source, str):
                if (code := texts.get(source)) is not None:
                    self.found += 1
                    return run(marshal.loads(code), *spaces)
                if self._notes():
                    self.new_texts[source] = kind
            return run(source, *spaces)

        setattr(module, kind, compiled)
        self._undo.append(lambda: delattr(module, kind))

    def _stand_in_expressions(self, module: ModuleType) -> None:
        try:
            compiler = module._compiler
            whole, make = compiler.compile, import_module("_sre").compile
        except (ImportError, AttributeError):
            return
        patterns = self._patterns()

        def compiled(pattern: Any, flags: int = 0) -> Any:
            if isinstance(pattern, str | bytes) and not flags & DEBUG:
                key = (pattern, int(flags))
                if (arguments := patterns.get(key)) is not None:
                    self.found += 1
                    return make(*marshal.loads(arguments))
                if self._notes():
                    self.new_patterns.add(key)
            return whole(pattern, flags)

        compiler.compile = compiled

        def undo() -> None:
            compiler.compile = whole

        self._undo.append(undo)


def compile_text(text: str, kind: str) -> bytes:
    """Return the code of a text that `exec` or `eval` runs, as marshal writes it. Raises SyntaxError."""
    return marshal.dumps(compile(text, "<string>", kind))


def compile_pattern(pattern: Pattern) -> bytes | None:
    """Return what `_sre.compile` takes to make a regular expression; None where that is not to be found out."""
    import re

    text, flags = pattern
    try:
        make = import_module("_sre").compile
        from re import _compiler, _parser  # type: ignore[attr-defined]

        parsed = _parser.parse(text, flags)
        numbers = [int(number) for number in _compiler._code(parsed, flags)]
        groups: dict[str, int] = dict(parsed.state.groupdict)
        names: list[str | None] = [None] * parsed.state.groups
        for name, index in groups.items():
            names[index] = name
        arguments = (text, int(flags | parsed.state.flags), numbers, parsed.state.groups - 1, groups, tuple(names))
        made = make(*arguments)
    except (ImportError, AttributeError, TypeError, ValueError, re.error):
        return None
    # Equal are those of the same text, flags and numbers.
    return marshal.dumps(arguments) if made == re.compile(text, flags) else None
