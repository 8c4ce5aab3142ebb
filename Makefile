# Everything that sets this checkout up, builds, checks or measures it. `make` alone lists the targets.
#
# All Python lives in .venv/, installed from requirements/*.txt and from nothing else; all Go programs live in
# .engines/bin/. Both are git-ignored. Stamps in .venv/ carry a checksum of what they were made from, so a changed lock
# file rebuilds the environment whatever the file times say.

VENV := .venv
BIN := $(VENV)/bin
ENGINES := .engines

# The first interpreter that is new enough. `make PYTHON=/opt/python3.13/bin/python3 …` overrules it.
NEW_ENOUGH := -c 'import sys; sys.exit(sys.version_info < (3, 11))'
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python $(NEW_ENOUGH) 2>/dev/null && echo $$python && break; done)

# The path counts too: a virtual environment does not survive a move of the checkout.
checksum = $(shell { pwd; cat $(1); } 2>/dev/null | cksum | cut -d' ' -f1)
RUN_STAMP := $(VENV)/.run-$(call checksum,requirements/build.txt requirements/run.txt requirements/dev.txt)
DEV_STAMP := $(subst .run-,.dev-,$(RUN_STAMP))
FUZZ_STAMP := $(VENV)/.fuzz-$(call checksum,requirements/build.txt requirements/run.txt requirements/dev.txt requirements/fuzz.txt)
SELF_STAMP := $(VENV)/.self-$(call checksum,pyproject.toml)
ENGINES_STAMP := $(ENGINES)/.built

PIP_INSTALL := $(BIN)/python -m pip --disable-pip-version-check install --quiet
LOCK_FLAGS ?=
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	--no-emit-index-url --no-emit-find-links $(LOCK_FLAGS)
TEST_FLAGS ?=
AGREEMENT_FLAGS ?=
FUZZ_SECONDS ?= 1800
FUZZ_FLAGS ?=

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# Targets share .venv/ and the work tree, so `make -j clean test` has to mean what it says.
.NOTPARALLEL:
.SUFFIXES:
.PHONY: help generate check test lint venv engines agreement bench fuzz clean lock

help: ## list the targets
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1	\2/p' Makefile | expand -t 18

generate: $(SELF_STAMP) ## set up what is missing, then write generated/ from arch-specs/
	$(BIN)/jobgen generate

check: $(SELF_STAMP) ## say whether generated/ is what `make generate` would write
	$(BIN)/jobgen check

test: lint ## set up what is missing, then run every check and every test; CI runs this
	$(BIN)/python scripts/run_tests.py $(TEST_FLAGS)

lint: venv ## the part of `make test` that reads the code without running it
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python scripts/measure_code.py

venv: $(DEV_STAMP) $(SELF_STAMP) ## only set up .venv/ with the development tools

engines: $(ENGINES_STAMP) ## build the Go programs that judge the output, into .engines/bin/ (needs Go; minutes, once)

agreement: venv $(ENGINES_STAMP) ## hold lint and generate against the engines, 12000 random changes (half an hour on two processors)
	PYTHONPATH=tests:tests/acceptance $(BIN)/python tests/agreement/agreement.py $(AGREEMENT_FLAGS)

bench: $(SELF_STAMP) ## measure `check` and `generate`
	$(BIN)/python benchmarks/check.py
	$(BIN)/python benchmarks/scale.py --jobs 2500

fuzz: $(FUZZ_STAMP) $(SELF_STAMP) ## feed what reads files with made-up ones for FUZZ_SECONDS, half an hour unless given
	$(BIN)/python tests/fuzz/fuzz_run.py --seconds $(FUZZ_SECONDS) $(FUZZ_FLAGS)

clean: ## remove .venv/ and every cache; .engines/ stays, for it takes minutes to build
	rm -rf $(VENV) build dist htmlcov .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -f .coverage .coverage.*
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUN_STAMP):
	$(if $(PYTHON),,$(error no Python 3.11 or newer is on the PATH; name one with `make PYTHON=…`))
	$(PYTHON) -m venv --clear $(VENV)
	$(PIP_INSTALL) --require-hashes -r requirements/build.txt -r requirements/run.txt
	touch $@

$(DEV_STAMP): $(RUN_STAMP)
	$(PIP_INSTALL) --require-hashes -r requirements/dev.txt
	touch $@

$(FUZZ_STAMP): $(RUN_STAMP)
	$(PIP_INSTALL) --require-hashes -r requirements/fuzz.txt
	touch $@

# --no-index and --no-build-isolation: the build backend is locked too, so nothing unlocked is ever fetched.
$(SELF_STAMP): $(RUN_STAMP)
	$(PIP_INSTALL) --no-index --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q jobgen
	rm -f $(VENV)/.self-*
	touch $@

$(ENGINES_STAMP): engines/go.mod engines/go.sum $(shell find engines/cmd -type f 2>/dev/null)
	@command -v go >/dev/null || { echo 'make engines needs Go 1.26 or newer on the PATH' >&2; exit 1; }
	mkdir -p $(ENGINES)/bin
	cd engines && GOBIN='$(CURDIR)/$(ENGINES)/bin' go install -buildvcs=false tool ./cmd/...
	cd engines && go test -c -o ../$(ENGINES)/bin/policy-jobs.test k8s.io/test-infra/config/tests/jobs
	cd engines && go test -c -o ../$(ENGINES)/bin/policy-testgrids.test k8s.io/test-infra/config/tests/testgrids
	touch $@

# The build backend is named once, in pyproject.toml. Later locks may not contradict earlier ones: they share .venv/.
lock: venv ## write requirements/*.txt anew; LOCK_FLAGS=--upgrade takes newer versions
	$(PIP_INSTALL) --require-hashes -r requirements/lock.txt
	$(BIN)/python -c 'import tomllib; print(*tomllib.load(open("pyproject.toml", "rb"))["build-system"]["requires"], sep="\n")' \
		| $(COMPILE) --output-file requirements/build.txt -
	$(COMPILE) --constraints requirements/build.txt --output-file requirements/run.txt pyproject.toml
	$(COMPILE) --constraints requirements/build.txt --constraints requirements/run.txt \
		--group dev --output-file requirements/dev.txt
	$(COMPILE) --constraints requirements/build.txt --constraints requirements/run.txt --constraints requirements/dev.txt \
		--group fuzz --output-file requirements/fuzz.txt
	$(COMPILE) --group lock --output-file requirements/lock.txt
