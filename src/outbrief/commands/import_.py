"""`outbrief import FILE…`: documents into briefings, every text of them, and what was decided on the way."""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from outbrief.briefing.keys import ROLES
from outbrief.commands.complaint import complain, tell
from outbrief.commands.import_report import Outcome, outcome_lines, outcome_value
from outbrief.commands.progress import ProgressLine
from outbrief.formats.sources.kinds import Kind
from outbrief.formats.sources.outline import Options
from outbrief.library.files import exists
from outbrief.library.imported_file import put
from outbrief.library.importing import STANDARD_INPUT, Imported, import_document
from outbrief.library.joined import Part, as_in_document, parts_of
from outbrief.library.opening import Progress
from outbrief.loading.clean import clean_line
from outbrief.loading.decode_text import nearest
from outbrief.loading.report import Report
from outbrief.loading.source import SIZE_LIMIT, read_bytes

LOOK_AT_IT = 1
"""Exit status: a text is missing, or a file that is there says something else and was left alone."""
REFUSED = 2
SCHEMA = "briefing.schema.json"
"""The schema's file: where it lies beside the briefing, an editor is told of it in the first line."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `import` takes to its parser."""
    parser.add_argument(
        "files", nargs="*", metavar="FILE", help="Markdown, plain text, CSV or TSV; - for standard input"
    )
    where = parser.add_mutually_exclusive_group()
    where.add_argument("-o", "--output", metavar="OUT", help="the file to write (default: standard output)")
    where.add_argument(
        "--into", metavar="FOLDER", help="the folder to write to, each briefing under its document's name"
    )
    parser.add_argument("--from", dest="kind", choices=[kind.value for kind in Kind], help="what the documents are")
    parser.add_argument("--title", default="", help="the title of the briefing")
    parser.add_argument(
        "--columns",
        action="append",
        default=[],
        metavar="LABEL=ROLE,…",
        help="the roles of columns, by their labels: 'Focus Area=area,Owner=lead'",
    )
    parser.add_argument(
        "--headings",
        metavar="LINES",
        help="which unmarked lines are headings, as 2,14:2,26 (a level after the colon), or none",
    )
    parser.add_argument("--no-split", action="store_true", help="split no bullet into a name and its explanation")
    parser.add_argument("--force", action="store_true", help="replace a briefing that is there, edits and all")
    parser.add_argument("--report", choices=("text", "json"), default="text", help="how to say what was decided")
    parser.add_argument("--quiet", action="store_true", help="say only what is wrong")


def run(arguments: argparse.Namespace) -> int:
    """Import the documents; 0 where every text arrived, 1 where one did not or a file was left alone, 2 for neither."""
    if not arguments.files:
        complain("which document? outbrief import readout.md -o readout.yaml")
        return REFUSED
    if len(arguments.files) > 1 and not arguments.into:
        complain("several documents need a folder to go to: --into FOLDER")
        return REFUSED
    options = _options(arguments)
    if isinstance(options, str):
        complain(options)
        return REFUSED
    outcomes: list[Outcome] = []
    targets: set[Path] = set()
    for file in arguments.files:
        outcomes += _outcomes(file, targets, arguments, options)
    if arguments.report == "json":
        _print_json(outcomes, to_error=not (arguments.output or arguments.into))
    else:
        for outcome in outcomes:
            for line in outcome_lines(outcome, arguments.quiet):
                tell(line)
    return max(_status(outcome) for outcome in outcomes)


def _outcomes(file: str, targets: set[Path], arguments: argparse.Namespace, options: Options) -> Iterator[Outcome]:
    """Import a document, which may hold several briefings, and yield what became of each."""
    shown = clean_line(file)
    data = _read(file)
    if isinstance(data, str):
        yield Outcome(shown, refusal=data)
        return
    parts = parts_of(data)
    if len(parts) > 1 and (not arguments.into or options.title):
        told = "--into FOLDER writes a file for each" if not arguments.into else "--title is for one"
        yield Outcome(shown, refusal=f"{len(parts)} briefings stand in this document: {told}")
        return
    for part in parts:
        target = _target(part.stem if len(parts) > 1 and part.stem else file, arguments)
        if target in targets:
            yield Outcome(shown, refusal=f"another document goes to {clean_line(str(target))}, too")
            continue
        if target:
            targets.add(target)
        yield _imported(file, part, target, arguments, options)


