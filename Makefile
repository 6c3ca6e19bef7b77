# Darcha. `make run` serves a living demo country; `make test` proves everything.
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
MUTANTS := .venv-mutants
export PORT ?= 8000
CHILDREN ?= 1
ONLY ?= # names of measures, "submit page"; all of them by default
LAW ?= # names of mutants, "darcha.kernel.cases.rules.term*"; all of them by default

.PHONY: help run test check map karakalpak bench bench-history bench-profile bench-alike bench-office faults mutants lock shots clean

help: ## What can be made
	@grep -E '^[a-z-]+:.*## ' Makefile | sed 's/:.*## /\t/' | expand -t 16

run: $(VENV)/.installed $(VENV)/.assets ## A living demo country
	@$(BIN)/darcha run

test: $(VENV)/.installed-dev $(VENV)/.assets $(VENV)/.system ## Everything that must hold
	@sh scripts/test.sh

check: $(VENV)/.installed-dev $(VENV)/.assets ## Lint, types, import contracts, packs, translations, templates
	@sh scripts/check.sh

bench: $(VENV)/.installed-dev $(VENV)/.assets ## What this machine does and the most it could; SIZE=tiny, FULL=1
	@sh scripts/system.sh bench
	@$(BIN)/python -m bench $(ONLY)
	@[ -z "$(FULL)" ] || SIZE=full $(BIN)/python -m bench $(ONLY)

bench-history: $(VENV)/.installed-dev ## The runs so far, drawn into var/bench/history.svg
	@$(BIN)/python -m bench.history

bench-profile: $(VENV)/.installed-dev $(VENV)/.assets ## Where the time of one submission goes, and its statements
	@$(BIN)/python -m bench.profile

bench-alike: $(VENV)/.installed-dev $(VENV)/.assets ## What only a clock can tell: doors that must take the same time
	@$(BIN)/python -m bench.alike

bench-office: $(VENV)/.installed-dev $(VENV)/.assets ## An officer of 40 bodies before ten thousand cases, and before a million
	@$(BIN)/python -m bench.office

map: $(VENV)/.installed ## The captioned tree, into docs/map.md
	@$(BIN)/python -m darcha.config.map

karakalpak: $(VENV)/.installed ## Every Karakalpak text beside its Uzbek and Russian, into var/karakalpak.md, for a native reader
	@$(BIN)/python -m darcha.config.karakalpak

faults: $(VENV)/.installed-dev $(VENV)/.assets ## What must hold when things break: ONLY=S2,S4 picks, FULL=1 takes hours, SCALE=0.2 a fifth
	@$(BIN)/python -m faults

mutants: $(MUTANTS)/.installed ## The law, changed line by line: what does no test notice; hours, see docs/mutation.md
	@nice -n 15 $(MUTANTS)/bin/mutmut run --max-children $(CHILDREN) $(LAW)
	@$(MUTANTS)/bin/mutmut results

shots: $(VENV)/.installed-dev $(VENV)/.assets $(VENV)/.system ## Screenshots of a running demo, into docs/shots
	@$(BIN)/python -m tests.shots

lock: $(VENV)/.installed-dev ## Pin what requirements*.in ask for; what runs is what was tested
	@$(BIN)/uv pip compile -q --universal --generate-hashes --custom-compile-command "make lock" requirements-dev.in -o requirements-dev.txt
	@$(BIN)/uv pip compile -q --universal --generate-hashes --custom-compile-command "make lock" -c requirements-dev.txt requirements.in -o requirements.txt
	@$(BIN)/uv pip compile -q --universal --generate-hashes --custom-compile-command "make lock" -c requirements-dev.txt requirements-mutants.in -o requirements-mutants.txt

$(VENV)/.made:
	@sh scripts/venv.sh $(PYTHON) $(VENV)
	@touch $@

$(VENV)/.installed: requirements.txt pyproject.toml | $(VENV)/.made
	@echo "Installing what Darcha runs on"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.txt
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.installed-dev: requirements-dev.txt $(VENV)/.installed
	@echo "Installing what the tests need"
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

$(VENV)/.assets: $(VENV)/.installed $(shell find src/darcha/furniture/front src/darcha/furniture/styles -type f -not -path '*/node_modules/*' 2>/dev/null)
	@echo "Making styles and scripts"
	@$(BIN)/python -m darcha.furniture.build
	@touch $@

$(MUTANTS)/.installed: requirements-mutants.txt pyproject.toml
	@sh scripts/venv.sh $(PYTHON) $(MUTANTS)
	@$(MUTANTS)/bin/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-mutants.txt
	@$(MUTANTS)/bin/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.system:
	@sh scripts/system.sh
	@touch $@
