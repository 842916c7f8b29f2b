"""Marks of emphasis where they say nothing: around a title, a label or a name, which are set apart anyway."""

import re

_WHOLE = re.compile(r"(\*{1,3}|_{1,3})(?=[^\s*_])((?:(?!\1).)+)(?<=[^\s])\1", re.S)
_STARS = re.compile(r"(\*{1,3})(?=[^\s*])([^*]+)(?<=\S)\1")
_LINES = re.compile(r"(?<!\w)(_{1,3})(?=[^\s_])([^_]+)(?<=\S)\1(?!\w)")
_NOTE_SIGN = re.compile(r"[\[(]?(?:\d{1,3}|[*†‡§]{1,3}|[a-z])[\])]?")
"""A link that is the sign of a footnote and no word of a title."""
_LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\[\]]*\])*)\]\(((?:[^()]|\([^()]*\))*)\)")


def is_bold(raw: str) -> bool:
    """Tell whether a text is bold from its beginning to its end, and nothing else."""
    found = _WHOLE.fullmatch(raw.strip())
    return found is not None and len(found[1]) > 1


def unmarked(text: str) -> str:
    """Return a text without marks of emphasis."""
    whole = _WHOLE.fullmatch(text)
    while whole:
        text = whole[2]
        whole = _WHOLE.fullmatch(text)
    return _LINES.sub(r"\2", _STARS.sub(r"\2", text))


def unlinked(text: str) -> tuple[str, list[str], list[str]]:
    """Return a text with the words of its links alone; the links, and the images, which go."""
    found = list(_LINK.finditer(text))
    links = [one[0] for one in found if not one[1]]
    images = [one[0] for one in found if one[1]]
    plain = _LINK.sub(lambda one: "" if one[1] or _NOTE_SIGN.fullmatch(one[2]) else one[2], text)
    return re.sub(" {2,}", " ", plain).strip() if found else text, links, images


def titled(text: str) -> tuple[str, list[str], list[str]]:
    """Return a text as it may stand in a title: without emphasis and addresses; its links and its images."""
    plain, links, images = unlinked(unmarked(text))
    return unmarked(plain), links, images
