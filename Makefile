# Start here: `make demo`, then `make help`.
# Packages come from whatever index pip is configured with; every one is checked against the hashes in the locks.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
CITIES := wuhan wugang wuwei wuhai weihai
JOBS ?= 2
COVERED := checker.ir checker.evaluation checker.smt checker.verification

.DEFAULT_GOAL := help
.PHONY: help demo test coverage check bench drt fuzz wheel clean

help: ## show this list
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

demo: $(VENV)/.installed ## judge one dossier of each of the five cities (exit codes 0, 1 and 4 are verdicts, not failures)
	@for city in $(CITIES); do \
	  for dossier in examples/$$city/01-*.yaml; do \
	    echo "== checker check $$dossier --lang zh"; \
	    code=0; $(BIN)/checker check "$$dossier" --lang zh || code=$$?; \
	    echo "-- exit code $$code"; echo; \
	    case $$code in 0|1|4) ;; *) echo "demo: $$dossier could not be judged" >&2; exit 1 ;; esac; \
	  done; \
	done
	@echo "Exit codes: 0 lawful, 1 unlawful, 4 undetermined."

test: $(VENV)/.installed-test ## run the tests
	$(BIN)/python -m pytest -n $(JOBS)

coverage: $(VENV)/.installed-test ## run the tests; every branch of the two meanings and of what is built on them must run
	$(BIN)/python -m pytest -q -n $(JOBS) $(COVERED:%=--cov=%) --cov-branch --cov-report=term-missing:skip-covered --cov-fail-under=100

check: $(VENV)/.installed-dev ## format, lint, types, floors, length of modules
	$(BIN)/ruff format --check checker tests
	$(BIN)/ruff check checker tests
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest -q tests/meta/test_module_length.py

bench: $(VENV)/.installed-test ## measure the speed of the usual questions
	$(BIN)/python -m tests.bench.run

drt: N ?= 200000
drt: $(VENV)/.installed-test ## compare the two meanings on N random cases (N=200000)
	$(BIN)/python -m tests.differential.run --n $(N)

fuzz: N ?= 1000000
fuzz: $(VENV)/.installed-test ## feed N broken inputs to the readers (N=1000000)
	$(BIN)/python -m tests.fuzz.run --n $(N)

wheel: $(VENV)/.installed ## build the wheel into dist/
	$(PIP) wheel --quiet --no-deps --no-build-isolation --wheel-dir dist .
	@ls dist/*.whl

clean: ## remove everything that was built, with the environment
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache .cache .coverage*
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# ---- the environment: one stamp per lock, so that a second run starts at once

$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Python 3.11 or newer is needed, and \"$(PYTHON)\" is not. Name another: make demo PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
	  echo "The venv module of \"$(PYTHON)\" is missing. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear $(VENV)
	@touch $@

$(VENV)/.installed: requirements.lock pyproject.toml $(VENV)/.created
	$(PIP) install --quiet --require-hashes -r requirements.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.installed-test: requirements-test.lock $(VENV)/.installed
	$(PIP) install --quiet --require-hashes -r requirements-test.lock
	@touch $@

$(VENV)/.installed-dev: requirements-dev.lock $(VENV)/.installed-test
	$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	@touch $@
