# The whole of the work with one word each. Everything lives in .venv; nothing else is touched.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Right for every system and every Python from 3.11.0 on, where pip-compile answers for the one it runs on.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header
READY := $(VENV)/.ready
CORES = $(shell $(BIN)/python -c "import os; print(os.cpu_count())")
TESTS = $(BIN)/python -m pytest --numprocesses auto --dist loadfile --no-loadscope-reorder
export NO_MKDOCS_2_WARNING := 1

.PHONY: help site serve test browser oldest read safety pages bench check lint lock pictures screenshots clean

help: ## what can be made
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

$(READY): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

# Without ffmpeg the one recording of the samples is left out, and told: that is no reason to build nothing.
site: $(READY) ## build the sample cohort into site/
	$(BIN)/leerkring build $(if $(shell command -v ffmpeg),--strict)
	@echo "The site is in site/. To look at it, run 'make serve' and go to http://127.0.0.1:8000/"

serve: $(READY) ## look at the sample cohort while you change it
	$(BIN)/leerkring serve

test: $(READY) ## all tests of the program
	$(TESTS) -m "not heavy and not browser"

# As many as there are cores: a browser is several processes itself.
browser: $(READY) ## all tests of pages in a real browser (Debian's chromium)
	$(TESTS) --numprocesses $(CORES) -m "browser and not heavy" tests/browser

oldest: ## read, refuse and build with an older Python, too (OLDEST=/usr/bin/python3)
	$(MAKE) VENV=.venv-oldest PYTHON=$(or $(OLDEST),/usr/bin/python3) read site

read: $(READY)
	$(TESTS) tests/test_broken.py tests/test_personal.py tests/reading tests/personal tests/safety/test_possessive.py tests/safety/test_html.py

# Those in a browser one after the other: they measure what stands still on a page.
safety: $(READY) ## hostile input in a real browser, killed builds, leaking files (two hours on two cores)
	$(TESTS) --dist worksteal -m heavy tests/safety/test_growth.py
	$(TESTS) -m heavy tests --ignore=tests/safety/test_growth.py --ignore=tests/browser
	$(BIN)/python -m pytest -m heavy tests/browser

pages: $(READY) ## every page in each colour and width, on a slow line, in forced colours, and every paper (half an hour)
	$(BIN)/python -m pytest -m heavy tests/browser/test_every_look.py tests/rendering/test_every_paper.py

bench: $(READY) ## how fast, beside others that are installed (SIZES="10 50" learners, ROUNDS=1)
	$(BIN)/python -m bench --rounds $(or $(ROUNDS),1) $(SIZES)

lint: $(READY) ## style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: lint test browser ## what must pass before a change lands

lock: $(READY) ## renew the locked dependencies: for work on the program, and for who installs it
	$(LOCK) --extra dev --output-file requirements.lock pyproject.toml
	$(LOCK) --no-annotate --constraint requirements.lock --output-file generator/guide/requirements.lock pyproject.toml

pictures: $(READY) ## draw the pictures of the sample portfolios again, and play their sound
	$(BIN)/python scripts/draw_pictures.py
	$(BIN)/python scripts/draw_looks.py
	$(BIN)/python -m scripts.play_scale

screenshots: $(READY) ## take pictures of every kind of page again, for docs/
	$(BIN)/python -m scripts.screenshots
	$(BIN)/python -m scripts.looks

clean: ## remove what was made
	rm -rf $(VENV) .venv-oldest site dist build .hypothesis .pytest_cache .mypy_cache .ruff_cache
