"""What reading Markdown needs to know of tokens and of the texts in them, one small question each."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from outbrief.formats.sources.inline import Inline, told_by
from outbrief.formats.sources.lists import lettered_lines
from outbrief.formats.sources.outline import Block, Heading, Kept, Prose, Told

if TYPE_CHECKING:
    from markdown_it.token import Token


def closing(tokens: "Sequence[Token]", at: int) -> int:
    """Return the number of the token that closes the one at a number; itself where it opens nothing."""
    if tokens[at].nesting != 1:
        return at
    depth = 0
    for end in range(at, len(tokens)):
        depth += tokens[end].nesting
        if depth == 0:
            return end
    return len(tokens)


def parted(text: str) -> Iterator[str]:
    """Yield the lines of a text; one that goes on in lower case was not broken on purpose."""
    pending = ""
    for line in text.split("\n"):
        if pending and line[:1].islower():
            pending += f" {line}"
            continue
        if pending:
            yield pending
        pending = line
    if pending:
        yield pending


def joined(blocks: Iterator[Block]) -> list[Block]:
    """Return the blocks of a paragraph with its parts on one line, but for lettered items."""
    found = list(blocks)
    items = lettered_lines([block.text if isinstance(block, Prose) else "" for block in found])
    joined: list[Block] = []
    for number, block in enumerate(found):
        if joined and number not in items and isinstance(block, Prose) and isinstance(joined[-1], Prose):
            joined[-1] = Prose(joined[-1].line, f"{joined[-1].text} {block.text}")
        else:
            joined.append(block)
    return joined


def besides(read: Inline, line: int) -> Iterator[Block]:
    """Yield the comments that stood in a text."""
    yield from (Kept(line, "comments", comment) for comment in read.comments if told_by(comment) is None)
    if read.told:
        yield Told(line, read.told)


def chunks(content: str) -> Iterator[tuple[int, str]]:
    """Yield the parts of a text that empty lines part, each with the number of its first line."""
    pending: list[str] = []
    for number, line in enumerate([*content.split("\n"), ""]):
        if line.strip():
            pending.append(line)
        elif pending:
            yield number - len(pending), "\n".join(pending)
            pending = []


def unheaded(block: Block) -> Block:
    """Return a block that begins no section: a heading inside a list or a quotation is a line of it."""
    if isinstance(block, Heading):
        return Prose(block.line, block.text, is_bold=False)
    return replace(block, is_bold=False) if isinstance(block, Prose) else block
