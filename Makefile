# `make` alone lists what there is. Each command sets itself up: Python 3.11 or newer and make
# are all a machine needs. See CONTRIBUTING.md in .github/ for what each step of the gate asks.

ADDRESS ?= 127.0.0.1:8000
PYTHON ?= $(firstword $(foreach p,python3 python3.14 python3.13 python3.12 python3.11 python,\
	$(shell $(p) -c 'import sys; print("$(p)" if sys.version_info >= (3, 11) else "")' 2>/dev/null)))

# Same commit, same bytes: dates on the site come from the last commit, not from the clock; but
# while there is work that is not committed, today is today, or a review of today is "in the future".
ifndef SOURCE_DATE_EPOCH
SOURCE_DATE_EPOCH := $(shell test -z "$$(git status --porcelain 2>&1)" && git log -1 --format=%ct \
	|| date +%s)
endif
export SOURCE_DATE_EPOCH

# The engine and its theme advertise their successors; a strict build counts that as a fault.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

BIN := .venv/bin
# Where the machine has no Node, .ci/setup.py has put one beside Python.
NODE := PATH="$(CURDIR)/$(BIN):$$PATH" node
SOURCE_STEPS := format-check lint types check workflows spelling
SITE_STEPS := build html links
STEPS := $(SOURCE_STEPS) $(SITE_STEPS) pytest

.PHONY: help serve test bench setup browser pictures golden lock format clean exits $(STEPS)
.NOTPARALLEL:
.DEFAULT_GOAL := help

help: ## list the commands
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | column -t -s '|' 2>/dev/null \
		|| sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1: \2/p' Makefile

serve: setup ## read the site on http://127.0.0.1:8000/, up to date with every saved file
	@$(BIN)/python .ci/address.py "$(ADDRESS)"
	@echo "── Checking and building; the site will be on http://$(ADDRESS)/ (Ctrl+C stops it)"
	@SITE_URL="http://$(ADDRESS)/" $(BIN)/mkdocs serve --livereload --dev-addr "$(ADDRESS)"

build: setup ## write the site to site/
	@echo "── build: the site, strictly, into site/"
	@rm -rf site
	@$(BIN)/mkdocs build --strict --quiet

check: setup ## check every entry: fields, sources, links between records
	@echo "── check: every entry of the casebook"
	@$(BIN)/casebook check $(if $(FORMAT),--format $(FORMAT))

test: setup browser ## the gate: all steps below and pytest; all of them run, one fault fails it
	@notes=$$(mktemp -d); trap 'rm -rf "$$notes"' EXIT; : > "$$notes/failed"; \
	run() { for step; do \
		$(MAKE) --no-print-directory $$step 2>&1 || echo $$step >> "$$notes/failed"; \
	done; }; \
	run $(SOURCE_STEPS) > "$$notes/source" & \
	run $(SITE_STEPS); wait; cat "$$notes/source"; run pytest; \
	failed=$$(tr '\n' ' ' < "$$notes/failed"); \
	if [ -n "$$failed" ]; then echo "── failed: $$failed(each runs alone: make NAME)"; exit 1; fi; \
	echo "── every step passed"

format-check: setup ## - format: ruff format
	@echo "── format-check: ruff (make format puts it right)"
	@$(BIN)/ruff format --check --quiet . || { $(BIN)/ruff format --diff . ; exit 1; }

lint: setup ## - faults in Python: ruff
	@echo "── lint: ruff"
	@$(BIN)/ruff check --quiet .

types: setup ## - types: mypy, strict on the package
	@echo "── types: mypy"
	@$(BIN)/mypy --no-error-summary

workflows: setup ## - workflows: zizmor and actionlint
	@echo "── workflows: zizmor, actionlint"
	@faults=0; \
	$(BIN)/zizmor --offline --no-progress --quiet .github || faults=1; \
	$(NODE) .ci/actionlint.cjs .github/workflows/*.yml || faults=1; \
	exit $$faults

spelling: setup ## - spelling: codespell
	@echo "── spelling: codespell"
	@$(BIN)/codespell

html: setup ## - validity of site/: html-validate
	@echo "── html: html-validate over site/"
	@test -f site/index.html || { echo "There is no site/ to look at: make build"; exit 1; }
	@find site -name '*.html' -print0 | xargs -0 -n 50 -P 2 \
		env $(NODE) node_modules/html-validate/bin/html-validate.mjs --formatter text

links: setup ## - links inside site/: lychee, without the network
	@echo "── links: lychee over site/"
	@test -f site/index.html || { echo "There is no site/ to look at: make build"; exit 1; }
	@$(BIN)/lychee --offline --no-progress --quiet --include-fragments --index-files index.html \
		--root-dir "$(CURDIR)/site" 'site/**/*.html'

pytest: setup browser ## - unit, golden and browser tests
	@echo "── pytest"
	@$(BIN)/pytest --numprocesses auto --dist worksteal $(PYTEST)

format: setup ## put format and imports right
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format .

bench: build browser ## measure the explorer and the search, also with 10,000 invented cases
	@PYTHONPATH=scripts:.ci:tests/browser $(BIN)/python tests/browser/bench_all.py

pictures: setup browser ## take pictures of every template, and those of the README
	@PYTHONPATH=.ci:tests $(BIN)/python tests/browser/pictures.py

golden: setup ## write tests/expected/ again after a change on purpose
	@rm -rf tests/expected
	@SOURCE_DATE_EPOCH=1795305600 $(BIN)/casebook export tests/expected --docs tests/site/docs
	@rm -r tests/expected/assets/fonts tests/expected/assets/cards tests/expected/assets/vendor

lock: setup ## lock again after a change in pyproject.toml or package.json
	@sh .ci/lock.sh

exits: setup ## render the exported tree with other engines and say what differs
	@$(BIN)/python tests/exits/render.py

clean: ## remove everything that these commands made
	rm -rf site .venv .venv-exits node_modules .cache .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find scripts tests .ci -name __pycache__ -prune -exec rm -rf {} + ; rm -rf scripts/*.egg-info

setup:
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed, and there is none on this machine."; \
		echo "Get it: https://www.python.org/downloads/, or: sudo apt-get install python3 python3-venv"; \
		echo "If it has a name of its own: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) .ci/setup.py

browser: setup
	@$(BIN)/python .ci/chromium.py
