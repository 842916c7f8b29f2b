"""Deferred: modules that a start only takes a name from, to call it later or never. They are loaded when that is done.

Textual imports `platformdirs`, and with it what makes archives, for a folder to put screenshots in; `uuid` for what it
says in passing; `rich.table` for a picture of its colours; and for the name of a type the tree, the list to select from
and others that the reader has not. Whoever asks such a module for anything else gets the module itself, then and from
then on.
"""

import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING, Any, Final, cast

if TYPE_CHECKING:
    from importlib.abc import Loader

DEFERRED: Final[Mapping[str, Mapping[str, str]]] = {
    "platformdirs": {"user_downloads_path": ""},
    "rich.table": {"Table": ""},
    "textual.types": {"IgnoreReturnCallbackType": "textual._types"},
    "uuid": {"uuid4": ""},
}
"""The names that are taken, by the module: where they stand as well, or nothing for what is only called."""


_PLACES = ("__file__", "__cached__", "__path__")
"""What the import system asks of a module that it is about to give one, if it has one."""


class Deferred(ModuleType):
    """Stands for a module until more is asked of it than the names that are known."""

    def __getattr__(self, name: str) -> Any:
        """Return what is asked for. Raises AttributeError where the module has nothing of that name."""
        if name in _PLACES:
            raise AttributeError(name)
        elsewhere = DEFERRED[self.__name__].get(name)
        if elsewhere is None:
            return getattr(_loaded(self), name)
        return getattr(import_module(elsewhere), name) if elsewhere else _called_later(self, name)


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


def _called_later(module: ModuleType, name: str) -> Callable[..., Any]:
    def call(*arguments: Any, **options: Any) -> Any:
        return getattr(_loaded(module), name)(*arguments, **options)

    return call
