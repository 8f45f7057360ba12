# Everything runs in .venv, which `make` sets up by itself the first time and again when pyproject.toml or
# constraints.txt change. Needed beforehand: make and Python 3.11 or newer, nothing else.

PYTHON ?= python3
JOBS ?= 2
PAIRS = 1000000
SEED = 1
SECONDS = 60
SAMPLE = 600
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
# worksteal: the few long tests would else wait at the end of one worker's list
PYTEST := $(BIN)/python -m pytest -n $(JOBS) --dist worksteal
CODE := smrl tests benchmarks examples docs
CORE := smrl/check/*,smrl/core/*,smrl/backends/*

.DEFAULT_GOAL := help
.PHONY: help demo test slow long million fuzz mutants cover lint fmt bench docs dist clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /  \1\t/p' Makefile | expand -t 10

demo: $(VENV)/.installed ## check the example prison, and explain one of its verdicts
	@status=0; $(BIN)/smrl check examples/prison/facility.yaml || status=$$?; \
	if [ $$status -gt 1 ]; then exit $$status; fi; \
	if [ $$status -eq 1 ]; then \
	  echo; echo "(smrl check ended with status 1: it found breaches, as it should in this prison)"; fi
	@echo; echo '$$ smrl explain examples/prison/facility.yaml "21(1)"'
	@$(BIN)/smrl explain examples/prison/facility.yaml "21(1)"

test: $(VENV)/.developed ## the plain tests, a few minutes
	$(PYTEST)

slow: $(VENV)/.developed ## the tests that take longer
	$(PYTEST) -m slow

long: $(VENV)/.developed ## the tests that take the better part of an hour
	$(PYTEST) -m long

million: $(VENV)/.developed ## both evaluators on a million generated pairs of a norm and facts; PAIRS=… SEED=… JOBS=…
	$(BIN)/python -m tests.backends.million --pairs $(PAIRS) --seed $(SEED) --jobs $(JOBS)

fuzz: $(VENV)/.developed ## coverage-guided fuzzing of everything that reads texts and files, a minute; SECONDS=3600 an hour
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS)

mutants: $(VENV)/.developed ## whether tests notice small faults in checker and evaluators; SAMPLE=all or a number, SEED=… JOBS=…
	$(BIN)/python -m tests.mutants $(if $(filter-out all,$(SAMPLE)),--sample $(SAMPLE)) --seed $(SEED) --jobs $(JOBS)

cover: $(VENV)/.developed ## the plain tests with branch coverage; at least 95 % of checker, core and evaluators
	$(PYTEST) --cov --cov-report=term
	$(BIN)/coverage report --include='$(CORE)' --fail-under=95

lint: $(VENV)/.developed ## ruff, mypy and the import contracts
	$(BIN)/ruff check $(wildcard $(CODE))
	$(BIN)/ruff format --check $(wildcard $(CODE))
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

fmt: $(VENV)/.developed ## format the Python sources and the rulesets
	$(BIN)/ruff check --fix $(wildcard $(CODE))
	$(BIN)/ruff format $(wildcard $(CODE))
	$(BIN)/smrl fmt rulesets

bench: $(VENV)/.benched ## the table of speeds, against hand-written Python and the peers that install
	$(BIN)/python -m benchmarks

docs: $(VENV)/.developed ## the documentation as web pages, in docs/_build/html
	$(BIN)/sphinx-build -W --keep-going -q -b html docs docs/_build/html
	@echo "docs/_build/html/index.html"

dist: $(VENV)/.developed ## wheel and sdist, in dist/
	$(BIN)/python -m build --no-isolation

clean: ## remove what was built and cached; `rm -r .venv` forgets the set-up too
	rm -rf build dist docs/_build .coverage .coverage.* .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -not -path './$(VENV)/*' -prune -exec rm -rf {} +

$(BIN)/python:
	@for python in "$(PYTHON)" python3 python3.13 python3.12 python3.11 python3.14; do \
	  if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then found=$$python; break; fi; \
	done; \
	if [ -z "$$found" ]; then echo "smrl needs Python 3.11 or newer; name one with: make PYTHON=/path/to/python3"; exit 1; fi; \
	echo "creating $(VENV) with $$("$$found" --version)"; \
	"$$found" -m venv $(VENV) 2>/dev/null && [ -x $(BIN)/pip ] || \
	"$$found" -m virtualenv --quiet --clear $(VENV) 2>/dev/null || { rm -rf $(VENV); \
	  echo "$$found can make no virtual environment: it lacks the module venv or ensurepip."; \
	  echo "On Debian and Ubuntu: apt install python3-venv. Or name another Python: make PYTHON=/path/to/python3"; exit 1; }

$(VENV)/.installed: pyproject.toml constraints.txt | $(BIN)/python
	@echo "installing smrl and the six packages it needs into $(VENV)"
	@$(PIP) hatchling editables
	@$(PIP) --no-build-isolation -e .
	@touch $@

$(VENV)/.developed: $(VENV)/.installed
	@echo "installing the tools that test, check and document it into $(VENV)"
	@$(PIP) --no-build-isolation -e '.[dev]'
	@touch $@

$(VENV)/.benched: $(VENV)/.developed
	@echo "installing the rule engines it is compared with into $(VENV)"
	@$(PIP) --no-build-isolation -e '.[bench]'
	@touch $@
