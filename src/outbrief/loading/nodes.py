"""The tree that the reader builds: text, mappings and sequences, each with the mark where it stands."""

from collections.abc import Iterator

from outbrief.briefing.model import Mark


class Scalar:
    """A text. What looks like a number, a date or a truth value is text too."""

    __slots__ = ("content", "folded", "mark", "text")

    def __init__(self, text: str, mark: Mark, content: Mark | None = None, folded: bool = False) -> None:
        self.text = text
        self.mark = mark
        self.content = content
        """For a literal block, the mark of its first line of text; its other lines follow one by one."""
        self.folded = folded
        """Whether a newline in the text stands for an empty line in the file."""


class Sequence:
    """A list."""

    __slots__ = ("items", "mark", "source")
    kind = "a list"

    def __init__(self, mark: Mark) -> None:
        self.items: list[Node] = []
        self.mark = mark
        self.source = ""
        """The list as written, where it stands in brackets on one line."""


class Entry:
    """What stands under a key of a mapping, and the mark of the key."""

    __slots__ = ("key", "mark", "node")

    def __init__(self, key: str, mark: Mark, node: "Node") -> None:
        self.key = key
        self.mark = mark
        self.node = node


class Mapping:
    """Entries by key, in the order written. Where a key repeats, the first entry counts."""

    __slots__ = ("entries", "mark", "source")
    kind = "a mapping"

    def __init__(self, mark: Mark) -> None:
        self.entries: dict[str, Entry] = {}
        self.mark = mark
        self.source = ""
        """The mapping as written, where it stands in braces on one line."""


Node = Scalar | Mapping | Sequence


def texts(node: Node) -> Iterator[str]:
    """Yield every text in a node, a line each; a mapping's as `key: text`. So nothing of it is lost."""
    if isinstance(node, Scalar):
        yield node.text
    elif node.source:
        yield node.source
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from texts(item)
    else:
        for entry in node.entries.values():
            inside = list(texts(entry.node))
            if len(inside) == 1:
                yield f"{entry.key}: {inside[0]}"
            else:
                yield f"{entry.key}:"
                yield from inside
