"""Import every document of a folder and say what is missing: `python tests/import_folder.py FOLDER…`.

Four things are held to: no text is missing by the importer's own account; no word is, by a count of them that knows
nothing of documents; the YAML is read back with everything in it text; and what `truth/NAME.json` says of a document,
where there is one. The exit status is 0 where all of it holds.
"""

import json
import re
import sys
import time
from collections import Counter
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import yaml

from outbrief.formats.sources.kinds import decode
from outbrief.formats.sources.outline import Options
from outbrief.library.importing import Imported, import_document
from truth_of_documents import disagreements

SUFFIXES = (".md", ".markdown", ".txt", ".csv", ".tsv")
_PASSED_OVER = ("INDEX.md", "README.md", "SOURCES.md")

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.I)
_OURS = re.compile(r"<!--\s*outbrief:.*?-->", re.S)
_KEY = re.compile(r"^\s*(?:- )*[\w.-]+:(?=\s|$)", re.M)


def main(folders: list[str]) -> int:
    """Import the documents of the folders, print a line each and what is wrong with it, and return the exit status."""
    wrong = count = 0
    for folder in folders:
        for path in documents(Path(folder)):
            count += 1
            start = time.perf_counter()
            faults = list(faults_of(path))
            wrong += bool(faults)
            print(f"{'FAIL' if faults else 'ok':4} {time.perf_counter() - start:5.2f} s  {path.name}")
            for fault in faults:
                print(f"       {fault}")
    print(f"{count} documents, {wrong} with faults")
    return 1 if wrong or not count else 0


def documents(folder: Path) -> Iterator[Path]:
    """Yield the documents of a folder: its files of a kind that is imported, in the order of their names."""
    if folder.is_file():
        yield folder
    for path in sorted(folder.glob("*")):
        if path.suffix.lower() in SUFFIXES and path.name not in _PASSED_OVER:
            yield path


def faults_of(path: Path) -> Iterator[str]:
    """Yield what is wrong with the import of a document."""
    data = path.read_bytes()
    imported = import_document(data, path.name, Options())
    if isinstance(imported, str):
        yield f"refused: {imported}"
        return
    for piece in imported.missing[:10]:
        yield f"line {piece.line}: missing: {piece.text[:100]}"
    text = decode(data).text
    for word, few, many in lost_words(text, imported)[:10]:
        yield f"the word «{word}» stands {many} times in the document and {few} times in the YAML"
    yield from (f"not text to other programs: {value!r}" for value in _no_texts(yaml.load(imported.yaml, _LOADER)))
    truth = path.parent / "truth" / f"{path.stem}.json"
    if truth.exists():
        yield from disagreements(json.loads(truth.read_text("utf-8")), imported.briefing)


def lost_words(text: str, imported: Imported) -> list[tuple[str, int, int]]:
    """Return the words that the YAML has less often than the document: the word, how often there, how often here."""
    words = _words(_TAG.sub(" ", unescape(_OURS.sub(" ", text))))
    front = re.match(r"---\n.*?\n---\n", text, re.S)
    if front:
        # The keys of the front matter that a briefing has are its own keys.
        words -= _words(" ".join(_KEY.findall(front[0])))
    found = _words(unescape(imported.yaml))
    # A list that is numbered `1.` throughout is counted.
    return [(word, found[word], many) for word, many in words.items() if found[word] < many and not word.isdecimal()]


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"[^\W_]+", text.casefold()))


def _no_texts(value: Any, key: str = "") -> Iterator[Any]:
    match value:
        case dict():
            for inner_key, inner in value.items():
                if not isinstance(inner_key, str):
                    yield inner_key
                yield from _no_texts(inner, str(inner_key))
        case list():
            for inner in value:
                yield from _no_texts(inner)
        case _:
            if not isinstance(value, str) and key != "outbrief":
                yield value


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:] or ["."]))
