"""`outbrief search QUERY`: the search bar's engine, for the shell and for scripts."""

import argparse
import gc
import os
import sys
from collections.abc import Sequence

from outbrief.commands.answers import answer_value, hit_line, hit_text
from outbrief.commands.arguments import add_paths
from outbrief.commands.complaint import complain
from outbrief.commands.narrowing import add_where, narrowing_of
from outbrief.commands.opening import NOTHING_OPENED, open_to_search
from outbrief.formats.counting import counted
from outbrief.library.files import exists
from outbrief.library.library import Library
from outbrief.library.skipped import skipped
from outbrief.loading.clean import clean_line
from outbrief.search.answer import Answer, count, instead
from outbrief.search.entries import Kind
from outbrief.search.index import Index
from outbrief.search.narrowing import Narrowing

NOTHING_FOUND, NOT_UNDERSTOOD = 1, 2
LISTED = frozenset([Kind.INITIATIVE, Kind.POINT])
"""What is listed where no query and no kind is given: what has columns to be told apart by."""
MOST_HITS = 50
"""Hits. Who needs more than two screens of them refines the query or says `--limit`."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `search` takes to its parser."""
    parser.add_argument(
        "query",
        nargs="?",
        metavar="QUERY",
        help="what to find; several words in quotes; may be left out where --where or --kind says what is listed",
    )
    add_paths(parser)
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="one JSON object: query, total, hits, nearest")
    form.add_argument("--tsv", action="store_true", help="a line a hit: place, kind, text, where, marking, date, why")
    parser.add_argument(
        "--batch", action="store_true", help="queries from standard input, one a line; a JSON object a line; no QUERY"
    )
    parser.add_argument(
        "--limit", type=_positive, default=MOST_HITS, metavar="N", help="show at most N hits (default: 50)"
    )
    parser.add_argument(
        "--kind", action="append", choices=[*map(str, Kind)], metavar="KIND", help=f"{', '.join(Kind)}; may be repeated"
    )
    add_where(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print what was found; 0 found, 1 nothing found, 2 nothing to search, no query or one not understood."""
    query: str | None = arguments.query
    paths: list[str] = arguments.paths
    is_list = bool(arguments.where or arguments.kind) and not arguments.batch
    if arguments.batch or (is_list and query and not paths and exists(query)):
        paths, query = ([query, *paths] if query is not None else paths), None
    if not arguments.batch and not is_list and not (query or "").strip():
        complain("what is to be searched for? see outbrief search --help")
        return NOTHING_OPENED
    step = open_to_search(paths, "" if arguments.batch else _advice(query or "", paths))
    library, index = step.library, step.index
    if not library.briefings or index is None:
        return NOTHING_OPENED
    kinds = frozenset(Kind(kind) for kind in arguments.kind) if arguments.kind else None
    narrowing = narrowing_of(arguments.where, index)
    if arguments.batch:
        return _run_batch(index, arguments.limit, kinds, narrowing)
    if (query or "").strip():
        answer = index.search(clean_line(query or ""), arguments.limit, kinds, narrowing)
    else:
        answer = index.listed(kinds or LISTED, arguments.limit, narrowing)
    if answer.not_understood:
        # Whoever asks in a script sees no hint above the hits, and these are not what was asked for.
        complain(answer.not_understood + _forgotten(query, paths))
        return NOT_UNDERSTOOD
    _print(answer, arguments)
    if answer.hint:
        complain(answer.hint)
    if answer.hits:
        return 0
    complain(_nothing(answer, library, narrowing) + _forgotten(query, paths))
    return NOTHING_FOUND


def _print(answer: Answer, arguments: argparse.Namespace) -> None:
    if arguments.json:
        print(_json_line(answer))
        return
    form, between = (hit_line, "\n") if arguments.tsv else (hit_text, "\n\n")
    if answer.hits:
        print(between.join(form(hit) for hit in answer.hits))
    if answer.total > len(answer.hits):
        complain(f"{len(answer.hits)} of {count(answer)} hits shown; --limit says how many")


def _run_batch(index: Index, limit: int, kinds: frozenset[Kind] | None, narrowing: Narrowing) -> int:
    """Answer every line of standard input as it comes, so that a script may hold the index open and converse."""
    is_found = False
    # The index stays as it is: the collector would go through it again and again, for 100 ms at a time.
    gc.freeze()
    for line in sys.stdin or ():
        answer = index.search(clean_line(line), limit, kinds, narrowing)
        print(_json_line(answer), flush=True)
        is_found = is_found or bool(answer.hits and not answer.not_understood)
    return 0 if is_found else NOTHING_FOUND


def _json_line(answer: Answer) -> str:
    # Only where it is asked for: the plain answer must be quick.
    import json

    return json.dumps(answer_value(answer), ensure_ascii=False)


def _nothing(answer: Answer, library: Library, narrowing: Narrowing) -> str:
    """Return the honest no: what was searched, how much of it could not be, and the nearest words there are."""
    narrowed = f", narrowed to {narrowing}" if narrowing else ""
    if answer.whole is not None and answer.whole.total:
        narrowed += f"; the whole library has {count(answer.whole)}"
    nearest = f"; {said}" if (said := instead(answer)) else ""
    nearest += f"; nearest: {', '.join(answer.nearest)}" if answer.nearest else ""
    looked_in = counted(len(library.briefings), "briefing") + skipped(library) + narrowed
    about = f" on «{answer.query.text}»" if answer.query.text else ""
    return f"nothing{about} in {looked_in}{nearest}"


def _forgotten(query: str | None, paths: Sequence[str]) -> str:
    """Return what to say of a query that leads nowhere and is all that was given: it may be where one was to search."""
    if not query or paths or not exists(query):
        return ""
    return f"; {clean_line(query)} is a {'folder' if os.path.isdir(query) else 'file'}: the query is missing"


def _advice(query: str, paths: Sequence[str]) -> str:
    """Return what to say of a path that leads nowhere: it is probably a word of the query, without quotes."""
    words = clean_line(" ".join([query, *paths]))
    return f"to search for several words, quote them: outbrief search '{words}'" if paths else ""


def _positive(text: str) -> int:
    """Read a number above 0, for argparse."""
    number = int(text) if text.isdecimal() else 0
    if number < 1:
        raise argparse.ArgumentTypeError("give a number above 0")
    return number
