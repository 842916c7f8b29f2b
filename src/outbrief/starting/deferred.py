"""Deferred: modules of which a start takes no more than a name, to call it later or never. Then they are loaded.

Textual imports `platformdirs`, and with it what makes archives, for a folder to put screenshots in; `uuid` for what it
says in passing; `rich.table` for a picture of its colours; its own palette, which brings lists and buttons;
`typing_extensions` for what `typing` has; and others for what the reader has not. The standard library imports
`urllib.parse` for addresses of the web. Whoever asks such a module for anything else gets the module itself, then and
from then on.
"""

import sys
import typing
from collections.abc import Mapping
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from importlib.abc import Loader

DEFERRED: Final[Mapping[str, frozenset[str]]] = {
    "asyncio.sslproto": frozenset(),
    "difflib": frozenset(["get_close_matches"]),
    "locale": frozenset(),
    "mimetypes": frozenset(),
    "pickle": frozenset(["dumps", "loads"]),
    "platformdirs": frozenset(["user_downloads_path"]),
    "rich.table": frozenset(["Table"]),
    "textual.command": frozenset(
        ["CommandListItem", "CommandPalette", "DiscoveryHit", "Hit", "Hits", "Provider", "SimpleProvider"]
    ),
    "typing_extensions": frozenset(),
    "urllib.parse": frozenset(["quote_from_bytes", "urlparse"]),
    "uuid": frozenset(["uuid4"]),
}
"""The names that are taken, by the module."""

TAKERS: Final[Mapping[str, frozenset[str]]] = {"textual.command": frozenset(["textual.app", "textual.theme"])}
"""Modules whose names only some may take: others make classes of what the palette has. Textual 8.2.8 makes one too,
which finds its own looks; nothing here leads to it."""

TYPED: Final = frozenset(
    [
        *("Annotated", "Coroutine", "Final", "Literal", "ParamSpec", "Protocol", "Self", "TypeAlias", "TypeGuard"),
        *("TypedDict", "get_args", "overload", "runtime_checkable"),
    ]
)
"""What Textual takes from `typing_extensions` for older Pythons, and is in `typing` too. Some of it is there in a newer
form, of which Textual makes no use. To be spared it is worth 0.8 MB and 4 ms."""

_PLACES = ("__file__", "__cached__", "__path__")
"""What the import system asks of a module that it is about to give one, if it has one."""


class Deferred(ModuleType):
    """Stands for a module until more is asked of it than the names that are known."""

    def __getattr__(self, name: str) -> Any:
        """Return what is asked for. Raises AttributeError where the module has nothing of that name."""
        if name in _PLACES:
            raise AttributeError(name)
        if self.__name__ == "typing_extensions" and name in TYPED:
            return getattr(typing, name)
        takers = TAKERS.get(self.__name__)
        # Whoever imports a name from a module asks it for an attribute.
        is_taken = not takers or sys._getframe(1).f_globals.get("__name__") in takers
        return Later(self, name) if is_taken and name in DEFERRED[self.__name__] else getattr(_loaded(self), name)


class _Loader:
    """Makes modules that are deferred."""

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        """Return what stands for the module."""
        return Deferred(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        """Run nothing: that is what it is for."""


def deferred(found: ModuleSpec | None) -> ModuleSpec | None:
    """Return the spec of what stands for a module that has been found."""
    if found is None:
        return None
    spec = ModuleSpec(found.name, cast("Loader", _Loader()), origin=found.origin)
    spec.submodule_search_locations = found.submodule_search_locations
    spec.has_location = found.has_location
    return spec


def _loaded(module: ModuleType) -> ModuleType:
    """Return the module that another stands for, which is out of the way from here on."""
    if sys.modules.get(module.__name__) is module:
        del sys.modules[module.__name__]
    return import_module(module.__name__)


class Later:
    """Stands for what a module has, which is loaded when it is called or asked for anything; as a base, for nothing."""

    __slots__ = ("_module", "_name")

    def __init__(self, module: ModuleType, name: str) -> None:
        self._module, self._name = module, name

    def __call__(self, *arguments: Any, **options: Any) -> Any:
        """Call it."""
        return getattr(_loaded(self._module), self._name)(*arguments, **options)

    def __getattr__(self, name: str) -> Any:
        """Return what it has. Raises AttributeError."""
        return getattr(getattr(_loaded(self._module), self._name), name)

    def __mro_entries__(self, bases: tuple[object, ...]) -> tuple[type, ...]:
        """Return no base."""
        return ()
