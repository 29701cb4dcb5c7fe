# Kaderwijzer: make app starts it, make test tests it. Both make .venv with pinned dependencies first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8501

.PHONY: app index test lint bench clean

app: $(VENV)/.installed
	@$(BIN)/kaderwijzer index
	@$(BIN)/kaderwijzer serve --port $(PORT)

index: $(VENV)/.installed
	@$(BIN)/kaderwijzer index

test: $(VENV)/.installed-dev
	$(BIN)/python -m pytest

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: $(VENV)/.installed-dev
	$(BIN)/python -m benchmarks.retrieval

clean:
	rm -rf $(VENV) index/built

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Kaderwijzer heeft Python 3.11 of nieuwer nodig. Installeer dat, of geef het aan: make app PYTHON=python3.12"; exit 1; }
	@echo "Omgeving maken in $(VENV) ..."
	@$(PYTHON) -m venv $(VENV)

# The first time this takes some minutes; afterwards only when the lists of packages change.
$(VENV)/.installed: $(VENV)/bin/python pyproject.toml constraints.txt
	@echo "Pakketten installeren (de eerste keer duurt dit enkele minuten) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-dev: $(VENV)/.installed
	@echo "Pakketten voor het testen installeren ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[dev]'
	@touch $@
