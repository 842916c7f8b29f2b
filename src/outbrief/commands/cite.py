"""`outbrief cite PLACE`: how a memo says where something stands, by the configured template."""

import argparse

from outbrief.commands.arguments import add_paths
from outbrief.commands.complaint import complain
from outbrief.commands.opening import NOTHING_OPENED, open_given
from outbrief.commands.own import MISCONFIGURED, citation_template
from outbrief.commands.show import standing_at
from outbrief.formats.citation import FIELDS, citation
from outbrief.library.configuration import template_fault
from outbrief.loading.clean import clean, clean_line


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `cite` takes to its parser."""
    parser.add_argument("place", nargs="?", metavar="PLACE", help="what to cite, as outbrief list names it")
    add_paths(parser)
    parser.add_argument(
        "--template",
        help="the form of the citation (default: as configured). Fields in braces: "
        f"{', '.join(FIELDS)}. What is in [brackets] is left out where a field in it is empty; "
        "[[, ]], {{ and }} are the signs themselves",
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the citation; 2 where nothing stands at the place, or the template is none."""
    if arguments.place is None:
        complain("which place? outbrief list says what there is")
        return NOTHING_OPENED
    if arguments.template is not None and (wrong := template_fault(arguments.template)):
        complain(clean_line(f"--template: {wrong}"))
        return MISCONFIGURED
    template = clean(arguments.template) if arguments.template else citation_template()
    library = open_given(arguments.paths)
    standing = standing_at(library, arguments.place) if library.headings else None
    if standing is None:
        return NOTHING_OPENED
    print(citation(standing, template))
    return 0
