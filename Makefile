# The two commands that matter: make acceptance, make test.
PYTHON ?= python3
# More than there are cores: a scenario mostly waits for the service. Why six: docs/parallel.md.
JOBS ?= 6
VENV := .venv
BIN := $(VENV)/bin
export PATH := $(CURDIR)/$(BIN):$(PATH)

.DEFAULT_GOAL := help
.PHONY: help acceptance rerun report clean-up load test lint format requirements prove mutants sandbox bench endurance chaos lock clean

help:  ## List what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

acceptance: $(VENV)/ready  ## Run every feature, JOBS scenarios at a time; ARGS="..." goes to behave
	behave --jobs $(JOBS) $(ARGS)

rerun: $(VENV)/ready  ## Run what was red in the last run again, in the sandbox unless ARGS="-D env=..." says otherwise
	@test -f rerun.txt || { echo "Nothing to run again: nothing was red in the last run." >&2; exit 1; }
	behave --jobs $(JOBS) $(ARGS) @rerun.txt

clean-up: $(VENV)/ready  ## Delete what earlier runs left in an environment: ARGS="-D env=internal-dev"
	python -m support.cleanup $(ARGS)

report: $(VENV)/ready node_modules/.package-lock.json  ## Make the HTML report of the last run
	python -m support.evidence.report html $(ARGS)

node_modules/.package-lock.json: package-lock.json
	@command -v npm >/dev/null || { echo "The HTML report needs Node.js 20 or later with npm: install it, then: make report. The results are complete without it." >&2; exit 1; }
	npm ci
	@touch $@

load: $(VENV)/ready-load  ## Put the defining journey under load, see docs/load.md; ARGS="..." goes to locust
	locust $(ARGS)

# The tests of a file share what is set up for them. Those that take longest come first in the alphabet.
test: $(VENV)/ready-dev lint  ## Check the framework itself: lint, format, types, walls, tests
	pytest --numprocesses 4 --dist loadfile --no-loadscope-reorder

lint: $(VENV)/ready-dev
	ruff check
	ruff format --check
	mypy
	lint-imports --no-cache
	behave --dry-run --no-summary --format null --no-junit

format: $(VENV)/ready-dev  ## Put code and features into their standard form, and write docs/steps.md
	ruff check --fix
	ruff format
	python -m support.authoring

requirements: $(VENV)/ready  ## Show which requirements are verified: reports/requirements.html
	python -m support.requirements

prove: $(VENV)/ready  ## Run the suite against wrong services (20 minutes), and see which it notices: docs/proof.md; ARGS="NAME..." for some
	python -m support.proving $(ARGS)

mutants: $(VENV)/ready-dev  ## Change the sandbox's rules at random, and see who notices (a minute or two each); ARGS="--sample 40 --seed 2"
	python -m support.proving.mutation $(ARGS)

sandbox: $(VENV)/ready  ## Run the embedded service until Ctrl-C; ARGS="..." goes to it
	python -m support.sandbox $(ARGS)

bench: $(VENV)/ready-dev  ## Measure what the suite costs beyond its calls and waits
	python -m benchmarks

endurance: $(VENV)/ready-dev  ## Run everything twenty times in random orders, and look for what is red only sometimes: docs/endurance.md
	python -m benchmarks.endurance $(ARGS)

chaos: $(VENV)/ready-dev  ## Kill runs and services, and let everything go wrong (some ten minutes): docs/chaos.md
	python -m tests.chaos $(ARGS)

lock: $(VENV)/ready-dev  ## Pin anew what the requirements bring in
	(head -1 constraints.txt; pip freeze --exclude-editable | grep -v '^pip==\|^setuptools==') > constraints.new
	mv constraints.new constraints.txt

# But for the ledgers: of what killed runs left on a shared environment nobody else knows.
clean:  ## Remove the environment and all that runs left but their ledgers
	rm -rf $(VENV) node_modules rerun.txt *.egg-info .mypy_cache .ruff_cache .pytest_cache
	find reports -mindepth 1 -maxdepth 1 ! -name ledgers ! -name .gitkeep -exec rm -rf {} +

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Python 3.11 or later is needed; '$(PYTHON)' is $$($(PYTHON) -V 2>&1). Try: make $(MAKECMDGOALS) PYTHON=python3.12" >&2; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/ready: requirements.txt constraints.txt pyproject.toml | $(VENV)/bin/python
	python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(VENV)/ready-load: requirements-load.txt $(VENV)/ready
	python -m pip install --quiet --disable-pip-version-check -r requirements-load.txt
	@touch $@

$(VENV)/ready-dev: requirements-dev.txt requirements-load.txt $(VENV)/ready
	python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@