def _imported(file: str, part: Part, target: Path | None, arguments: argparse.Namespace, options: Options) -> Outcome:
    """Import one briefing and put it where it is to go."""
    shown = clean_line(file)
    stem = target.stem if target else ("untitled" if file == STANDARD_INPUT else Path(file).stem)
    first = f"# yaml-language-server: $schema={SCHEMA}" if target and exists(str(target.parent / SCHEMA)) else ""
    kind = Kind(arguments.kind) if arguments.kind else None
    with ProgressLine() as line:

        def told(stage: str, share: float) -> None:
            line.show(Progress(f"{stage} {shown}", share))

        imported = import_document(part.data, file, options, kind, stem, first, told)
    if isinstance(imported, str):
        return Outcome(shown, refusal=imported)
    imported = as_in_document(imported, part)
    if target is None:
        sys.stdout.write(imported.yaml)
        return Outcome(shown, imported)
    return _put(shown, imported, target, arguments.force)


def _put(shown: str, imported: Imported, target: Path, force: bool) -> Outcome:
    try:
        done = put(imported.yaml, imported.briefing, target, force)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        return Outcome(shown, imported, refusal=f"{clean_line(str(target))} cannot be written: {reason}")
    return Outcome(shown, imported, clean_line(str(target)), done)


def _target(file: str, arguments: argparse.Namespace) -> Path | None:
    if arguments.into:
        name = "untitled" if file == STANDARD_INPUT else Path(file).stem
        return Path(arguments.into) / f"{name}.yaml"
    return Path(arguments.output) if arguments.output and arguments.output != STANDARD_INPUT else None


def _read(file: str) -> bytes | str:
    """Return the bytes of a document, or why there are none."""
    if file == STANDARD_INPUT:
        data = sys.stdin.buffer.read(SIZE_LIMIT + 1)
        return data if len(data) <= SIZE_LIMIT else f"larger than {SIZE_LIMIT // 1024 // 1024} MiB"
    report = Report(file)
    data_or_none = read_bytes(Path(file), report)
    return report.problems()[0].message if data_or_none is None else data_or_none


def _options(arguments: argparse.Namespace) -> Options | str:
    """Return what the person has decided, or what of it cannot be understood."""
    columns: dict[str, str] = {}
    for told in arguments.columns:
        # A label may hold a comma: what has no sign belongs to what follows.
        pending = ""
        for part in told.split(","):
            label, sign, key = f"{pending}{part}".rpartition("=")
            if not sign:
                pending += f"{part},"
                continue
            if not label.strip() or not key.strip():
                return f"--columns takes LABEL=ROLE, not «{clean_line(part)}»"
            key = clean_line(key).strip()
            if key not in ROLES and (meant := nearest(key, ROLES)):
                return f"--columns: «{key}» is no role; did you mean {meant}?"
            columns[label.strip()] = key
            pending = ""
        if pending:
            return f"--columns takes LABEL=ROLE, not «{clean_line(pending.rstrip(','))}»"
    headings = _headings(arguments.headings)
    if isinstance(headings, str):
        return headings
    return Options(columns, headings, not arguments.no_split, clean_line(arguments.title).strip())


def _headings(told: str | None) -> dict[int, int] | str | None:
    if told is None:
        return None
    found: dict[int, int] = {}
    for part in told.split(",") if told != "none" else ():
        line, _, level = part.strip().partition(":")
        if not line.isdecimal() or (level and not level.isdecimal()) or len(part) > 12:
            return f"--headings takes numbers of lines, as 2,14:2, or none; not «{clean_line(part)}»"
        found[int(line)] = int(level or 0)
    return found


def _status(outcome: Outcome) -> int:
    if outcome.refusal or outcome.imported is None:
        return REFUSED
    left_alone = outcome.done is not None and outcome.done.is_beside
    return LOOK_AT_IT if outcome.imported.missing or left_alone else 0


def _print_json(outcomes: Sequence[Outcome], to_error: bool) -> None:
    import json

    value = {"documents": [outcome_value(outcome) for outcome in outcomes]}
    print(json.dumps(value, ensure_ascii=False, indent=2), file=sys.stderr if to_error else sys.stdout)
