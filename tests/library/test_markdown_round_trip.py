"""What was exported as exact Markdown is imported as the same briefing, from the same places."""

from hypothesis import given

from examples import examples
from made_up_documents import briefings
from outbrief.briefing.model import Briefing
from outbrief.formats.markdown import library_markdown
from outbrief.formats.sources.outline import Options
from outbrief.library.importing import Imported, import_document
from outbrief.library.shipped import shipped_folder
from outbrief.loading.load import load
from written_briefings import written_briefings


def again(briefing: Briefing) -> Briefing:
    """Export a briefing and import what was written."""
    done = import_document("".join(library_markdown([briefing])).encode(), f"{briefing.place}.md", Options())
    assert isinstance(done, Imported)
    assert (done.missing, done.notes) == ((), ())
    return done.briefing


@examples(30)
@given(briefings | written_briefings())
def test_what_was_exported_is_imported_as_the_same(briefing: Briefing) -> None:
    assert again(briefing) == briefing


def test_the_shipped_briefings_are_imported_as_they_were() -> None:
    for path in sorted(shipped_folder().glob("*.yaml")):
        briefing = load(path).briefing
        assert briefing is not None
        assert again(briefing) == briefing


def test_what_was_edited_since_is_read_as_far_as_it_says_and_loses_nothing() -> None:
    briefing = load(shipped_folder() / "nato-dsg-us-visit.yaml").briefing
    assert briefing is not None
    markdown = "".join(library_markdown([briefing])).replace("# ", "# **Draft** ", 1)
    done = import_document(markdown.encode(), "x.md", Options())
    assert isinstance(done, Imported)
    assert done.briefing.title.startswith("**Draft** ")
    assert [section.id for section in done.briefing.sections] == [section.id for section in briefing.sections]
    assert [note.about for note in done.notes][:1] == ["kind"]
