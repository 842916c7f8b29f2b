"""Plain command lines: of words alone, without an option, which need no parser.

That is how the reader is started most of the time, and argparse takes 6 ms and .5 MB to be loaded and asked.
"""

from collections.abc import Callable, Sequence
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def is_plain(arguments: Sequence[str]) -> bool:
    """Tell whether none of some arguments is an option, or could be one."""
    return not any(argument.startswith("-") for argument in arguments)


def plain_arguments(add_arguments: "Callable[[ArgumentParser], None]", arguments: Sequence[str]) -> "Namespace":
    """Return what a parser makes of plain arguments, with the arguments that a verb adds to it.

    Raises NotImplementedError where the verb takes other words than any number of one kind, as they are typed.
    """
    taking = _Taking(arguments)
    add_arguments(cast("ArgumentParser", taking))
    return cast("Namespace", SimpleNamespace(**taking.values))


class _Taking:
    """Stands for a parser while a verb says what it takes."""

    def __init__(self, arguments: Sequence[str]) -> None:
        self._arguments = arguments
        self.values: dict[str, object] = {}

    def add_argument(self, *names: str, **options: Any) -> None:
        """Give an option its default value, and the words to what takes them."""
        if names[0].startswith("-"):
            long = next((name for name in names if name.startswith("--")), names[0])
            name = options.get("dest") or long.lstrip("-").replace("-", "_")
            self.values[name] = options.get("default", False if options.get("action") == "store_true" else None)
        elif options.get("nargs") == "*" and not {"type", "choices", "default", "action"} & set(options):
            self.values[names[0]] = list(self._arguments)
        else:
            raise NotImplementedError(names[0])
