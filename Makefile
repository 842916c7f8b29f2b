# outbrief: `make run` opens the reader, `make test` proves the project. Both install what they need, once.

# The first interpreter that is new enough; PYTHON=… overrules it.
PYTHON ?= $(shell for python in python3 python3.13 python3.12 python3.11 python3.14; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: run test lint types imports unit format bench soak pictures clean

run: $(VENV)/.run
	@$(BIN)/outbrief

test: lint types imports unit

lint: $(VENV)/.test
	$(BIN)/ruff format --check src tests
	$(BIN)/ruff check src tests

types: $(VENV)/.test
	$(BIN)/mypy

imports: $(VENV)/.test
	$(BIN)/lint-imports

# Several at once: most of them wait for a screen, not for the processor.
unit: $(VENV)/.test
	$(BIN)/python -m pytest -n 4

format: $(VENV)/.test
	$(BIN)/ruff format src tests
	$(BIN)/ruff check --fix src tests

# How well and how fast an initiative is found, and what a start, a key and an exit cost, each beside the peers that are
# installed; how long many files take to open.
bench: $(VENV)/.test
	PYTHONPATH=tests $(BIN)/python tests/bench/lookup.py $(BENCH)
	PYTHONPATH=tests $(BIN)/python tests/bench/opening.py
	PYTHONPATH=tests $(BIN)/python tests/bench/terminal.py

# Proofs by repetition, which take minutes: what `make test` proves in short, and as often as it takes to believe it.
soak: $(VENV)/.test
	$(BIN)/python -m pytest -m "soak or hypothesis" --soak $(SOAK)

# The two pictures in the README.
pictures: $(VENV)/.test
	$(BIN)/python tests/pictures.py

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

# A stamp for what has been installed: a second call installs nothing, a changed pyproject.toml installs again.
$(VENV)/bin/python:
	@test -n "$(PYTHON)" || { echo "outbrief needs Python 3.11 or newer; none was found" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.run: pyproject.toml | $(VENV)/bin/python
	$(PIP) --editable .
	@touch $@

$(VENV)/.test: pyproject.toml | $(VENV)/bin/python
	$(PIP) --editable '.[dev]'
	@touch $@ $(VENV)/.run
