"""A start: modules come from the image; what was not in there is added when the program has done its work."""

import marshal
import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from types import CodeType, ModuleType

from outbrief.starting.compiling import WRITERS, Compiling, compile_pattern, compile_text
from outbrief.starting.deferred import DEFERRED, deferred
from outbrief.starting.image import Image, Module, read_image, write_image

WORTH_WRITING = 8
"""Modules and texts that the image lacks. Fewer are compiled sooner than it is written: they take some 4 ms, an image
takes 100."""

PYC_HEADER = 16
"""Bytes before the code in a compiled module: a magic number, flags, and when its source was changed, and its size."""


class Kept(SourceFileLoader):
    """Loads a module as Python does, but for where its code comes from."""

    def __init__(self, name: str, path: str, start: "Start", is_held: bool) -> None:
        super().__init__(name, path)
        self._start = start
        self._is_held = is_held

    def get_code(self, fullname: str) -> CodeType | None:
        """Return the code from the image; from the module's own file where it is not held, or cannot be read."""
        if not self._is_held:
            return super().get_code(fullname)
        with suppress(OSError, KeyError, ValueError, EOFError, TypeError):
            code = marshal.loads(self._start.image.code(fullname))
            if isinstance(code, CodeType):
                self._start.loaded.add(fullname)
                return code
        return super().get_code(fullname)

    def exec_module(self, module: ModuleType) -> None:
        """Run the module, and stand in it if it is one that compiles."""
        with self._start.compiling.importing():
            super().exec_module(module)
        self._start.compiling.stand_in(module.__name__)


class Start:
    """Finds modules in the image until the program has started, and then knows what was not there."""

    def __init__(self, image: Image, already: frozenset[str]) -> None:
        self.image = image
        self.compiling = Compiling(lambda: image.texts, lambda: image.patterns)
        self.loaded: set[str] = set()
        """The modules whose code came from the image."""
        self._already = already
        self._deferred: set[str] = set()
        self._is_stale = False
        self._missing = 0
        self._imported: frozenset[str] | None = None
        for name in (*WRITERS, "re"):
            self.compiling.stand_in(name)
        # Behind the finders of what is built into Python, and before the one that goes through folders.
        folders = sys.meta_path.index(PathFinder) if PathFinder in sys.meta_path else len(sys.meta_path)
        sys.meta_path.insert(folders, self)

    def find_spec(
        self, fullname: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return the spec of a module that the image holds as it is, as Python's own finder would make it."""
        if self._imported is not None:
            return None
        if fullname in DEFERRED and fullname not in self._deferred:
            # The second time it is asked for in earnest.
            self._deferred.add(fullname)
            return deferred(PathFinder.find_spec(fullname, path))
        module = self.image.modules.get(fullname)
        if module is None:
            return self._found(fullname, path)
        folder = os.path.dirname(module.source if module.folders is None else os.path.dirname(module.source))
        if folder not in (sys.path if path is None else path):
            return None
        if not module.is_current():
            self._is_stale = True
            return self._found(fullname, path)
        loader = Kept(fullname, module.source, self, is_held=True)
        spec = ModuleSpec(fullname, loader, origin=module.source, is_package=module.folders is not None)
        spec.has_location = True
        spec.cached = module.cached
        if module.folders is not None:
            spec.submodule_search_locations = list(module.folders)
        return spec

    def _found(self, fullname: str, path: Sequence[str] | None) -> ModuleSpec | None:
        """Return what Python finds; it is loaded here, so that what it compiles is noted."""
        spec = PathFinder.find_spec(fullname, path)
        if spec is not None and type(spec.loader) is SourceFileLoader:
            spec.loader = Kept(fullname, spec.loader.path, self, is_held=False)
        return spec

    def settle(self) -> None:
        """Leave Python as it was, and give back the memory: the program has started."""
        if self._imported is not None:
            return
        self._imported = frozenset(sys.modules) - self._already
        self._missing = sum(name not in self.image.modules and _is_of_source(name) for name in self._imported)
        # It stays among the finders, and finds nothing: another thread may be going through them.
        self.image.close()
        self.compiling.leave()

    def finish(self) -> None:
        """Add to the image what it lacked, where images may be written: the program has done its work."""
        self.settle()
        lacking = self._missing + len(self.compiling.new_texts) + len(self.compiling.new_patterns)
        if not sys.dont_write_bytecode and (self._is_stale or lacking >= WORTH_WRITING):
            # As with Python's own compiled modules: where it cannot be written, the next start takes as long.
            with suppress(OSError, ValueError, KeyboardInterrupt):
                self._write()

    def _write(self) -> None:
        held = read_image(sys.path)
        try:
            texts, patterns = held.texts, held.patterns
            texts |= {text: compile_text(text, kind) for text, kind in self.compiling.new_texts.items()}
            made = {pattern: compile_pattern(pattern) for pattern in self.compiling.new_patterns}
            patterns |= {pattern: arguments for pattern, arguments in made.items() if arguments is not None}
            write_image(sys.path, self._modules(held), texts, patterns)
        finally:
            held.close()

    def _modules(self, held: Image) -> Iterator[tuple[str, Module, bytes]]:
        """Yield the modules that an image holds and that were imported, each as its source is now."""
        for name in sorted((self._imported or frozenset()) | set(held.modules)):
            module = held.modules.get(name)
            if module is not None and module.is_current():
                yield name, module, held.code(name)
            elif (found := _compiled(name)) is not None:
                yield name, *found


def _is_of_source(name: str) -> bool:
    """Whether a module was imported from a source, in Python's own way: whoever has another has a reason to."""
    spec = getattr(sys.modules.get(name), "__spec__", None)
    return spec is not None and type(spec.loader) in (SourceFileLoader, Kept)


def _compiled(name: str) -> tuple[Module, bytes] | None:
    """Return a module as Python has compiled and kept it, and its code; None for one that it has not."""
    if not _is_of_source(name):
        return None
    spec = sys.modules[name].__spec__
    if spec is None or spec.name != name or not spec.origin or not spec.cached:
        return None
    try:
        source = os.stat(spec.origin)
        with open(spec.cached, "rb") as file:
            compiled = file.read()
    except OSError:
        return None
    wanted = b"\0\0\0\0" + b"".join(
        (number & 0xFFFFFFFF).to_bytes(4, "little") for number in (int(source.st_mtime), source.st_size)
    )
    if compiled[4:PYC_HEADER] != wanted:
        return None
    folders = None if spec.submodule_search_locations is None else tuple(spec.submodule_search_locations)
    module = Module(spec.origin, source.st_mtime_ns, source.st_size, folders, spec.cached, 0, 0)
    return module, compiled[PYC_HEADER:]
