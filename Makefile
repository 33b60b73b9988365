# What can be done with a checkout that has nothing but Python 3.11 and make.

PYTHON ?= python3
SUITES ?=
SIZES ?= 10000 100000
ROWS ?= 5000 20000
THINGS ?= 10000 100000

BIN := .venv/bin
INSTALLED := .venv/installed

.PHONY: help run setup fmt lint types floors content check test slow docs bench tables \
  links clean
.DELETE_ON_ERROR:

help:
	@echo "make run     install, build the graph, answer two questions, export"
	@echo "make test    everything that a change must pass"
	@echo "make slow    second opinions that take long"
	@echo "make check   the same without running the tests"
	@echo "make docs    the reference documentation, in docs/reference"
	@echo "make bench   the benchmarks, on worlds of SIZES facts (PATIENT=1: the slow ones too)"
	@echo "make tables  a benchmark of its own: imports of ROWS rows"
	@echo "make links   another one: links for THINGS things from a made-up snapshot"
	@echo "make fmt     lay out code, Turtle, TriG and SPARQL"
	@echo "make lint types floors content    one of the checks alone"
	@echo "make clean   remove what the other commands made"

run: $(INSTALLED)
	@$(BIN)/legation build
	@echo
	@$(BIN)/legation query agreements/signatories --evidence
	@echo
	@$(BIN)/legation query missions/between --host id:quebec --from id:russia --evidence
	@mkdir -p exports
	@$(BIN)/legation export --format turtle -o exports/facts.ttl
	@$(BIN)/legation export --format trig --graph all -o exports/all.trig
	@echo
	@echo "The facts are in exports/facts.ttl, everything is in exports/all.trig."
	@echo "More questions: $(BIN)/legation queries"

setup: $(INSTALLED)

# The stamp is newer than what it was made from, so that pip runs only when it must.
$(INSTALLED): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Legation needs Python 3.11 or later, and $(PYTHON) is not."; \
	  echo "Name another one: make $(MAKECMDGOALS) PYTHON=python3.12"; exit 1; }
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --upgrade "pip>=25.1"
	$(BIN)/python -m pip install --quiet -c constraints.txt -e . --group dev --group servers
	@touch $@

fmt: $(INSTALLED)
	$(BIN)/ruff check --fix src tests benchmarks
	$(BIN)/ruff format src tests benchmarks
	$(BIN)/legation fmt ontology data queries

lint: $(INSTALLED)
	$(BIN)/ruff check src tests benchmarks
	$(BIN)/ruff format --check src tests benchmarks

types: $(INSTALLED)
	$(BIN)/mypy

floors: $(INSTALLED)
	$(BIN)/lint-imports --no-cache

content: $(INSTALLED)
	$(BIN)/legation fmt --check ontology data queries
	$(BIN)/legation queries lint
	$(BIN)/legation queries test
	$(BIN)/legation queries verify --in-memory
	$(BIN)/legation coverage --at-least 95

check: lint types floors content

test: check
	$(BIN)/pytest -n auto --dist loadfile -m "not slow" --cov $(if $(SUITES),--suites=$(SUITES))

slow: $(INSTALLED)
	$(BIN)/pytest -n auto --dist loadfile -m slow

docs: $(INSTALLED)
	$(BIN)/legation docs --both -o docs/reference

bench: $(INSTALLED)
	$(BIN)/python -m benchmarks.results --sizes $(SIZES) $(if $(PATIENT),--patient)
	$(BIN)/python -m benchmarks.page

tables: $(INSTALLED)
	$(BIN)/python -m benchmarks.importing --rows $(ROWS)

links: $(INSTALLED)
	$(BIN)/python -m benchmarks.linking --things $(THINGS)

clean:
	rm -rf .venv .legation exports dist docs/reference .coverage .coverage.* .hypothesis
	rm -rf .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
