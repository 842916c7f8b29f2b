"""Documents with accidents: each is imported or refused in words, in a time that ends, and its YAML is read back."""

from collections import Counter
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

import pytest

from documents_with_traps import DOCUMENTS, mutated
from imported import imported
from limited import limited
from outbrief.briefing.model import Standing
from outbrief.formats.markdown import markdown_of
from outbrief.formats.sources.outline import Options
from outbrief.formats.yaml_format import yaml_of
from outbrief.library.importing import Imported, import_document
from outbrief.loading.load import load_text

ENDLESS = 10
"""Seconds of the processor for a document of some hundred lines, of which a hundred are imported in one."""
NAMES = (*DOCUMENTS, "ours.md")


@cache
def source(name: str) -> bytes:
    """Return a document; one of them outbrief itself has written."""
    if name == "ours.md":
        return markdown_of(Standing(imported(DOCUMENTS["harbour.md"], "harbour.md").briefing, ()), exact=True).encode()
    return DOCUMENTS[name].encode()


@pytest.mark.soak(few=1_000, many=20_000)
def test_a_document_with_accidents_is_imported_or_refused(times: int, figures: Callable[[str], None]) -> None:
    found: Counter[str] = Counter()
    for number in range(times):
        random = Random(number)
        name = random.choice(NAMES)
        data = mutated(source(name), random)
        called = random.choice((name, name, "x.md", "x.txt", "x.csv"))
        try:
            with limited(ENDLESS):
                done = import_document(data, called, Options())
        except Exception as error:
            raise AssertionError(f"number {number}, as {called}") from error
        if not isinstance(done, Imported):
            assert done
            found["refused"] += 1
            continue
        found["imported"] += 1
        found["with a text missing"] += bool(done.missing)
        stem = Path(called).stem
        again = load_text(done.yaml, Path(f"{stem}.yaml"))
        assert again.briefing == done.briefing, number
        assert yaml_of(done.briefing, stem) == done.yaml or again.problems, number
    figures(f"mutated documents: {times}, {dict(found)}")
