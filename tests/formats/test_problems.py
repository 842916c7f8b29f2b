"""Problems as text and as GitHub annotations."""

from outbrief.briefing.problem import Problem, Severity
from outbrief.formats.problems import problem_annotation, problem_text, problem_value

PROBLEM = Problem("a.yaml", 3, 9, Severity.ERROR, "what is wrong", "what mends it")


def test_a_problem_stands_above_its_line_with_a_caret_and_its_hint() -> None:
    assert problem_text(PROBLEM, "  title: ", "[NATO] annex") == (
        "a.yaml:3:9: error: what is wrong\n    title: [NATO] annex\n           ^\n    hint: what mends it"
    )


def test_the_caret_counts_cells_not_characters() -> None:
    text = problem_text(PROBLEM, "北約é: ", "x")
    assert text.splitlines()[2] == "    " + " " * 7 + "^"


def test_a_long_line_is_cut_around_the_caret() -> None:
    _, line, caret, _ = problem_text(PROBLEM, "a" * 5000, "b" * 5000).splitlines()
    assert line == "    …" + "a" * 100 + "b" * 100 + "…"
    assert line[caret.index("^")] == "b"


def test_a_problem_of_the_whole_line_has_no_caret_and_of_the_file_no_line() -> None:
    line = Problem("a.yaml", 3, 0, Severity.WARNING, "odd")
    assert problem_text(line, "  - x") == "a.yaml:3: warning: odd\n    - x"
    assert problem_text(Problem("a.yaml", 0, 0, Severity.ERROR, "is empty")) == "a.yaml: error: is empty"


def test_an_annotation_escapes_what_would_end_it() -> None:
    odd = Problem("a:b,c%.yaml", 3, 9, Severity.HINT, "100% :: \nsure", "do it")
    assert problem_annotation(odd) == "::notice file=a%3Ab%2Cc%25.yaml,line=3,col=9::100%25 :: %0Asure (do it)"
    whole = Problem("a.yaml", 0, 0, Severity.ERROR, "is empty")
    assert problem_annotation(whole) == "::error file=a.yaml::is empty"


def test_a_value_leaves_out_what_there_is_not() -> None:
    assert problem_value(Problem("a.yaml", 0, 0, Severity.ERROR, "is empty")) == {
        "path": "a.yaml",
        "severity": "error",
        "message": "is empty",
    }
    assert problem_value(PROBLEM)["column"] == 9
