"""States as hypothesis makes them up: small, so that two of them often speak of the same thing."""

from hypothesis import strategies as st

from outbrief.briefing.place import Place
from outbrief.library.state import Choice, Left, Mark, Spot, State

NUMBERS = st.integers(0, 9)
NAMES = st.sampled_from(["a", "b", "c"])
SPOTS = st.builds(Spot, NAMES, NAMES)
MARKS = st.builds(Mark, NUMBERS, st.booleans(), NAMES, st.tuples(NAMES))
LEFT = st.builds(Left, NUMBERS, NAMES, NAMES.map(Place), NAMES.map(Place), st.booleans())
STATES = st.builds(
    State,
    st.dictionaries(SPOTS, MARKS),
    st.dictionaries(NAMES, LEFT),
    st.dictionaries(NAMES, NUMBERS),
    st.builds(Choice, NUMBERS, NAMES),
)
