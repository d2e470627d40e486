# The two commands of a fresh machine are `make report` and `make test`: they check the machine, make .venv once from the
# hashed lock, and go on. The rest is short for what .venv/bin holds; without make see CONTRIBUTING.md.

.DEFAULT_GOAL := help
.PHONY: help report test test-slow test-pdf check check-inputs explain note clean environment lock
unexport PYTHONPATH PYTHONHOME

# handed on to the command: make test ARGS="-k strand"
ARGS =
FIGURE =
export FIGURE
COUNTRY =
ABOUT = country=$(COUNTRY)
export ABOUT

BIN = .venv/bin
# the environment's commands come first for what Snakemake starts in turn
WITH_ENVIRONMENT = PATH="$(CURDIR)/$(BIN):$$PATH"
# one worker per core, a file of tests never split between two; make test WORKERS=0 stays in one process
WORKERS = logical
PYTEST = $(WITH_ENVIRONMENT) python -m pytest -n $(WORKERS) --dist loadfile

help:
	@echo "make report            read inputs/, build the reports, name the page to open"
	@echo "make test              the daily tests, in minutes; make test-slow for the slow ones"
	@echo "make check-inputs      what the authors of the spreadsheets must mend; marked copies in outputs/feedback"
	@echo "make test-pdf          veraPDF judges every PDF of the example site (needs Java and Maven)"
	@echo "make check             style, lint and types"
	@echo "make explain FIGURE=id the cells behind a published figure"
	@echo "make note COUNTRY=BR   a note from the last build; others: make note ABOUT=theme=neurosciences"
	@echo "make environment       only make .venv, or say what the machine lacks"
	@echo "make lock              compile requirements.in again (needs uv)"
	@echo "make clean             remove what was built; inputs/ and .venv stay"
	@echo "Options are handed on: make report ARGS=--dry-run, make test ARGS=\"-k strand\""

report: environment
	@$(WITH_ENVIRONMENT) snakemake $(ARGS)

test: environment
	@$(PYTEST) $(ARGS)

test-slow: environment
	@$(PYTEST) -m slow $(ARGS)

# veraPDF's judgement of every PDF of the example site; needs Java and Maven
test-pdf: environment
	@VERAPDF="$${VERAPDF:-$$(sh tools/get_verapdf.sh)}" $(WITH_ENVIRONMENT) python -m pytest -m slow -n 0 \
	    tests/report/printing/test_verapdf.py tests/site/test_prints.py $(ARGS)

check: environment
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/snakefmt --check Snakefile rules
	@$(WITH_ENVIRONMENT) snakemake --lint
	@$(BIN)/mypy

check-inputs: environment
	@$(BIN)/python -m strandreport check-inputs $(ARGS)

# the last build stays as it is, so that this takes seconds
note: environment
	@$(BIN)/python -m strandreport note "$$ABOUT" $(ARGS)

explain: environment
	@$(BIN)/python -m strandreport explain "$$FIGURE"

environment:
	@sh bootstrap/environment.sh

lock:
	@sh bootstrap/compile_lock.sh $(ARGS)

clean:
	@rm -rf outputs .snakemake .pytest_cache .ruff_cache .mypy_cache .hypothesis
