"""Made-up briefings of any shape, for tests that hold for all of them."""

from pathlib import Path

from hypothesis import strategies as st

from outbrief.briefing.model import (
    Block,
    Briefing,
    Column,
    Initiative,
    Mark,
    Paragraph,
    Point,
    Points,
    PriorityTable,
    Section,
)
from outbrief.briefing.place import Place
from outbrief.briefing.problem import Problem, Severity
from outbrief.library.files import shown_path
from outbrief.loading.loaded import Loaded

PATH = Path("folder/visit.yaml")

texts = st.text(max_size=12)
places = st.text(max_size=12).map(Place)
cells = st.dictionaries(
    st.sampled_from(["area", "initiative", "status", "lead", "Größe", ""]) | texts, texts, max_size=4
)
marks = st.builds(Mark, st.integers(0, 2**40), st.integers(0, 99))
paragraphs = st.builds(Paragraph, places, texts, marks)
points = st.recursive(
    st.builds(Point, places, texts, texts, texts, texts, cells, st.just(()), marks),
    lambda inner: st.builds(
        Point, places, texts, texts, texts, texts, cells, st.lists(inner, max_size=2).map(tuple), marks
    ),
    max_leaves=4,
)
rows = st.builds(Initiative, places, cells, texts, marks)
tables = st.builds(
    PriorityTable,
    places,
    st.lists(st.builds(Column, texts, texts), max_size=3).map(tuple),
    st.lists(rows, max_size=3, unique_by=lambda row: row.place).map(tuple),
    texts,
    st.lists(paragraphs, max_size=1).map(tuple),
    texts,
    texts,
    cells,
    marks,
)
blocks: st.SearchStrategy[Block] = (
    paragraphs | tables | st.lists(points, max_size=2).map(lambda some: Points(tuple(some)))
)
sections = st.recursive(
    st.builds(Section, places, texts, st.lists(blocks, max_size=3).map(tuple), st.just(()), texts, texts, cells, marks),
    lambda inner: st.builds(
        Section, places, texts, st.just(()), st.lists(inner, max_size=2).map(tuple), texts, texts, cells, marks
    ),
    max_leaves=3,
)
briefings = st.builds(
    Briefing,
    places,
    texts,
    st.lists(paragraphs, max_size=2).map(tuple),
    st.lists(sections, max_size=2).map(tuple),
    *[texts] * 8,
    st.lists(texts, max_size=2).map(tuple),
    st.lists(texts, max_size=2).map(tuple),
    st.lists(cells, max_size=2).map(tuple),
    st.lists(points, max_size=2).map(tuple),
    cells,
    marks,
)
problems = st.builds(
    Problem,
    st.just(shown_path(PATH)) | texts,
    st.integers(0, 2**31),
    st.integers(0, 2**31),
    st.sampled_from(Severity),
    texts,
    texts,
)
loadings = st.builds(Loaded, st.just(PATH), st.none() | briefings, st.lists(problems, max_size=3).map(tuple))
"""What may be loaded from the file PATH."""
