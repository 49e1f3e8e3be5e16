# The developer's targets; each calls what start.py calls. Ask for them with: make help
.DEFAULT_GOAL := help
START := python3 start.py
DEVELOP := python3 -m bootstrap
PYTHON := $(DEVELOP) python

.PHONY: help run demo dev sample picture test check format bench faults mutants words lock wheelhouse clean

help: ## say what there is
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/\1\t\2/p' Makefile | expand -t 12

run: ## open your own desk
	$(START)

demo: ## open the practice desk
	$(START) demo

dev: ## open the practice desk, with its styles taken up again whenever a .tcss file is saved
	TEXTUAL=debug $(START) demo

sample: ## make data/sample.sqlite again, byte for byte
	$(PYTHON) -m crodesk.sample data/sample.sqlite

picture: ## make the README's picture again from the real screen
	$(PYTHON) docs/picture.py docs/customer.svg

test: ## run everything CI runs; some tests: python3 start.py test tests/domain -k money
	$(START) test

check: ## style, format, types and layers, without the tests
	$(DEVELOP) check

format: ## put the source into its format, and mend what can be mended by itself
	$(PYTHON) -m ruff format .
	$(PYTHON) -m ruff check --fix .

bench: ## measure what the tool costs, beside a floor, and write benchmarks/README.md
	$(PYTHON) -m benchmarks

faults: ## kill, cut, fill, damage and fuzz the desk many times, and print what was lost; ONLY='kills power'
	$(PYTHON) -m tests.faults $(ONLY)

mutants: ## change the lending engine in small ways and see which no test notices; ONLY='crodesk.domain.lending.arrears*'
	$(PYTHON) -m tests.mutants run $(ONLY)
	$(PYTHON) -m mutmut results

words: ## gather the words from the source, and bring the catalogues of each language up to date
	$(PYTHON) -m tests.catalogues

lock: ## resolve the dependencies of pyproject.toml again; UPGRADE=--upgrade takes newer versions
	$(DEVELOP) lock $(UPGRADE)

wheelhouse: ## fetch the packages for a computer without network; PLATFORM=win_amd64 for another kind
	$(DEVELOP) wheelhouse $(PLATFORM)

clean: ## remove what is made here, the private environment too
	rm -rf .private mutants wheelhouse dist .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache .import_linter_cache
