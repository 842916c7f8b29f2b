"""`outbrief schema`: the JSON Schema of the file format, for editors and for programs that write briefings."""

import argparse
import json

from outbrief.formats.schema import schema


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what `schema` takes to its parser: nothing."""


def run(arguments: argparse.Namespace) -> int:
    """Print the schema."""
    print(json.dumps(schema(), ensure_ascii=False, indent=2))
    return 0
