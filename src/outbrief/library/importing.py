"""A document into a briefing: read, built, written as YAML, read back, and held to account for every text. Pure."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from outbrief.briefing.model import Briefing, Standing
from outbrief.briefing.place import Place, slug
from outbrief.briefing.problem import Problem, Severity
from outbrief.formats.sources.accounting import missing
from outbrief.formats.sources.build import build
from outbrief.formats.sources.kinds import Kind, decode, front_of, kind_of
from outbrief.formats.sources.outline import Note, Options, Outline
from outbrief.formats.sources.printed import Printed, comparing, printed
from outbrief.formats.yaml_format import yaml_of
from outbrief.library.front_matter import read_front
from outbrief.loading.clean import clean, clean_line
from outbrief.loading.load import load_text

TAB = 4
"""Columns of a tab stop in Markdown and in text. Replaced before the text is cleaned, where a tab is four spaces."""

STANDARD_INPUT = "-"
"""The name of a document that comes from nowhere."""


_WRITTEN = re.compile(r"^outbrief: ", re.M)
"""In the front matter of a document that outbrief wrote."""

_SPACES = re.compile("[\xa0\u2000-\u200a\u202f\u205f\u3000]")


@dataclass(frozen=True, slots=True)
class Imported:
    """A document that was imported, and all there is to say about it."""

    name: str
    kind: Kind
    yaml: str
    briefing: Briefing
    """As it was read back from the YAML."""
    notes: tuple[Note, ...]
    problems: tuple[Problem, ...]
    """What is wrong with the YAML, hints aside, as `outbrief check` says it."""
    missing: tuple[Printed, ...]
    """What the document says and the briefing does not: nothing, or the importer is wrong."""
    pieces: int
    """How many pieces of text the document was held to."""


def import_document(
    data: bytes,
    name: str,
    options: Options,
    kind: Kind | None = None,
    stem: str = "",
    first_line: str = "",
    told: Callable[[str, float], None] = lambda stage, share: None,
) -> Imported | str:
    """Import the bytes of a document; return why not where that cannot be.

    `name` is the file's, `stem` that of the file that is to be written; `kind` overrules what its name and look say.
    `told` hears which stage begins, and what share of the work lies behind it.
    """
    told("reading", 0.0)
    decoded = decode(data)
    if decoded.refusal:
        return decoded.refusal
    if not decoded.text.strip():
        return "nothing stands in this document"
    kind = kind or kind_of(name, decoded.text)
    shown = clean_line(Path(name).name)
    stem = stem or Path(name).stem
    if kind is Kind.MARKDOWN and replace(options, title="") == Options():
        exact = _exact(clean(decoded.text))
        if exact is not None:
            exact = replace(exact, title=options.title or exact.title)
            yaml = yaml_of(exact, stem, first_line)
            again = load_text(yaml, Path(f"{stem}.yaml")).briefing
            if again == exact:
                return Imported(shown, kind, yaml, again, (), (), (), decoded.text.count("\n") + 1)
    text = _cleaned(decoded.text, kind)
    head, outline, options = _read(text, decoded.text, kind, stem, options)
    told("building", 0.4)
    if not options.is_ours:
        head = replace(head, place=Place(slug(stem) or "briefing"), origin="" if name == STANDARD_INPUT else shown)
    called = stem if name == STANDARD_INPUT else Path(name).stem
    built = build(outline, head, options, clean_line(called) or "Untitled")
    told("writing", 0.5)
    yaml = yaml_of(built.briefing, stem, first_line)
    told("reading back", 0.6)
    loaded = load_text(yaml, Path(f"{stem}.yaml"))
    if loaded.briefing is None:
        return f"the YAML that was made of it cannot be read: {loaded.problems[0].message}"
    told("checking", 0.8)
    pieces = printed(text, kind)
    lost = missing(pieces, loaded.briefing, comparing(kind), options.is_ours)
    notes = built.notes if decoded.note is None else (decoded.note, *built.notes)
    problems = tuple(problem for problem in loaded.problems if problem.severity is not Severity.HINT)
    return Imported(shown, kind, yaml, loaded.briefing, notes, problems, tuple(lost), len(pieces))


def _exact(text: str) -> Briefing | None:
    """Return the briefing that exact Markdown says: the one that is written as that very text again. None for other."""
    front = front_of(text)
    if not _WRITTEN.search(front.yaml):
        return None
    # The readers of Markdown are imported when they are needed: markdown-it-py takes 50 ms.
    from outbrief.formats.markdown import markdown_of
    from outbrief.formats.sources.exact import NotExactError, read_exact

    try:
        yaml = read_exact(front.yaml, front.body)
    except NotExactError:
        return None
    briefing = load_text(yaml, Path("exact.yaml")).briefing
    if briefing is None or markdown_of(Standing(briefing, ()), exact=True) != text.rstrip("\n"):
        return None
    return briefing


def _cleaned(text: str, kind: Kind) -> str:
    """Return the text of a document as it may be shown; tabs that part cells stay."""
    # Line by line: a sign that has to be looked at more closely costs its line, not the document.
    if kind is Kind.CSV:
        return "\n".join("\t".join(map(clean, line.split("\t"))) for line in text.split("\n"))
    return "\n".join(clean(line.expandtabs(TAB)) for line in text.split("\n"))


def _spaced(text: str) -> str:
    """Return a text with plain spaces alone: whoever edits the YAML sees no other, and searches for none."""
    return _SPACES.sub(" ", text)


def _read(text: str, raw: str, kind: Kind, stem: str, options: Options) -> tuple[Briefing, Outline, Options]:
    """Return what the front matter says, the outline, and the options: nothing is guessed of what we wrote."""
    # Each reader is imported when it is needed: markdown-it-py takes 50 ms.
    if kind is Kind.CSV:
        from outbrief.formats.sources.separated import read_separated

        return read_front("", stem)[0], read_separated(_spaced(raw), clean, options), options
    front = front_of(text)
    head, is_ours, notes = read_front(front.yaml, stem)
    options = replace(options, is_ours=is_ours)
    if is_ours:
        notes.append(Note(1, "kind", "outbrief wrote this: what is written in it is read, and nothing is guessed"))
    body = front.body if is_ours else _spaced(front.body)
    if kind is Kind.MARKDOWN:
        from outbrief.formats.sources.markdown import read_markdown
        from outbrief.formats.sources.restoring import restored

        outline = read_markdown(body, front.first_line, options)
        if is_ours:
            outline = restored(outline, head.marking)
    else:
        from outbrief.formats.sources.plain_text import read_text

        outline = read_text(body, front.first_line, options)
    return head, replace(outline, notes=(*notes, *outline.notes)), options
