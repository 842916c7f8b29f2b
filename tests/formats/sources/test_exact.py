"""Exact Markdown that is not as it was written is refused, whatever it is."""

import pytest

from outbrief.formats.sources.exact import NotExactError, read_exact


@pytest.mark.parametrize(
    "body",
    [
        "",
        "Text.",
        "# T\n\n- before a section",
        "# T\n\n# Again",
        "# T\n\n## S\n\n*stress*",
        "# T\n\n## S\n\n1. numbered",
        "# T\n\n## S\n\n| a |\n|---|\n| b |",
        "# T\n\n## S\n\n<div>",
        '# T\n\n## S\n\n<!-- outbrief: {"columns": {}} -->',
        '# T\n\n## S\n\n<!-- outbrief: {"level": "x"} -->',
        '# T\n\n## S\n\n- a <!-- outbrief: {"cells": ["status"]} -->',
        '# T\n\n## S\n\n| a |\n|---|\n\n<!-- outbrief: {"columns": {"a": "a"}, "title": "T"} -->',
        '# T\n\n## S\n\n<!-- outbrief: {"list": "footnotes"} -->\n\n- a\n\nText.',
    ],
)
def test_what_is_not_as_outbrief_writes_it_is_refused(body: str) -> None:
    with pytest.raises(NotExactError):
        read_exact("outbrief: 1", body)
