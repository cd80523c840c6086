# Every command of the project. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.ready
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help setup run test smoke check bench soak lint docs pr replay admit team stop resume clean package deploy rollback live draft-only redrive migrate refill scale

help: ## list the commands
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(STAMP) ## make the virtual environment and fetch the embedded DynamoDB

$(STAMP): requirements.txt requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed; set PYTHON=python3.x")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing dependencies (once)"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@$(BIN)/python -m infra.local.dynamo
	@touch $(STAMP)

run: $(STAMP) ## serve everything on http://127.0.0.1:8000 (PORT=...)
	@exec $(BIN)/python -m infra.local run

test: $(STAMP) ## run every test that needs no account
	@$(BIN)/python -m pytest -n 2

smoke: $(STAMP) ## send one submission through and watch the 13 steps
	@$(BIN)/python -m infra.local smoke

check: $(STAMP) ## what is configured, what is missing, what answers
	@$(BIN)/python -m infra.local check

bench: $(STAMP) ## measure the figures of the design
	@$(BIN)/python -m bench

soak: $(STAMP) ## 10,000 submissions with random kills and faults
	@$(BIN)/python -m bench.soak

lint: $(STAMP) ## style, types, and the import rules
	@$(BIN)/ruff check . && $(BIN)/ruff format --check . && $(BIN)/mypy && $(BIN)/lint-imports

docs: $(STAMP) ## write the tables and the picture in docs/ from the code
	@$(BIN)/python -m infra.docs

pr: lint test ## all that a change must pass

replay: $(STAMP) ## let a parked or rejected run go on: RUN=... [FROM=step]
	@$(BIN)/python -m infra.local replay $(RUN) $(if $(FROM),--from $(FROM))

admit: $(STAMP) ## admit a form: PORTAL=... FORM=...
	@$(BIN)/python -m infra.local admit $(PORTAL) $(FORM)

team: $(STAMP) ## read reps and forms from a JSON file: FILE=...
	@$(BIN)/python -m infra.local team $(FILE)

stop: $(STAMP) ## hold every outside write from now on: WHY="..."
	@$(BIN)/python -m infra.local stop "$(WHY)"

resume: $(STAMP) ## lift the stop; what was held stays held
	@$(BIN)/python -m infra.local resume

package: $(STAMP) ## build what is deployed: STAGE=... [ARCH=arm64]
	@$(BIN)/python -m infra.aws package --stage $(STAGE) $(if $(ARCH),--architecture $(ARCH))

deploy: package ## build and deploy a stage: STAGE=... [YES=1] [EMAIL=...]
	@$(BIN)/python -m infra.aws deploy --stage $(STAGE) $(if $(YES),--yes) $(if $(EMAIL),--alarm-email $(EMAIL))

rollback: $(STAMP) ## bring a stage back to the release before: STAGE=... [TO=...]
	@$(BIN)/python -m infra.aws rollback --stage $(STAGE) $(if $(TO),--to $(TO)) $(if $(YES),--yes)

live: $(STAMP) ## turn DRAFT_ONLY off in a stage, after saying what will begin: STAGE=...
	@$(BIN)/python -m infra.aws live --stage $(STAGE)

draft-only: $(STAMP) ## turn DRAFT_ONLY on in a stage: STAGE=...
	@$(BIN)/python -m infra.aws draft-only --stage $(STAGE)

redrive: $(STAMP) ## put set-aside messages back on the queue: STAGE=...
	@$(BIN)/python -m infra.aws redrive --stage $(STAGE)

migrate: $(STAMP) ## rewrite stored records of earlier versions: STAGE=... [DRY=1] [PER_SECOND=50]
	@$(BIN)/python -m infra.aws migrate --stage $(STAGE) $(if $(DRY),--dry-run) $(if $(PER_SECOND),--per-second $(PER_SECOND))

refill: $(STAMP) ## copy a restored backup into a stage's tables: STAGE=... [STATE=table] [AUDIT=table]
	@$(BIN)/python -m infra.aws refill --stage $(STAGE) --state "$(STATE)" --audit "$(AUDIT)"

scale: $(STAMP) ## 1,000 leads a minute and bursts of 100,000, on paper, from measured operations
	@$(BIN)/python -m bench.scale
