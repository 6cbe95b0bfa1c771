# Every target sets up what it needs; the first call makes .venv with the locked, hashed packages.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARCHIVE := demo/archive
SITE := demo/site

.PHONY: setup demo test lint format messages bench lock clean

setup: $(VENV)/.dev

# What onrecord runs on; enough for the demo. Bytecode is made when first needed, not for all.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile

$(VENV)/.run: requirements/run.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "onrecord needs Python 3.11 or newer; set PYTHON=python3.11 or such"; exit 1; }
	@echo "setting up $(VENV), once"
	@$(PYTHON) -m venv $(VENV)
	@$(INSTALL) --require-hashes -r requirements/run.txt
	@$(INSTALL) --require-hashes -r requirements/build.txt
	@$(INSTALL) --no-deps --no-build-isolation -e .
	@touch $@

$(VENV)/.dev: $(VENV)/.run requirements/dev.txt
	@echo "installing what the tests need, once"
	@$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

demo: $(VENV)/.run
	$(BIN)/python examples/build.py --archive $(ARCHIVE) --site $(SITE)

test: setup
	$(BIN)/python -m pytest -n auto

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: setup
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

messages: setup
	$(BIN)/python -m onrecord.publish.catalogues

bench: setup
	$(BIN)/python benchmarks/run.py

lock:
	uv pip compile pyproject.toml --extra postgresql --extra spark --group dev --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --quiet -o requirements/dev.txt
	uv pip compile pyproject.toml --extra postgresql --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --quiet -o requirements/run.txt
	uv pip compile --group build --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-header --quiet -o requirements/build.txt

clean:
	rm -rf demo build dist $(VENV)
