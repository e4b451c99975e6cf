# Two commands do everything: `make site` shows the site, `make test` proves it.
# Each sets up what it needs; nothing else has to be installed first but Python 3.11, pip, make and apt.

VENV := .venv
BIN := $(VENV)/bin
PYTHON ?= python3
# On two cores, a file of tests at a time, in the order that tests/conftest.py gives.
TWO_CORES := -n 2 --dist loadfile --no-loadscope-reorder

.PHONY: site test bench lock clean

site: $(VENV)/site.stamp
	$(BIN)/ahtc serve

test: $(VENV)/test.stamp browser
	$(BIN)/ruff check scripts tests
	$(BIN)/ruff format --check scripts tests
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/ahtc check
	$(BIN)/pytest $(TWO_CORES)

# The whole suite, the browser's part included, at other moments than the one that `make test` takes, each in another zone:
# tomorrow, 200 days on, 2030, and the hour that comes twice.
.PHONY: test-dates
test-dates: $(VENV)/test.stamp browser
	TZ=Europe/London TEST_MOMENT="$$(date -u -d '+1 day' +%Y-%m-%dT%H:%M:%SZ)" $(BIN)/pytest $(TWO_CORES)
	TZ=America/New_York TEST_MOMENT="$$(date -u -d '+200 days' +%Y-%m-%dT%H:%M:%SZ)" $(BIN)/pytest $(TWO_CORES)
	TZ=Pacific/Kiritimati TEST_MOMENT=2030-01-01T12:00:00Z $(BIN)/pytest $(TWO_CORES)
	TZ=Europe/London TEST_MOMENT=2026-10-25T01:30:00Z $(BIN)/pytest $(TWO_CORES)

# Fails when a contact was last checked over a year ago; a monthly job runs it.
.PHONY: contacts
contacts: $(VENV)/site.stamp
	$(BIN)/ahtc check --scheduled

# First paint on a slow phone, for every kind of page, and what the commands and each folder of tests cost: measured,
# never tested.
bench: $(VENV)/test.stamp browser
	$(BIN)/python tests/benchmarks/first_paint.py
	$(BIN)/python tests/benchmarks/build.py
	$(BIN)/python tests/benchmarks/suite.py
	$(BIN)/python tests/benchmarks/search.py

# Putting the real site in place, killed at 40 moments: what stood there after each, and after the next build began.
.PHONY: killed
killed: $(VENV)/test.stamp
	$(BIN)/ahtc build
	$(BIN)/python -m tests.output.killed .killed one-step --site site --moments 40

# The editor with forms, beside the built site at desk/edit/. Its libraries come from npm, by versions and hashes alone.
.PHONY: editor
editor: $(VENV)/site.stamp .editor/stamp
	$(BIN)/ahtc build
	$(BIN)/ahtc editor

# The editor in Chromium: every file opened and written again, and a change made with its forms.
.PHONY: test-editor
test-editor: $(VENV)/test.stamp .editor/stamp browser
	$(BIN)/pytest tests/browser/editor_trial.py

EDITOR := scripts/ahtc/output/editor
.editor/stamp: $(EDITOR)/package.json $(EDITOR)/package-lock.json
	@command -v npm >/dev/null || { \
	  echo "… Installing Debian's npm"; \
	  $(SUDO) apt-get update && $(SUDO) apt-get install --yes --no-install-recommends nodejs npm; }
	mkdir -p .editor && cp $^ .editor
	npm ci --prefix .editor --ignore-scripts --omit=optional --no-audit --no-fund
	@touch $@

CHROMIUM := chromium-headless-shell
.PHONY: browser
browser:
	@command -v $(CHROMIUM) >/dev/null || { \
	  echo "… Installing Debian's Chromium"; \
	  $(SUDO) apt-get update && $(SUDO) apt-get install --yes --no-install-recommends $(CHROMIUM) fonts-dejavu-core; }

SUDO := $(shell [ "$$(id -u)" = 0 ] || command -v sudo)

$(VENV)/bin/python:
	@echo "… Making the environment in $(VENV)"
	$(PYTHON) -m venv $(VENV)

$(VENV)/site.stamp: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "… Installing what the site needs"
	$(BIN)/python -m pip install --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/test.stamp: requirements-test.lock pyproject.toml | $(VENV)/bin/python
	@echo "… Installing what the tests need"
	$(BIN)/python -m pip install --disable-pip-version-check --no-deps --require-hashes -r requirements-test.lock
	$(BIN)/python -m pip install --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@ $(VENV)/site.stamp

# After changing the dependencies in pyproject.toml. Versions and hashes only: no address is written.
# The lock files name everything that is needed, so pip adds nothing to them (--no-deps).
LOCK := uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
        --no-header --no-annotate --quiet
lock: $(VENV)/test.stamp
	$(BIN)/$(LOCK) --extra build --output-file requirements.lock
	$(BIN)/$(LOCK) --extra build --extra test --output-file requirements-test.lock

clean:
	rm -rf $(VENV) .editor site .site-* .ahtc-*
